#include "services/reporting/scheme/scheme_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

#include "services/common/errors.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::scheme_reader_test {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Json = nlohmann::json;

std::vector<FieldViolation> ViolationsOf(const std::string& text) {
  const absl::StatusOr<Scheme> scheme = ParseScheme(text);
  if (scheme.ok()) return {};
  const auto details = DetailsOf(scheme.status());
  return details ? details->violations : std::vector<FieldViolation>{};
}

auto Violation(const std::string& field, const std::string& reason) {
  return AllOf(Field(&FieldViolation::field, field), Field(&FieldViolation::reason, reason));
}

TEST(SchemeReaderTest, ReadsTheShippedRubric) {
  EXPECT_THAT(ViolationsOf(RubricText()), IsEmpty());
  EXPECT_EQ(Rubric().id, "rubric.v1");
  EXPECT_EQ(Rubric().points.k1, 30);
  EXPECT_EQ(Rubric().indicator.zero_below, Rational(3, 5));
  EXPECT_EQ(Rubric().task.late_steps[0].days, 10);
  EXPECT_THAT(Rubric().panel.groups, SizeIs(4));
  EXPECT_EQ(Rubric().rounding, Rounding::kHalfAway);
  EXPECT_EQ(Rubric().project.class_titles.at("RESERVE"), "前期储备类");
}

// Visits every value of the document; `path` is the JSON pointer of the value.
template <typename Visit>
void ForEachValue(const Json& json, const Json::json_pointer& path, const Visit& visit) {
  for (const auto& [key, value] : json.items()) {
    const Json::json_pointer child =
        json.is_array() ? path / static_cast<size_t>(std::stoul(key)) : path / key;
    visit(child, value);
    if (value.is_structured()) ForEachValue(value, child, visit);
  }
}

// "/panel/groups/0/weight" as the reader names it: "panel.groups[0].weight".
std::string PathText(const Json::json_pointer& pointer) {
  std::string text;
  for (Json::json_pointer rest = pointer; !rest.empty(); rest = rest.parent_pointer()) {
    const std::string& part = rest.back();
    const bool index = part.find_first_not_of("0123456789") == std::string::npos;
    const std::string piece = index ? "[" + part + "]" : part;
    text = text.empty() ? piece : piece + (text[0] == '[' ? "" : ".") + text;
  }
  return text;
}

TEST(SchemeReaderTest, EveryMissingKeyIsNamed) {
  const Json rubric = Json::parse(RubricText());
  int removed = 0;
  ForEachValue(rubric, Json::json_pointer(), [&](const Json::json_pointer& path, const Json&) {
    const bool list_element = rubric.at(path.parent_pointer()).is_array();
    const std::string text = PathText(path);
    // Titles, categories and list elements are free; everything else is mandatory.
    const auto below = [&text](const char* free) { return text.find(free) != std::string::npos; };
    if (list_element || below("_titles.") || below("not_counted.") || below("bonus_categories.")) return;
    Json broken = rubric;
    broken[path.parent_pointer()].erase(path.back());
    EXPECT_THAT(ViolationsOf(broken.dump()), Contains(Violation(text, "MISSING_KEY"))) << text;
    ++removed;
  });
  EXPECT_GT(removed, 80);
}

TEST(SchemeReaderTest, EveryValueOfAWrongTypeIsNamed) {
  const Json rubric = Json::parse(RubricText());
  ForEachValue(rubric, Json::json_pointer(), [&](const Json::json_pointer& path, const Json& value) {
    Json broken = rubric;
    // A binary floating point number is never a right value: decimals are texts, counts are integers.
    broken[path] = 0.5;
    EXPECT_THAT(ViolationsOf(broken.dump()), Contains(Field(&FieldViolation::field, PathText(path))))
        << value.dump();
  });
}

TEST(SchemeReaderTest, UnknownKeysAreNamedAtEveryLevel) {
  Json broken = Json::parse(RubricText());
  broken["extra"] = "1";
  broken["points"]["K9"] = "1";
  broken["panel"]["groups"][1]["colour"] = "red";
  EXPECT_THAT(ViolationsOf(broken.dump()),
              ::testing::UnorderedElementsAre(Violation("extra", "UNKNOWN_KEY"),
                                              Violation("points.K9", "UNKNOWN_KEY"),
                                              Violation("panel.groups[1].colour", "UNKNOWN_KEY")));
}

TEST(SchemeReaderTest, NotADecimalIsNamed) {
  for (const char* text : {"", "1e3", " 1", "一", "1.", "+1"}) {
    Json broken = Json::parse(RubricText());
    broken["discipline"]["late"] = text;
    EXPECT_THAT(ViolationsOf(broken.dump()), ElementsAre(Violation("discipline.late", "NOT_DECIMAL")))
        << text;
  }
}

struct Broken {
  friend void PrintTo(const Broken& broken, std::ostream* out) { *out << broken.pointer; }
  const char* pointer;
  Json value;
  const char* field;
  const char* reason;
};

class BrokenSchemeTest : public ::testing::TestWithParam<Broken> {};

TEST_P(BrokenSchemeTest, IsRefusedWithItsKey) {
  Json broken = Json::parse(RubricText());
  broken[Json::json_pointer(GetParam().pointer)] = GetParam().value;
  EXPECT_THAT(ViolationsOf(broken.dump()), ElementsAre(Violation(GetParam().field, GetParam().reason)));
}

INSTANTIATE_TEST_SUITE_P(
    Rules, BrokenSchemeTest,
    ::testing::Values(Broken{"/points/K1", "29", "points", "WEIGHTS_DO_NOT_ADD_UP"},
                      Broken{"/project/entry", "0.3", "project", "WEIGHTS_DO_NOT_ADD_UP"},
                      Broken{"/index/key_tasks", "0.5", "index", "WEIGHTS_DO_NOT_ADD_UP"},
                      Broken{"/panel/groups/0/weight", "0.5", "panel.groups", "WEIGHTS_DO_NOT_ADD_UP"},
                      Broken{"/year/annual", "0.5", "year", "WEIGHTS_DO_NOT_ADD_UP"},
                      Broken{"/discipline/late", "-0.2", "discipline.late", "OUT_OF_RANGE"},
                      Broken{"/indicator/zero_below", "1.1", "indicator.zero_below", "OUT_OF_RANGE"},
                      Broken{"/indicator/pp_full_loss", "0", "indicator.pp_full_loss", "OUT_OF_RANGE"},
                      Broken{"/rounding/mode", "TRUNCATE", "rounding.mode", "OUT_OF_RANGE"},
                      Broken{"/rounding/places", 10, "rounding.places", "OUT_OF_RANGE"},
                      Broken{"/panel/trim_share", "0.5", "panel.trim_share", "OUT_OF_RANGE"},
                      Broken{"/panel/trim_none_below", 2, "panel.trim_none_below", "OUT_OF_RANGE"},
                      Broken{"/panel/groups/1/id", "G1", "panel.groups[1].id", "DUPLICATE_KEY"},
                      Broken{"/lights/early_guard_months", 13, "lights.early_guard_months", "OUT_OF_RANGE"},
                      Broken{"/lights/pp_red_points", "5", "lights.pp_red_points", "NOT_ASCENDING"},
                      Broken{"/lights/entry_red_months", 0, "lights.entry_red_months", "NOT_ASCENDING"},
                      Broken{"/lights/policies/TASK", "START", "lights.policies.TASK", "OUT_OF_RANGE"},
                      Broken{"/formulas/K1", "PANEL_MEAN", "formulas.K1", "UNKNOWN_FORMULA"},
                      Broken{"/formulas/B2", "INDEX_MEAN", "formulas.B2", "UNKNOWN_FORMULA"},
                      Broken{"/appeal/further_workdays", 0, "appeal.further_workdays", "OUT_OF_RANGE"},
                      Broken{"/strength_factor/STRIVE", "-1", "strength_factor.STRIVE", "OUT_OF_RANGE"},
                      Broken{"/panel/rank_span", "1.5", "panel.rank_span", "OUT_OF_RANGE"},
                      Broken{"/groups/1/id", "TF", "groups[1].id", "DUPLICATE_KEY"},
                      Broken{"/groups/2/unit_kinds/0", "DEPARTMENT", "groups[2].unit_kinds", "DUPLICATE_KEY"},
                      Broken{"/exemption/filing_workdays", 0, "exemption.filing_workdays", "OUT_OF_RANGE"},
                      Broken{"/lights/task_red_points", "5", "lights.task_red_points", "NOT_ASCENDING"},
                      Broken{"/grades/good", "95", "grades.excellent", "NOT_ASCENDING"},
                      Broken{"/grades/fair", "85", "grades.good", "NOT_ASCENDING"},
                      Broken{"/task/late_steps/1", Json{{"days", 10}, {"value", "0.7"}},
                             "task.late_steps[1].days", "NOT_ASCENDING"}));

TEST(SchemeReaderTest, AnUnknownFormulaIsAnsweredWithTheAdmissibleOnes) {
  Json broken = Json::parse(RubricText());
  broken["formulas"]["B2"] = "INDEX_MEAN";
  const std::vector<FieldViolation> violations = ViolationsOf(broken.dump());
  ASSERT_THAT(violations, SizeIs(1));
  for (const char* name : {"INDEX_MEAN", "INDEX_RANK", "INDEX_STEP", "INDEX_VALUE"}) {
    EXPECT_THAT(violations[0].description, ::testing::HasSubstr(name));
  }
}

TEST(SchemeReaderTest, AllViolationsComeAtOnce) {
  Json broken = Json::parse(RubricText());
  broken.erase("issue");
  broken["task"]["done_later"] = "x";
  broken["grades"]["quota_from"] = -1;
  const std::vector<FieldViolation> violations = ViolationsOf(broken.dump());
  EXPECT_THAT(violations, Contains(Violation("issue", "MISSING_KEY")));
  EXPECT_THAT(violations, Contains(Violation("task.done_later", "NOT_DECIMAL")));
  EXPECT_THAT(violations, Contains(Violation("grades.quota_from", "NOT_COUNT")));
}

TEST(SchemeReaderTest, AKeyThatStandsTwiceIsNamed) {
  std::string text = RubricText();
  const std::string late = "\"late\": \"0.20\"";
  text.replace(text.find(late), late.size(), late + ", \"late\": \"0.30\"");
  EXPECT_THAT(ViolationsOf(text), ElementsAre(Violation("late", "DUPLICATE_KEY")));
}

TEST(SchemeReaderTest, TextThatIsNoJsonIsRefused) {
  for (const char* text : {"", "{", "[1,2", "not json"}) {
    EXPECT_THAT(ViolationsOf(text), ElementsAre(Violation("scheme", "NOT_JSON"))) << text;
  }
  EXPECT_THAT(ViolationsOf("[]"), Contains(Violation("", "NOT_OBJECT")));
}

}  // namespace
}  // namespace duban::reporting::scheme_reader_test

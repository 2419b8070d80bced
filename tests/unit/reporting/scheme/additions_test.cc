// Published texts that are older than some of today's keys.
#include "services/reporting/scheme/additions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "services/common/errors.h"
#include "services/reporting/domain/evaluation/own_inputs_of.h"
#include "services/reporting/domain/score/quarter.h"
#include "services/reporting/scheme/scheme_reader.h"
#include "tests/unit/reporting/property/random_book.h"
#include "tests/unit/reporting/score/golden_campaign.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::additions_test {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAreArray;
using Json = nlohmann::json;

// rubric.v1 as it was when schemes could be published first.
std::string FirstText() {
  std::ifstream file(std::string(DUBAN_SOURCE_DIR) + "/tests/data/scheme.first.json");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> AddedKeys() {
  std::vector<std::string> keys;
  for (const SchemeAddition& one : SchemeAdditions()) keys.push_back(one.key);
  return keys;
}

std::string DigestOnGolden(const Scheme& scheme) {
  return ScoresDigest(ComputeQuarter(GoldenCampaign().projection(), scheme, CampaignBuilder::kCampaign,
                                     PeriodOf("2024-Q2"), GoldenBook())
                          .value());
}

std::string DigestOf(const Scheme& scheme, const Projection& record, const Book& book) {
  const OwnInputs own = OwnInputsOf(record, book, scheme, property::kCampaign, property::kQuarter);
  return ScoresDigest(ComputeQuarter(record, scheme, property::kCampaign, property::kQuarter, own).value());
}

// The paths of objects' keys in `json` that `other` lacks, outermost only.
void CollectNew(const Json& json, const Json& other, const std::string& path, std::vector<std::string>& out) {
  if (!json.is_object()) return;
  for (const auto& [key, value] : json.items()) {
    const std::string child = path.empty() ? key : path + "." + key;
    if (!other.contains(key)) {
      out.push_back(child);
    } else {
      CollectNew(value, other[key], child, out);
    }
  }
}

TEST(SchemeAdditionsTest, AnOldPublishedTextScoresAsItDid) {
  const absl::StatusOr<Scheme> old = ParsePublishedScheme(FirstText());
  ASSERT_TRUE(old.ok()) << old.status();
  EXPECT_THAT(old->filled_keys, UnorderedElementsAreArray(AddedKeys()));
  EXPECT_EQ(DigestOnGolden(*old), DigestOnGolden(Rubric()));
  for (const unsigned seed : property::Seeds(130'000, 20)) {
    property::Dice dice(seed);
    const property::RandomRecord record = property::MakeRecord(dice);
    const Book book = property::MakeBook(dice, record).Whole();
    ASSERT_EQ(DigestOf(*old, record.Whole(), book), DigestOf(Rubric(), record.Whole(), book))
        << property::Repeat(seed);
  }
}

// Whoever adds a key to the schema has to say what its absence stands for.
TEST(SchemeAdditionsTest, EveryKeyThatCameLaterIsListed) {
  std::vector<std::string> later;
  CollectNew(Json::parse(RubricText()), Json::parse(FirstText()), "", later);
  EXPECT_THAT(later, UnorderedElementsAreArray(AddedKeys()));
  for (const SchemeAddition& one : SchemeAdditions()) {
    EXPECT_FALSE(one.since.empty()) << one.key;
    EXPECT_FALSE(one.value.is_null()) << one.key;
  }
}

TEST(SchemeAdditionsTest, ATextThatSaysEverythingIsTakenAsItIs) {
  Json text = Json::parse(RubricText());
  text["strength_factor"]["STRIVE"] = "0.8";
  const absl::StatusOr<Scheme> scheme = ParsePublishedScheme(text.dump());
  ASSERT_TRUE(scheme.ok()) << scheme.status();
  EXPECT_THAT(scheme->filled_keys, IsEmpty());
  EXPECT_EQ(scheme->strength.at("STRIVE"), Dec("0.8"));
}

TEST(SchemeAdditionsTest, ADraftMustSayThemAndIsToldTheFormerValue) {
  const absl::StatusOr<Scheme> draft = ParseScheme(FirstText());
  ASSERT_FALSE(draft.ok());
  const auto details = DetailsOf(draft.status());
  ASSERT_TRUE(details);
  std::vector<std::string> missing;
  for (const FieldViolation& one : details->violations) {
    if (one.reason == "MISSING_KEY" && FindSchemeAddition(one.field) != nullptr) {
      missing.push_back(one.field);
      EXPECT_THAT(one.description, HasSubstr(FindSchemeAddition(one.field)->value.dump()));
    }
  }
  EXPECT_THAT(missing, UnorderedElementsAreArray(AddedKeys()));
}

TEST(SchemeAdditionsTest, NothingElseIsFilled) {
  for (const char* key : {"issue", "index", "lights"}) {
    Json text = Json::parse(FirstText());
    text.erase(key);
    EXPECT_FALSE(ParsePublishedScheme(text.dump()).ok()) << key;
  }
  Json half = Json::parse(RubricText());
  half["appeal"].erase("further_workdays");
  EXPECT_FALSE(ParsePublishedScheme(half.dump()).ok()) << "a group that was written is written whole";
  EXPECT_FALSE(ParsePublishedScheme("[]").ok());
  EXPECT_FALSE(ParsePublishedScheme("{").ok());
}

}  // namespace
}  // namespace duban::reporting::additions_test

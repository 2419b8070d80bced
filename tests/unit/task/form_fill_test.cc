#include <gmock/gmock.h>

#include <functional>

#include "services/task/domain/form/form_checks.h"
#include "tests/support/error_matchers.h"
#include "tests/unit/task/form_desk.h"

namespace duban::task::form_fill_test {
namespace {

using ::duban::testing::ChinaAt;
using ::duban::testing::DetailsIn;
using ::duban::testing::Faults;
using ::duban::testing::IsOk;
using ::duban::testing::IsRefusal;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

constexpr auto kRefused = absl::StatusCode::kFailedPrecondition;
const absl::CivilDay kLastDay(2024, 3, 10);

FormRow RowOf(const FormDesk& desk, absl::string_view item) {
  return testing::GoodRow(FixtureItem(desk, item));
}

std::vector<std::string> ChangeTypes(const FormDesk& desk) {
  std::vector<std::string> types;
  for (const Change& change : desk.last) types.push_back(change.type);
  return types;
}

TEST(FormPeriodTest, FormsAreOpenFromTheOpeningUntilTheInstantBeforeTheLock) {
  FormDesk desk;
  const absl::Duration tick = absl::Microseconds(1);
  desk.now = ChinaAt("2024-03-07 00:00") - tick;
  EXPECT_THAT(desk.Fill(desk.GoodRows()), IsRefusal(kRefused, "PERIOD_NOT_OPEN"));
  desk.now = ChinaAt("2024-03-07 00:00");
  EXPECT_THAT(desk.Fill(desk.GoodRows()), IsOk());
  desk.now = ChinaAt("2024-03-13 12:00") - tick;
  EXPECT_THAT(desk.Fill(desk.GoodRows()), IsOk());
  desk.now = ChinaAt("2024-03-13 12:00");
  EXPECT_THAT(desk.Fill(desk.GoodRows()), IsRefusal(kRefused, "PERIOD_CLOSED"));
}

TEST(FormPeriodTest, TheGuardSaysWhen) {
  const DekadDeadlines deadlines = FormDesk().Context().deadlines;
  EXPECT_THAT(DetailsIn(CheckPeriodOpen(deadlines, ChinaAt("2024-03-01 00:00"))).metadata,
              ElementsAre(Pair("open_time", "2024-03-07T00:00:00+08:00")));
  EXPECT_THAT(DetailsIn(CheckPeriodOpen(deadlines, ChinaAt("2024-03-20 00:00"))).metadata,
              ElementsAre(Pair("lock_time", "2024-03-13T12:00:00+08:00")));
}

TEST(FormPeriodTest, NoActIsPossibleAfterTheLockTime) {
  FormDesk desk;
  desk.BringToUnitOk();
  desk.now = ChinaAt("2024-03-13 12:00");
  EXPECT_THAT(desk.Submit(), IsRefusal(kRefused, "PERIOD_CLOSED"));
  EXPECT_THAT(desk.UnitApprove(), IsRefusal(kRefused, "PERIOD_CLOSED"));
  EXPECT_THAT(desk.UnitReturn(), IsRefusal(kRefused, "PERIOD_CLOSED"));
  EXPECT_THAT(desk.TfApprove("A1", testing::kReviewerA1), IsRefusal(kRefused, "PERIOD_CLOSED"));
  EXPECT_THAT(desk.TfReturn({.action = "A1", .reason = "r"}, testing::kReviewerA1),
              IsRefusal(kRefused, "PERIOD_CLOSED"));
}

TEST(FormPeriodTest, StateDependsOnTheOpeningOnly) {
  FormDesk desk;
  const auto state_at = [&](absl::string_view time) {
    desk.now = ChinaAt(time);
    return StateAt(desk.Context(), desk.form());
  };
  EXPECT_EQ(state_at("2024-03-06 23:59"), FormState::kNotOpen);
  EXPECT_EQ(state_at("2024-03-07 00:00"), FormState::kOpen);
  desk.document.form.state = FormState::kLocked;
  EXPECT_EQ(state_at("2024-04-01 00:00"), FormState::kLocked);
}

TEST(FormFillTest, TheFirstSaveMakesADraftAndLaterOnesOnlyRows) {
  FormDesk desk;
  ASSERT_THAT(desk.Fill({RowOf(desk, "T-1")}), IsOk());
  EXPECT_THAT(ChangeTypes(desk), ElementsAre("form.save", "form_row.save"));
  EXPECT_EQ(desk.form().state, FormState::kDraft);
  ASSERT_THAT(desk.Fill({RowOf(desk, "I-1"), RowOf(desk, "T-1")}), IsOk());
  EXPECT_THAT(ChangeTypes(desk), ElementsAre("form_row.save", "form_row.save"));
}

TEST(FormFillTest, EachRowCountsItsVersionsAndItsLastWriter) {
  FormDesk desk;
  FormRow forged = RowOf(desk, "T-1");
  forged.version = 99;
  forged.saved_by = "somebody";
  ASSERT_THAT(desk.Fill({forged}, "li-na"), IsOk());
  EXPECT_EQ(desk.document.rows.at("T-1").version, 1);
  EXPECT_EQ(desk.document.rows.at("T-1").saved_by, "li-na");
  ASSERT_THAT(desk.Fill(desk.GoodRows(), "ma-lin"), IsOk());
  EXPECT_EQ(desk.document.rows.at("T-1").version, 2);
  EXPECT_EQ(desk.document.rows.at("T-1").saved_by, "ma-lin");
  EXPECT_EQ(desk.document.rows.at("I-1").version, 1);
}

// One rule of form_checks.h: a change that breaks it in a good row, and what is said about it.
struct RowRule {
  std::string item;
  std::function<void(FormRow&)> spoil;
  std::vector<std::string> faults;
};

std::vector<RowRule> NumberRules() {
  return {
      {"I-1", [](FormRow& r) { r.value = "7,15"; }, {"rows[0].value: NOT_DECIMAL"}},
      {"T-1", [](FormRow& r) { r.progress = "half"; }, {"rows[0].progress: NOT_DECIMAL"}},
      {"P-1", [](FormRow& r) { r.invested_wan = "1e3"; }, {"rows[0].invested_wan: NOT_DECIMAL"}},
      {"T-1", [](FormRow& r) { r.progress = "100.01"; }, {"rows[0].progress: OUT_OF_RANGE"}},
      {"POL-1", [](FormRow& r) { r.progress = "-0.01"; }, {"rows[0].progress: OUT_OF_RANGE"}},
      {"P-1", [](FormRow& r) { r.invested_wan = "-1"; }, {"rows[0].invested_wan: OUT_OF_RANGE"}},
      {"I-1", [](FormRow& r) { r.unit_of_measure = "万元"; }, {"rows[0].unit_of_measure: UNIT_OF_MEASURE"}},
      {"T-1", [](FormRow& r) { r.unit_of_measure = "%"; }, {"rows[0].unit_of_measure: UNIT_OF_MEASURE"}},
      {"I-1", [](FormRow& r) { r.pending = true; }, {"rows[0].pending: VALUE_AND_PENDING"}},
      {"T-1", [](FormRow& r) { r.done = kLastDay; }, {"rows[0].done_date: DONE_NEEDS_PROGRESS"}},
  };
}

std::vector<RowRule> FieldRules() {
  return {
      {"T-1", [](FormRow& r) { r.value = "1"; }, {"rows[0].value: FIELD_NOT_APPLICABLE"}},
      {"P-1", [](FormRow& r) { r.pending = true; }, {"rows[0].pending: FIELD_NOT_APPLICABLE"}},
      {"I-1", [](FormRow& r) { r.progress = "1"; }, {"rows[0].progress: FIELD_NOT_APPLICABLE"}},
      {"P-1", [](FormRow& r) { r.done = kLastDay; }, {"rows[0].done_date: FIELD_NOT_APPLICABLE"}},
      {"T-1", [](FormRow& r) { r.invested_wan = "1"; }, {"rows[0].invested_wan: FIELD_NOT_APPLICABLE"}},
      {"I-1", [](FormRow& r) { r.started = kLastDay; }, {"rows[0].started_date: FIELD_NOT_APPLICABLE"}},
      {"POL-1", [](FormRow& r) { r.entered = kLastDay; }, {"rows[0].entered_date: FIELD_NOT_APPLICABLE"}},
      {"T-1",
       [](FormRow& r) { r.achieved_milestones = {"permit"}; },
       {"rows[0].achieved_milestones: FIELD_NOT_APPLICABLE"}},
  };
}

std::vector<RowRule> OtherRules() {
  return {
      {"T-1",
       [](FormRow& r) { r.progress = "100", r.done = kLastDay + 1; },
       {"rows[0].done_date: DATE_AFTER_PERIOD"}},
      {"P-1", [](FormRow& r) { r.started = kLastDay + 1; }, {"rows[0].started_date: DATE_AFTER_PERIOD"}},
      {"P-1", [](FormRow& r) { r.entered = kLastDay + 1; }, {"rows[0].entered_date: DATE_AFTER_PERIOD"}},
      {"P-1",
       [](FormRow& r) {
         r.achieved_milestones = {"permit", "moon"};
       },
       {"rows[0].achieved_milestones: UNKNOWN_MILESTONE"}},
      {"I-1", [](FormRow& r) { r.note.assign(kMaxNoteBytes + 1, 'x'); }, {"rows[0].note: TOO_LONG"}},
      {"I-1",
       [](FormRow& r) { r.revision_reason.assign(kMaxNoteBytes + 1, 'x'); },
       {"rows[0].revision_reason: TOO_LONG"}},
      {"I-9", [](FormRow&) {}, {"rows[0].item: ITEM_NOT_ON_FORM"}},
      {"I-2", [](FormRow&) {}, {"rows[0].item: ITEM_NOT_ON_FORM"}},  // led by another unit
  };
}

class RowRuleTest : public ::testing::TestWithParam<RowRule> {};

TEST_P(RowRuleTest, IsNamedAndNothingIsSaved) {
  FormDesk desk;
  const auto item = FindItem(desk.district, testing::kCampaign, GetParam().item);
  FormRow row = item.ok() ? testing::GoodRow(**item) : FormRow{.item = GetParam().item};
  GetParam().spoil(row);
  const absl::Status status = desk.Fill({row});
  EXPECT_THAT(status, IsRefusal(absl::StatusCode::kInvalidArgument, DetailsIn(status).reason));
  EXPECT_THAT(Faults(status), ElementsAreArray(GetParam().faults));
  EXPECT_THAT(desk.document.rows, IsEmpty());
  EXPECT_EQ(desk.form().state, FormState::kOpen);
}

INSTANTIATE_TEST_SUITE_P(Numbers, RowRuleTest, ::testing::ValuesIn(NumberRules()));
INSTANTIATE_TEST_SUITE_P(Fields, RowRuleTest, ::testing::ValuesIn(FieldRules()));
INSTANTIATE_TEST_SUITE_P(Others, RowRuleTest, ::testing::ValuesIn(OtherRules()));

TEST(FormFillTest, LimitsThemselvesAreAllowed) {
  FormDesk desk;
  FormRow task = RowOf(desk, "T-1");
  task.progress = "100";
  task.done = kLastDay;
  task.note.assign(kMaxNoteBytes, 'x');
  FormRow policy = RowOf(desk, "POL-1");
  policy.progress = "0";
  FormRow project = RowOf(desk, "P-1");
  project.invested_wan = "0";
  project.started = project.entered = kLastDay;
  project.achieved_milestones = {"permit", "roof"};
  FormRow indicator{.item = "I-1", .pending = true};
  EXPECT_THAT(desk.Fill({task, policy, project, indicator}), IsOk());
}

TEST(FormFillTest, AnyItemWithMilestonesReportsThem) {
  for (const char* id : {"T-1", "POL-1", "I-1"}) {
    FormDesk desk;
    Item item = FixtureItem(desk, id);
    item.milestones = {{"draft", "征求意见", "40", absl::CivilDay(2024, 3, 31)},
                       {"signed", "印发", "60", {}}};
    Apply(desk.district, item, 900, desk.now);
    FormRow row = RowOf(desk, id);
    row.achieved_milestones = {"draft", "moon"};
    EXPECT_THAT(Faults(desk.Fill({row})), ElementsAre("rows[0].achieved_milestones: UNKNOWN_MILESTONE"))
        << id;
    row.achieved_milestones = {"draft"};
    ASSERT_THAT(desk.Fill({row}), IsOk()) << id;
    EXPECT_THAT(desk.document.rows.at(id).achieved_milestones, ElementsAre("draft")) << id;
    desk.previous = desk.document.rows;
    EXPECT_THAT(Prefilled(*desk.Basis().history.Last(id)).achieved_milestones, ElementsAre("draft")) << id;
  }
}

TEST(FormFillTest, EveryFaultOfEveryRowIsNamedAtOnce) {
  FormDesk desk;
  FormRow indicator = RowOf(desk, "I-1");
  indicator.value = "x";
  indicator.unit_of_measure = "万元";
  FormRow task = RowOf(desk, "T-1");
  task.progress = "120";
  const absl::Status status =
      desk.Fill({indicator, RowOf(desk, "P-1"), task, FormRow{.item = "Z"}, RowOf(desk, "P-1")});
  EXPECT_THAT(Faults(status), ElementsAre("rows[0].unit_of_measure: UNIT_OF_MEASURE",
                                          "rows[0].value: NOT_DECIMAL", "rows[2].progress: OUT_OF_RANGE",
                                          "rows[3].item: ITEM_NOT_ON_FORM", "rows[4].item: DUPLICATE_ROW"));
  EXPECT_THAT(desk.document.rows, IsEmpty());
}

TEST(FormFillTest, NumbersAreSavedInTheirShortestForm) {
  FormDesk desk;
  FormRow indicator = RowOf(desk, "I-1");
  indicator.value = "7.50";
  indicator.parts = {{"高新区", "3.00"}, {"其他", "4.50"}};
  ASSERT_THAT(desk.Fill({indicator}), IsOk());
  const FormRow& saved = desk.document.rows.at("I-1");
  EXPECT_EQ(saved.value, "7.5");
  EXPECT_EQ(saved.parts[0].value, "3");
  EXPECT_EQ(saved.origin, RowOrigin::kOwn);
}

TEST(FormFillTest, NotApplicableIsNeitherAFigureNorUnexplained) {
  FormDesk desk;
  FormRow row{.item = "I-1", .value = "0", .not_applicable = true};
  EXPECT_THAT(Faults(desk.Fill({row})), ElementsAre("rows[0].not_applicable: VALUE_NOT_APPLICABLE",
                                                    "rows[0].not_applicable_reason: REASON_REQUIRED"));
  row.value.clear();
  row.not_applicable_reason = "　 ";
  EXPECT_THAT(Faults(desk.Fill({row})), ElementsAre("rows[0].not_applicable_reason: REASON_REQUIRED"));
  row.not_applicable_reason = "全年统计，旬度无数";
  ASSERT_THAT(desk.Fill({row}), IsOk());
  ASSERT_THAT(desk.Fill({RowOf(desk, "P-1"), RowOf(desk, "POL-1"), RowOf(desk, "T-1")}), IsOk());
  EXPECT_THAT(desk.Submit(), IsOk());
}

TEST(FormFillTest, EvidenceMustBeOfTheCampaign) {
  FormDesk desk;
  FormRow row = RowOf(desk, "T-1");
  row.evidence = {"campaigns/eight-actions-2024/evidence/e-1", "campaigns/other/evidence/e-1"};
  EXPECT_THAT(Faults(desk.Fill({row})), ElementsAre("rows[0].evidence[1]: UNKNOWN_EVIDENCE"));
}

TEST(FormFillTest, NothingToSaveIsRefused) {
  FormDesk desk;
  EXPECT_THAT(Faults(desk.Fill({})), ElementsAre("rows: ROWS_REQUIRED"));
}

}  // namespace
}  // namespace duban::task::form_fill_test

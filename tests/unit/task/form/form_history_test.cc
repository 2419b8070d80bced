// Pre-filling, differences, and the one step for "no change".
#include "services/task/domain/form/form_history.h"

#include <gmock/gmock.h>

#include "tests/support/error_matchers.h"
#include "tests/unit/task/form_desk.h"

namespace duban::task {
namespace {

using ::duban::testing::Faults;
using ::duban::testing::IsOk;
using ::duban::testing::IsRefusal;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

FormDesk DeskWithHistory() {
  FormDesk desk;
  desk.previous = ByItem(desk.GoodRows());
  desk.previous["T-1"].explanation = "只说上期";
  return desk;
}

TEST(PrefillTest, RowsNobodySavedAreShownAsLastReported) {
  FormDesk desk = DeskWithHistory();
  FormRow own = testing::GoodRow(FixtureItem(desk, "I-1"));
  own.value = "22";
  ASSERT_THAT(desk.Fill({own}), IsOk());
  const std::vector<FormRow> shown = ShownRows(desk.Context(), desk.document, desk.Basis().history);
  ASSERT_EQ(shown.size(), 4u);
  EXPECT_EQ(shown[0].value, "22");
  EXPECT_EQ(shown[0].origin, RowOrigin::kOwn);
  EXPECT_EQ(shown[3].progress, "20");
  EXPECT_EQ(shown[3].origin, RowOrigin::kPrefilled);
  EXPECT_EQ(shown[3].explanation, "");
  EXPECT_THAT(Faults(desk.Submit()), ElementsAre("rows.P-1: ROW_MISSING", "rows.POL-1: ROW_MISSING",
                                                 "rows.T-1: ROW_MISSING"));  // shown is not said
}

TEST(CompareTest, EveryFieldThatDiffersIsNamedWithBothValues) {
  FormHistory history;
  history.before.push_back({Period{PeriodKind::kDekad, 2024, 6},
                            {{"I-1", FormRow{.item = "I-1", .value = "21.5", .note = "平稳"}}}});
  FormRow now{.item = "I-1", .value = "20.25", .note = "平稳"};
  now.revision_reason = "口径";
  const FormRow fresh{.item = "T-9", .progress = "5"};
  EXPECT_THAT(CompareRows({now, fresh}, history),
              ElementsAre(RowDifference{"I-1", "value", "21.5", "20.25", "-1.25"},
                          RowDifference{"T-9", "progress", "", "5", ""}));
}

TEST(ConfirmTest, OneStepSavesAllThatWasReportedBeforeAndCountsIt) {
  FormDesk desk = DeskWithHistory();
  FormRow own = testing::GoodRow(FixtureItem(desk, "I-1"));
  own.value = "22";
  own.note = "新增两户";
  ASSERT_THAT(desk.Fill({own}), IsOk());
  ASSERT_THAT(desk.ConfirmNoChange(), IsOk());
  EXPECT_EQ(desk.document.rows.at("T-1").origin, RowOrigin::kConfirmed);
  EXPECT_EQ(desk.document.rows.at("T-1").saved_by, testing::kReporter);
  EXPECT_EQ(desk.document.rows.at("I-1").value, "22");  // what the unit keyed in stays
  ASSERT_THAT(desk.Submit(), IsOk());
  EXPECT_EQ(desk.form().unchanged_count, 3);
  EXPECT_EQ(desk.form().reused_cells, 3);  // three figures
  EXPECT_EQ(desk.form().typed_cells, 2);   // a value and a note
  EXPECT_THAT(desk.ConfirmNoChange(), IsRefusal(absl::StatusCode::kFailedPrecondition, "FORM_STATE"));
}

TEST(ConfirmTest, NothingIsMadeUp) {
  FormDesk desk;
  EXPECT_THAT(desk.ConfirmNoChange(), IsRefusal(absl::StatusCode::kFailedPrecondition, "NOTHING_TO_CONFIRM"));
  EXPECT_THAT(Faults(desk.ConfirmNoChange({{"I-1", "I-2"}, ""})),
              ElementsAre("items[0]: NEVER_REPORTED", "items[1]: ITEM_NOT_ON_FORM"));
  EXPECT_THAT(desk.document.rows, IsEmpty());
}

TEST(ConfirmTest, AStandstillIsExplainedInTheSameStep) {
  FormDesk desk = DeskWithHistory();
  desk.earlier.push_back({Period{PeriodKind::kDekad, 2024, 5}, ByItem(desk.GoodRows())});
  ASSERT_THAT(desk.ConfirmNoChange(), IsOk());
  EXPECT_EQ(Faults(desk.Submit()).size(), 4u);
  const std::vector<std::string> all = {"I-1", "P-1", "POL-1", "T-1"};
  ASSERT_THAT(desk.ConfirmNoChange({all, "本旬无新进展"}), IsOk());
  EXPECT_THAT(desk.Submit(), IsOk());
}

}  // namespace
}  // namespace duban::task

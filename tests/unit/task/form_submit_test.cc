#include <gmock/gmock.h>

#include "tests/support/error_matchers.h"
#include "tests/unit/task/form_desk.h"

namespace duban::task {
namespace {

using ::duban::testing::Faults;
using ::duban::testing::IsOk;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A form with the row of `item` replaced by `row`, everything else good.
void FillWith(FormDesk& desk, const FormRow& row) {
  std::vector<FormRow> rows = desk.GoodRows();
  for (FormRow& good : rows) {
    if (good.item == row.item) good = row;
  }
  ASSERT_THAT(desk.Fill(rows), IsOk());
}

TEST(FormSubmitTest, StampsAuthorAndTime) {
  FormDesk desk;
  ASSERT_THAT(desk.Fill(desk.GoodRows(), "ma-lin"), IsOk());
  ASSERT_THAT(desk.Submit(testing::kReporter), IsOk());
  EXPECT_EQ(desk.form().state, FormState::kSubmitted);
  EXPECT_EQ(desk.form().author, testing::kReporter);
  EXPECT_EQ(desk.form().submit_time, desk.now);
  EXPECT_THAT(desk.form().attested_rows, IsEmpty());  // a submission is not yet the unit's statement
}

TEST(FormSubmitTest, EveryItemNeedsItsRow) {
  FormDesk desk;
  ASSERT_THAT(desk.Fill({desk.GoodRows()[0]}), IsOk());
  EXPECT_THAT(Faults(desk.Submit()),
              ElementsAre("rows.P-1: ROW_MISSING", "rows.POL-1: ROW_MISSING", "rows.T-1: ROW_MISSING"));
  EXPECT_EQ(desk.form().state, FormState::kDraft);
}

TEST(FormSubmitTest, EveryRowNeedsItsFigure) {
  FormDesk desk;
  ASSERT_THAT(desk.Fill({{.item = "I-1"}, {.item = "P-1"}, {.item = "POL-1"}, {.item = "T-1"}}), IsOk());
  EXPECT_THAT(
      Faults(desk.Submit()),  // P-1 is judged by its milestones
      ElementsAre("rows.I-1: VALUE_REQUIRED", "rows.POL-1: VALUE_REQUIRED", "rows.T-1: VALUE_REQUIRED"));
}

TEST(FormSubmitTest, AProjectWithoutMilestonesNeedsItsInvestment) {
  FormDesk desk;
  Item project = FixtureItem(desk, "P-1");
  project.project->milestones.clear();
  Apply(desk.district, project, 100, desk.now);
  FillWith(desk, {.item = "P-1"});
  EXPECT_THAT(Faults(desk.Submit()), ElementsAre("rows.P-1: VALUE_REQUIRED"));
}

TEST(FormSubmitTest, APendingValueStandsForTheFigure) {
  FormDesk desk;
  desk.previous["I-1"] = {.item = "I-1", .value = "1000"};
  FillWith(desk, {.item = "I-1", .pending = true});
  EXPECT_THAT(desk.Submit(), IsOk());
}

TEST(FormSubmitTest, CumulativeFiguresMayNotFallWithoutAReason) {
  FormDesk desk;
  desk.previous = {{"I-1", {.item = "I-1", .value = "21.51"}},
                   {"P-1", {.item = "P-1", .invested_wan = "800.000000001"}},
                   {"POL-1", {.item = "POL-1", .progress = "30"}},
                   {"T-1", {.item = "T-1", .progress = "20.00"}}};  // equal to 20
  ASSERT_THAT(desk.Fill(desk.GoodRows()), IsOk());
  EXPECT_THAT(Faults(desk.Submit()), ElementsAre("rows.I-1: BELOW_PREVIOUS", "rows.P-1: BELOW_PREVIOUS",
                                                 "rows.POL-1: BELOW_PREVIOUS"));
  std::vector<FormRow> rows = desk.GoodRows();
  for (FormRow& row : rows) row.revision_reason = "上期误报";
  ASSERT_THAT(desk.Fill(rows), IsOk());
  EXPECT_THAT(desk.Submit(), IsOk());
}

TEST(FormSubmitTest, OnlyCumulativeIndicatorsAreHeldToTheirPreviousValue) {
  for (const auto kind :
       {IndicatorKind::kCum, IndicatorKind::kCount, IndicatorKind::kStock, IndicatorKind::kRate,
        IndicatorKind::kRatio, IndicatorKind::kCap, IndicatorKind::kZero, IndicatorKind::kOrdinal}) {
    FormDesk desk;
    Item item = FixtureItem(desk, "I-1");
    item.indicator->kind = kind;
    Apply(desk.district, item, 100, desk.now);
    desk.previous["I-1"] = {.item = "I-1", .value = "99"};
    std::vector<FormRow> rows = desk.GoodRows();
    for (FormRow& row : rows) row.explanation = "季节因素";  // a fall is a jump as well
    ASSERT_THAT(desk.Fill(rows), IsOk());
    const bool cumulative = kind == IndicatorKind::kCum || kind == IndicatorKind::kCount;
    EXPECT_EQ(desk.Submit().ok(), !cumulative) << static_cast<int>(kind);
  }
}

}  // namespace
}  // namespace duban::task

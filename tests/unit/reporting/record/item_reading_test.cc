// Items whose lead, state or plan changes, read from the forms.
#include <gtest/gtest.h>

#include "services/reporting/domain/record/reading.h"
#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

class ItemReadingTest : public ::testing::Test {
 protected:
  const Item& ItemOf(const std::string& code) const {
    return builder_.projection().items.at(CampaignBuilder::kCampaign).at(code);
  }
  Reading Read(const std::string& code, const char* period) const {
    return ReadItem(builder_.projection(), ItemOf(code), PeriodOf(period));
  }
  // The value of indicator I-1 that stands in a period; -1: none.
  Rational ValueIn(const char* period) const {
    const Reading reading = Read("I-1", period);
    return reading.row != nullptr && reading.row->value ? *reading.row->value : Rational(-1);
  }
  void TransferTo(const char* unit) {
    builder_.AddIndicator("I-1", [&](Item& item) { item.lead_unit = unit; });
  }
  // A change of the item's state at a time of our own, as the feed would bring it.
  void PutAt(const std::string& state, absl::Time time) {
    ChangedResource change;
    change.sequence = late_.last_sequence + 1;
    change.time = time;
    Item item;
    item.campaign = CampaignBuilder::kCampaign;
    item.code = "T-1";
    item.state = state;
    change.resource = item;
    Apply(late_, change);
  }
  bool Counts(const char* period) const {
    return CountsIn(late_.items.at(CampaignBuilder::kCampaign).at("T-1"), PeriodOf(period));
  }

  CampaignBuilder builder_;
  Projection late_;
};

TEST_F(ItemReadingTest, WhatTheFormerLeadReportedStaysAfterATransfer) {
  builder_.AddIndicator("I-1");
  builder_.AddForm("dept-a", "2024-M01-D1", {ValueRow("I-1", "3")});
  builder_.AddForm("dept-b", "2024-M01-D1", {});
  TransferTo("dept-b");
  EXPECT_EQ(ValueIn("2024-M01-D1"), 3);
  EXPECT_EQ(Read("I-1", "2024-M01").form,
            "jurisdictions/hecheng/campaigns/eight-actions/periods/2024-M01-D1/forms/dept-a");
  builder_.AddForm("dept-a", "2024-M01-D2", {});
  builder_.AddForm("dept-b", "2024-M01-D2", {ValueRow("I-1", "5")});
  EXPECT_EQ(ValueIn("2024-M01-D2"), 5);
  EXPECT_EQ(ValueIn("2024-M01"), 5);
}

TEST_F(ItemReadingTest, TheUnitThatLedWhenThePeriodLockedAnswersForAMissingForm) {
  builder_.AddIndicator("I-1");
  builder_.AddMissing("dept-a", "2024-M01-D1");
  builder_.AddForm("dept-b", "2024-M01-D1", {});
  TransferTo("dept-b");
  EXPECT_EQ(Read("I-1", "2024-M01-D1").state, ReadingState::kMissing);
  builder_.AddForm("dept-a", "2024-M01-D2", {});
  builder_.AddMissing("dept-b", "2024-M01-D2");
  EXPECT_EQ(Read("I-1", "2024-M01-D2").state, ReadingState::kMissing);
}

TEST_F(ItemReadingTest, ACorrectionAfterTheTransferDoesNotMakeTheNewLeadAnswer) {
  builder_.AddIndicator("I-1");
  builder_.AddForm("dept-a", "2024-M01-D1", {ValueRow("I-1", "3")});
  builder_.AddForm("dept-b", "2024-M01-D1", {});
  TransferTo("dept-b");
  builder_.AddForm("dept-a", "2024-M01-D1", {ValueRow("I-1", "4")});
  EXPECT_EQ(ValueIn("2024-M01-D1"), 4);
}

TEST_F(ItemReadingTest, AnItemThatComesBackIsReadFromWhoeverLedThen) {
  builder_.AddIndicator("I-1");
  builder_.AddForm("dept-a", "2024-M01-D1", {ValueRow("I-1", "1")});
  TransferTo("dept-b");
  builder_.AddForm("dept-a", "2024-M01-D2", {});
  builder_.AddForm("dept-b", "2024-M01-D2", {ValueRow("I-1", "2")});
  TransferTo("dept-a");
  builder_.AddForm("dept-a", "2024-M01-D3", {ValueRow("I-1", "3")});
  EXPECT_EQ(ValueIn("2024-M01-D1"), 1);
  EXPECT_EQ(ValueIn("2024-M01-D2"), 2);
  EXPECT_EQ(ValueIn("2024-M01-D3"), 3);
  ASSERT_EQ(ItemOf("I-1").leads.size(), 3u);
  EXPECT_EQ(ItemOf("I-1").leads[1].unit, "dept-b");
}

TEST_F(ItemReadingTest, ARowOfAnotherLeadStandsWhereTheAnsweringOneHasNone) {
  builder_.AddIndicator("I-1");
  builder_.AddForm("dept-a", "2024-M01-D1", {ValueRow("I-1", "3")});
  TransferTo("dept-b");
  builder_.AddForm("dept-b", "2024-M01-D1", {});
  EXPECT_EQ(ValueIn("2024-M01-D1"), 3);
}

TEST_F(ItemReadingTest, AUnitThatNeverLedTheItemIsNotRead) {
  builder_.AddIndicator("I-1");
  TransferTo("dept-b");
  builder_.AddForm("dept-c", "2024-M01-D1", {ValueRow("I-1", "9")});
  EXPECT_EQ(Read("I-1", "2024-M01-D1").state, ReadingState::kNone);
}

TEST_F(ItemReadingTest, CancelledCarriedOverAndSuspendedItemsDoNotCountOnceThatBegan) {
  for (const char* state : {"CANCELLED", "CARRIED_OVER", "SUSPENDED"}) {
    late_ = Projection{};
    PutAt("ACTIVE", At(absl::CivilDay(2024, 1, 2), 9));
    PutAt(state, At(absl::CivilDay(2024, 4, 10), 23));
    EXPECT_TRUE(Counts("2024-Q1")) << state << ": the version in force at the quarter's end";
    EXPECT_FALSE(Counts("2024-M04-D1")) << state << ": began before the last day ended";
    EXPECT_FALSE(Counts("2024-Q2")) << state;
    EXPECT_FALSE(Counts("2024-Y")) << state;
  }
}

TEST_F(ItemReadingTest, AResumedItemCountsAgain) {
  PutAt("ACTIVE", At(absl::CivilDay(2024, 1, 2), 9));
  PutAt("SUSPENDED", At(absl::CivilDay(2024, 2, 10), 9));
  PutAt("ACTIVE", At(absl::CivilDay(2024, 4, 1), 0));
  EXPECT_TRUE(Counts("2024-M01"));
  EXPECT_FALSE(Counts("2024-Q1")) << "suspended still when the quarter ended";
  EXPECT_TRUE(Counts("2024-M04"));
}

TEST_F(ItemReadingTest, OtherStatesAndItemsEnteredLaterCount) {
  PutAt("PLANNED", At(absl::CivilDay(2024, 2, 1), 9));
  PutAt("ACCEPTED", At(absl::CivilDay(2024, 3, 1), 9));
  EXPECT_TRUE(Counts("2024-M01")) << "the list was entered late; the item was in force";
  EXPECT_TRUE(Counts("2024-Q1"));
}

TEST_F(ItemReadingTest, ATasksOwnMonthlyPlanComesBeforeItsMilestonesAndDays) {
  const std::vector<Milestone> steps = {{"a", 1, absl::CivilDay(2024, 2, 15)},
                                        {"b", 3, absl::CivilDay(2024, 11, 30)}};
  builder_.AddTask("T-plan", [&](Item& item) {
    item.milestones = steps;
    for (int month = 1; month <= 12; ++month) item.monthly_plan.emplace_back(month <= 6 ? 10 : 100);
  });
  builder_.AddTask("T-steps", [&](Item& item) { item.milestones = steps; });
  const auto planned = [&](const char* code, const char* period) {
    return PlannedProgress(builder_.campaign(), ItemOf(code), PeriodOf(period));
  };
  EXPECT_EQ(planned("T-plan", "2024-M01-D2"), 0) << "before the first month's end";
  EXPECT_EQ(planned("T-plan", "2024-M01-D3"), Rational(1, 10));
  EXPECT_EQ(planned("T-plan", "2024-M07-D2"), Rational(1, 10)) << "the last month that has ended";
  EXPECT_EQ(planned("T-plan", "2024-M07-D3"), 1);
  EXPECT_EQ(planned("T-steps", "2024-M02-D1"), 0);
  EXPECT_EQ(planned("T-steps", "2024-M02-D2"), Rational(1, 4));
  EXPECT_EQ(planned("T-steps", "2024-M12-D3"), 1);
}

TEST_F(ItemReadingTest, PlannedInvestmentFollowsTheMonthlyPlanElseTheYear) {
  builder_.AddProject("P-plan", [](Item& item) {
    item.project.annual_plan_wan = 1200;
    for (int month = 1; month <= 12; ++month) item.monthly_plan.emplace_back(month == 12 ? 1200 : 50);
  });
  builder_.AddProject("P-year", [](Item& item) { item.project.annual_plan_wan = 1200; });
  builder_.AddProject("P-none");
  const auto planned = [&](const char* code, const char* period) {
    return PlannedInvestment(builder_.campaign(), ItemOf(code), PeriodOf(period));
  };
  EXPECT_EQ(planned("P-plan", "2024-M01-D1"), 0);
  EXPECT_EQ(planned("P-plan", "2024-Q3"), 50);
  EXPECT_EQ(planned("P-year", "2024-Q3"), 900);
  EXPECT_EQ(planned("P-none", "2024-Q3"), std::nullopt) << "no plan is not a plan of nothing";
}

TEST_F(ItemReadingTest, AStockPlannedByMonthsBeginsAtItsBaseline) {
  builder_.AddIndicator("I-1", [](Item& item) {
    item.indicator.kind = IndicatorKind::kStock;
    item.indicator.baseline = 40;
    item.monthly_plan.assign(12, Rational(60));
  });
  builder_.AddForm("dept-a", "2024-M01-D1", {ValueRow("I-1", "45")});
  builder_.AddForm("dept-a", "2024-M02-D3", {ValueRow("I-1", "45")});
  const auto planned = [&](const char* period) {
    return InputOf(builder_.campaign(), ItemOf("I-1"), Read("I-1", period)).planned;
  };
  EXPECT_EQ(planned("2024-M01-D1"), 40);
  EXPECT_EQ(planned("2024-M02"), 60);
}

TEST_F(ItemReadingTest, AQualitativeIndicatorIsJudgedByItsMilestonesOrByTheShareItReports) {
  builder_.AddIndicator("I-1", [](Item& item) {
    item.indicator.kind = IndicatorKind::kMilestone;
    item.milestones = {{"a", 1, absl::CivilDay(2024, 1, 5)}, {"b", 1, absl::CivilDay(2024, 1, 8)}};
  });
  FormRow marked;
  marked.item = "I-1";
  marked.achieved_milestones = {"a"};
  builder_.AddForm("dept-a", "2024-M01-D1", {marked});
  builder_.AddForm("dept-a", "2024-M01-D2", {ValueRow("I-1", "0.25")});
  const auto attainment = [&](const char* period) {
    const IndicatorInput input = InputOf(builder_.campaign(), ItemOf("I-1"), Read("I-1", period));
    return Assess(input, Rubric().indicator).attainment;
  };
  EXPECT_EQ(attainment("2024-M01-D1"), Rational(1, 2)) << "one of two due steps";
  EXPECT_EQ(attainment("2024-M01-D2"), Rational(9, 2)) << "0.25 against 2/36 of the year";
}

}  // namespace
}  // namespace duban::reporting

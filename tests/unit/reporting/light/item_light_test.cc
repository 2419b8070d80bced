#include "services/reporting/domain/light/item_light.h"

#include <gtest/gtest.h>

#include "services/reporting/domain/light/trajectory.h"
#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

class ItemLightTest : public ::testing::Test {
 protected:
  const Item& ItemOf(const std::string& code) const {
    return builder_.projection().items.at(CampaignBuilder::kCampaign).at(code);
  }
  ShownLight At(const std::string& code, const std::string& period) const {
    return Lights(builder_.projection(), builder_.campaign(), scheme_, book_)
        .At(ItemOf(code), PeriodOf(period));
  }
  Light LightAt(const std::string& code, const std::string& period) const { return At(code, period).light; }

  CampaignBuilder builder_;
  Scheme scheme_ = Rubric();
  LightBook book_;
};

TEST_F(ItemLightTest, NothingLockedAndMissingAreGrey) {
  builder_.AddIndicator("I-1");
  EXPECT_EQ(LightAt("I-1", "2024-M03"), Light::kGrey);
  builder_.AddMissing("dept-a", "2024-M03-D3");
  EXPECT_EQ(At("I-1", "2024-M03").computed.inputs[0].text, "漏报");
  builder_.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "19")});
  EXPECT_EQ(LightAt("I-1", "2024-M03"), Light::kRed) << "19 of 100 at a quarter of the year";
}

TEST_F(ItemLightTest, EachClassGoesByThePolicyOfTheScheme) {
  builder_.AddIndicator("I-1");
  builder_.AddTask("T-1");
  builder_.AddForm("dept-a", "2024-M06-D3", {ValueRow("I-1", "24"), ProgressRow("T-1", "24")});
  EXPECT_EQ(At("I-1", "2024-M06").computed.policy, "RATIO");
  EXPECT_EQ(At("T-1", "2024-M06").computed.policy, "TASK");
  EXPECT_EQ(LightAt("I-1", "2024-M06"), Light::kRed);
  scheme_.lights.policies["INDICATOR"] = "PP";
  EXPECT_EQ(LightAt("I-1", "2024-M06"), Light::kYellow) << "26 points short";
  scheme_.lights.policies["INDICATOR"] = "RELATIVE50";
  EXPECT_EQ(LightAt("I-1", "2024-M06"), Light::kRed) << "52 % of S";
  scheme_.lights.policies["TASK"] = "PP";
  EXPECT_EQ(LightAt("T-1", "2024-M06"), Light::kYellow);
}

TEST_F(ItemLightTest, RatesHaveNoCompletionToJudgeByPoints) {
  builder_.AddIndicator("I-1", [](Item& item) { item.indicator.kind = IndicatorKind::kRate; });
  builder_.AddForm("dept-a", "2024-M06-D3", {ValueRow("I-1", "90")});
  EXPECT_EQ(LightAt("I-1", "2024-M06"), Light::kYellow) << "by RATIO";
  scheme_.lights.policies["INDICATOR"] = "PP";
  EXPECT_EQ(LightAt("I-1", "2024-M06"), Light::kGrey);
  scheme_.lights.policies["INDICATOR"] = "RELATIVE50";
  EXPECT_EQ(LightAt("I-1", "2024-M06"), Light::kGrey);
}

TEST_F(ItemLightTest, PendingAndSuspendedAreGrey) {
  builder_.AddIndicator("I-1");
  builder_.AddTask("T-1", [](Item& item) { item.state = "SUSPENDED"; });
  FormRow pending;
  pending.item = "I-1";
  pending.pending = true;
  builder_.AddForm("dept-a", "2024-M03-D3", {pending, ProgressRow("T-1", "90")});
  EXPECT_EQ(At("I-1", "2024-M03").computed.inputs[0].text, "待核定");
  EXPECT_EQ(LightAt("T-1", "2024-M03"), Light::kGrey);
}

TEST_F(ItemLightTest, DoneIsBlueUnlessItsClaimWaits) {
  builder_.AddTask("T-1");
  builder_.AddTask("T-2", [](Item& item) { item.state = "DONE_CLAIMED"; });
  builder_.AddForm("dept-a", "2024-M03-D3",
                   {DoneRow("T-1", absl::CivilDay(2024, 2, 1)), DoneRow("T-2", absl::CivilDay(2024, 2, 1))});
  EXPECT_EQ(LightAt("T-1", "2024-M03"), Light::kBlue);
  EXPECT_EQ(LightAt("T-2", "2024-M03"), Light::kGreen);
}

TEST_F(ItemLightTest, AnOverdueStepTurnsATask) {
  builder_.AddTask("T-1", [](Item& item) {
    item.milestones = {{"a", 1, absl::CivilDay(2024, 3, 21), ""}, {"b", 9, absl::CivilDay(2024, 12, 1), ""}};
  });
  builder_.AddForm("dept-a", "2024-M03-D3", {ProgressRow("T-1", "10")});
  EXPECT_EQ(LightAt("T-1", "2024-M03"), Light::kYellow) << "ten days";
  EXPECT_EQ(At("T-1", "2024-M03").due, absl::CivilDay(2024, 3, 21));
  FormRow achieved = ProgressRow("T-1", "10");
  achieved.achieved_milestones = {"a"};
  builder_.AddForm("dept-a", "2024-M04-D1", {achieved});
  EXPECT_EQ(LightAt("T-1", "2024-M04"), Light::kGreen);
}

TEST_F(ItemLightTest, ProjectsGoByStartThenEntryThenMilestones) {
  builder_.AddProject("P-1", [](Item& item) {
    item.project.planned_start = absl::CivilDay(2024, 1, 20);
    item.project.total_plan_wan = 500;
    item.project.milestones = {{"a", 1, absl::CivilDay(2024, 5, 1), ""},
                               {"b", 1, absl::CivilDay(2024, 9, 1), ""}};
  });
  FormRow row;
  row.item = "P-1";
  builder_.AddForm("dept-a", "2024-M01-D3", {row});
  EXPECT_EQ(At("P-1", "2024-M01").computed.policy, "START");
  row.started = absl::CivilDay(2024, 1, 31);
  builder_.AddForm("dept-a", "2024-M02-D1", {row});
  EXPECT_EQ(At("P-1", "2024-M02-D1").computed.policy, "START");
  builder_.AddForm("dept-a", "2024-M04-D3", {row});
  EXPECT_EQ(At("P-1", "2024-M04").computed.policy, "STATS_ENTRY");
  EXPECT_EQ(LightAt("P-1", "2024-M04"), Light::kRed);
  row.achieved_milestones = {"a"};
  builder_.AddForm("dept-a", "2024-M05-D3", {row});
  EXPECT_EQ(At("P-1", "2024-M05").computed.policy, "RATIO");
  EXPECT_EQ(LightAt("P-1", "2024-M05"), Light::kGreen);
  row.achieved_milestones = {"a", "b"};
  builder_.AddForm("dept-a", "2024-M06-D3", {row});
  EXPECT_EQ(LightAt("P-1", "2024-M06"), Light::kBlue);
}

TEST_F(ItemLightTest, DueSoonCountsWorkingDays) {
  builder_.AddTask("T-1", [](Item& item) { item.due = absl::CivilDay(2024, 4, 5); });
  builder_.AddTask("T-2", [](Item& item) { item.due = absl::CivilDay(2024, 4, 8); });
  builder_.AddForm("dept-a", "2024-M03-D3", {ProgressRow("T-1", "100"), ProgressRow("T-2", "100")});
  EXPECT_TRUE(At("T-1", "2024-M03").due_soon) << "five: 1 to 5 April, without a holiday notice";
  EXPECT_FALSE(At("T-2", "2024-M03").due_soon) << "six";
}

TEST_F(ItemLightTest, AnOverrideAndAnExemptionShow) {
  builder_.AddIndicator("I-1");
  builder_.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "19")});
  LightOverride by_hand;
  by_hand.light = Light::kYellow;
  by_hand.reason = "口径调整";
  book_.overrides[{"I-1", PeriodOf("2024-M03")}] = by_hand;
  const ShownLight shown = At("I-1", "2024-M03");
  EXPECT_EQ(shown.light, Light::kYellow);
  EXPECT_EQ(shown.computed.light, Light::kRed);
  EXPECT_EQ(shown.light_override->reason, "口径调整");
  EXPECT_EQ(shown.color, "黄灯");
  EXPECT_EQ(LightAt("I-1", "2024-M03-D3"), Light::kRed) << "another period";
  book_.exempted.insert({"I-1", PeriodOf("2024-Q1")});
  EXPECT_EQ(At("I-1", "2024-M03-D3").computed.inputs[0].text, "容错免责");
}

TEST_F(ItemLightTest, ThePaletteNamesTheColours) {
  builder_.AddTask("T-1");
  builder_.AddForm("dept-a", "2024-M03-D3", {DoneRow("T-1", absl::CivilDay(2024, 2, 1))});
  scheme_.lights.palette["BLUE"] = "绿灯（办结）";
  EXPECT_EQ(At("T-1", "2024-M03").color, "绿灯（办结）");
}

TEST_F(ItemLightTest, TheCourseGivesPlannedAndActual) {
  builder_.AddIndicator("I-1", [](Item& item) { item.indicator.kind = IndicatorKind::kCum; });
  builder_.AddForm("dept-a", "2024-M06-D3", {ValueRow("I-1", "67.8")});
  builder_.AddForm("dept-a", "2024-M08-D3", {ValueRow("I-1", "86.58")});
  builder_.AddOfficial("I-1", "2024-M08", "86.5");
  const Lights lights(builder_.projection(), builder_.campaign(), scheme_, book_);
  const auto points = TrajectoryOf(lights, ItemOf("I-1"), PeriodOf("2024-M06"), PeriodOf("2024-M08"));
  ASSERT_EQ(points.size(), 9u);
  const auto ahead = [](const TrajectoryPoint& point) {
    return FormatFixed((*point.completion - *point.schedule) * 100, 2);
  };
  EXPECT_EQ(ahead(points[2]), "17.80") << "67.8 % at half year";
  EXPECT_EQ(ahead(points[8]), "19.91") << "86.58 % at the end of August";
  EXPECT_EQ(points[8].reported, Dec("86.58"));
  EXPECT_EQ(points[8].official->value, Dec("86.5"));
  EXPECT_EQ(points[8].planned, Rational(200, 3));
  EXPECT_EQ(points[3].state, ReadingState::kNone);
  EXPECT_EQ(points[3].reported, std::nullopt);
  EXPECT_EQ(points[3].planned, Rational(1900, 36));
}

}  // namespace
}  // namespace duban::reporting

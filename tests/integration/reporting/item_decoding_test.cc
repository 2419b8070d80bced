// Items of the three lists as reporting reads them from the feed.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "tests/integration/reporting/change_text.h"
#include "tests/support/error_matchers.h"

namespace duban::reporting {
namespace {

using ::duban::testing::IsRefusal;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string ItemText(const std::string& fields) {
  return absl::StrCat(R"pb(sequence: 7
                           item { name: "jurisdictions/hecheng/campaigns/c-2024/items/X-1")pb",
                      fields, " }");
}

Item ItemOf(const std::string& fields) { return ResourceFrom<Item>(ItemText(fields)); }

IndicatorSpec IndicatorOf(const std::string& fields) {
  return ItemOf(absl::StrCat("indicator { kind: KIND_CUM unit_of_measure: \"户\" ", fields, " }")).indicator;
}

TEST(ItemDecodingTest, KeepsWhoAnswersAndWhereItStands) {
  const Item item = ItemOf(R"pb(
    display_name: "新建厂房"
    action: "A1"
    lead_unit: "jurisdictions/hecheng/units/hc-drc"
    coop_units: "jurisdictions/hecheng/units/hc-finance"
    weight: "2.5"
    state: STATE_CARRIED_OVER
    lead_leader: "zhang.san"
    contact_leader: "li.si"
    commander: "wang.wu"
    strength: STRENGTH_ENSURE
    livelihood: true
    merged_into: "jurisdictions/hecheng/campaigns/c-2024/items/X-2"
    task {})pb");
  EXPECT_EQ(item.campaign, "c-2024");
  EXPECT_EQ(item.code, "X-1");
  EXPECT_EQ(item.kind, ItemKind::kTask);
  EXPECT_EQ(item.lead_unit, "hc-drc");
  EXPECT_THAT(item.coop_units, ElementsAre("hc-finance"));
  EXPECT_EQ(item.weight, Rational(5, 2));
  EXPECT_EQ(item.state, "CARRIED_OVER");
  EXPECT_EQ(item.merged_into, "X-2");
  EXPECT_EQ(item.lead_leader, "zhang.san");
  EXPECT_EQ(item.contact_leader, "li.si");
  EXPECT_EQ(item.commander, "wang.wu");
  EXPECT_EQ(item.strength, "ENSURE");
  EXPECT_TRUE(item.livelihood);
  EXPECT_FALSE(item.internal);
}

TEST(ItemDecodingTest, WhatIsNotStatedIsEmpty) {
  const Item item = ItemOf("policy {}");
  EXPECT_EQ(item.kind, ItemKind::kPolicy);
  EXPECT_EQ(item.state, "");
  EXPECT_EQ(item.strength, "");
  EXPECT_EQ(item.weight, 1);
  EXPECT_EQ(item.due, std::nullopt);
  EXPECT_THAT(item.milestones, IsEmpty());
  EXPECT_THAT(item.monthly_plan, IsEmpty());
}

TEST(ItemDecodingTest, MilestonesComeWithEveryKind) {
  const std::string step =
      R"pb(milestones {
             milestone_id: "draft"
             display_name: "征求意见"
             weight: "40"
             due_date { year: 2024 month: 3 day: 31 }
           })pb";
  for (const char* detail : {" task {}", " policy {}", " indicator { kind: KIND_MILESTONE }"}) {
    const Item item = ItemOf(absl::StrCat(step, detail));
    ASSERT_THAT(MilestonesOf(item), SizeIs(1)) << detail;
    EXPECT_EQ(MilestonesOf(item)[0].id, "draft");
    EXPECT_EQ(MilestonesOf(item)[0].title, "征求意见");
    EXPECT_EQ(MilestonesOf(item)[0].weight, 40);
    EXPECT_EQ(MilestonesOf(item)[0].due, absl::CivilDay(2024, 3, 31));
  }
  EXPECT_THAT(MilestonesOf(ItemOf(absl::StrCat("project { ", step, " }"))), SizeIs(1));
}

TEST(ItemDecodingTest, TheAdoptedTargetCounts) {
  const IndicatorSpec spec = IndicatorOf(R"pb(
    target: "130"
    target_versions { value: "130" source: "政府工作报告" }
    target_versions { value: "117.3" source: "总体方案" adopted: true })pb");
  EXPECT_EQ(spec.target, Rational(1173, 10));
  EXPECT_EQ(spec.target_source, "总体方案");
  EXPECT_EQ(IndicatorOf("target: \"130\"").target, 130);
  EXPECT_EQ(IndicatorOf("target: \"130\"").target_source, "");
}

TEST(ItemDecodingTest, ARangeHasTwoBounds) {
  const IndicatorSpec spec =
      IndicatorOf(R"pb(target: "5" direction: DIRECTION_RANGE range_low: "4.5" range_high: "5.5")pb");
  EXPECT_EQ(spec.direction, Direction::kRange);
  EXPECT_EQ(spec.target, Rational(9, 2));
  EXPECT_EQ(spec.upper, Rational(11, 2));
}

TEST(ItemDecodingTest, TheStatedDirectionComesBeforeTheComparator) {
  EXPECT_EQ(IndicatorOf("comparator: COMPARATOR_AT_MOST").direction, Direction::kLower);
  EXPECT_EQ(IndicatorOf("comparator: COMPARATOR_AT_MOST direction: DIRECTION_HIGHER").direction,
            Direction::kHigher);
  EXPECT_EQ(IndicatorOf("direction: DIRECTION_LOWER").direction, Direction::kLower);
}

TEST(ItemDecodingTest, KeepsHowOftenAndFromWhereAValueComes) {
  const IndicatorSpec spec = IndicatorOf(R"pb(
    target: "1"
    tolerance: "0.1"
    frequency: FREQUENCY_QUARTER
    data_source: DATA_SOURCE_OFFICIAL_STAT
    lag_days: 20
    decimals: 0
    caliber: "规模以上")pb");
  EXPECT_EQ(spec.tolerance, Rational(1, 10));
  EXPECT_EQ(spec.frequency, "QUARTER");
  EXPECT_EQ(spec.data_source, "OFFICIAL_STAT");
  EXPECT_EQ(spec.lag_days, 20);
  EXPECT_EQ(spec.decimals, 0);
  EXPECT_EQ(spec.caliber, "规模以上");
  EXPECT_EQ(IndicatorOf("target: \"1\"").tolerance, std::nullopt) << "the scheme's";
  EXPECT_EQ(IndicatorOf("target: \"1\"").decimals, std::nullopt) << "as reported";
}

TEST(ItemDecodingTest, MonthlyPlansOfEveryKindAreKept) {
  std::string months;
  for (int month = 1; month <= 12; ++month) absl::StrAppend(&months, " monthly_plan: \"", month * 5, "\"");
  EXPECT_THAT(ItemOf(absl::StrCat("task {", months, "}")).monthly_plan, SizeIs(12));
  EXPECT_EQ(ItemOf(absl::StrCat("task {", months, "}")).monthly_plan[11], 60);
  const std::string indicator = absl::StrCat("indicator { kind: KIND_CUM", months);
  EXPECT_THAT(ItemOf(absl::StrCat(indicator, " schedule: SCHEDULE_PLAN }")).monthly_plan, SizeIs(12));
  EXPECT_THAT(ItemOf(absl::StrCat(indicator, " schedule: SCHEDULE_LINEAR }")).monthly_plan, IsEmpty())
      << "in step with the year";
  std::string wan;
  for (int month = 1; month <= 12; ++month) absl::StrAppend(&wan, " monthly_plan_wan: \"", month * 100, "\"");
  EXPECT_EQ(ItemOf(absl::StrCat("project {", wan, "}")).monthly_plan[0], 100);
}

TEST(ItemDecodingTest, AnInterruptedMonthlyPlanIsUnreadable) {
  EXPECT_THAT(DecodeText(ItemText("task { monthly_plan: \"5\" }")),
              IsRefusal(absl::StatusCode::kDataLoss, "CHANGE_UNREADABLE"));
}

TEST(ItemDecodingTest, KeepsTheProjectsPlan) {
  const ProjectSpec spec = ItemOf(R"pb(project {
                                         project_class: PROJECT_CLASS_ATTRACT_LEGACY
                                         subtype: SUBTYPE_LEGACY
                                         category: "产业发展"
                                         goal: "建成投产"
                                         annual_plan_wan: "1200"
                                         planned_total_wan: "5000"
                                         planned_start_date { year: 2024 month: 2 day: 1 }
                                         planned_completion_date { year: 2025 month: 6 day: 30 }
                                       })pb")
                               .project;
  EXPECT_EQ(spec.project_class, "ATTRACT_LEGACY");
  EXPECT_EQ(spec.subtype, "LEGACY");
  EXPECT_EQ(spec.category, "产业发展");
  EXPECT_EQ(spec.goal, "建成投产");
  EXPECT_EQ(spec.annual_plan_wan, 1200);
  EXPECT_EQ(spec.total_plan_wan, 5000);
  EXPECT_EQ(spec.planned_start, absl::CivilDay(2024, 2, 1));
  EXPECT_EQ(spec.planned_completion, absl::CivilDay(2025, 6, 30));
}

TEST(ItemDecodingTest, ARelationMustHold) {
  const IndicatorSpec spec =
      ItemOf(R"pb(indicator { kind: KIND_RELATION comparator: COMPARATOR_MORE_THAN target: "0" })pb")
          .indicator;
  EXPECT_EQ(spec.target, 1);
  EXPECT_EQ(spec.comparator, Comparator::kAtLeast);
}

}  // namespace
}  // namespace duban::reporting

#include "services/reporting/domain/bulletin.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/status_matchers.h"
#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

using ::duban::testing::StatusIs;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

CampaignBuilder March() {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  builder.AddIndicator("I-2", [](Item& item) {
    item.indicator.kind = IndicatorKind::kRate;
    item.indicator.target = Dec("8.5");
    item.indicator.unit_of_measure = "%";
  });
  builder.AddTask("T-1");
  builder.AddTask("T-2", [](Item& item) {
    item.kind = ItemKind::kPolicy;
    item.due = absl::CivilDay(2024, 3, 11);
  });
  builder.AddProject("P-1", [](Item& item) {
    item.project.annual_plan_wan = 1200;
    item.project.planned_start = absl::CivilDay(2024, 1, 10);
  });
  FormRow project;
  project.item = "P-1";
  project.started = absl::CivilDay(2024, 1, 9);
  project.invested_wan = Dec("540.5");
  builder.AddForm("dept-a", "2024-M03-D1", {}, [](Form& form) { form.form_class = FormClass::kLate; });
  builder.AddForm("dept-a", "2024-M03-D3",
                  {ValueRow("I-1", "19"), ValueRow("I-2", "8.1"), ProgressRow("T-1", "25"),
                   ProgressRow("T-2", "50"), project});
  builder.AddMissing("dept-b", "2024-M03-D2");
  builder.Lock("2024-M03");
  return builder;
}

MonthlyBulletin MarchBulletin() {
  return MonthlyBulletinOf(March().projection(), Rubric(), CampaignBuilder::kCampaign, PeriodOf("2024-M03"))
      .value();
}

TEST(MonthlyBulletinTest, IndicatorsWithDeviationAndLight) {
  const MonthlyBulletin bulletin = MarchBulletin();
  ASSERT_EQ(bulletin.indicators.size(), 2u);
  const IndicatorRow& count = bulletin.indicators[0];
  EXPECT_EQ(count.completion, "19.00");
  EXPECT_EQ(count.schedule, "25.00");
  EXPECT_EQ(count.deviation, "-6.00个百分点");
  EXPECT_EQ(count.light, Light::kRed);
  const IndicatorRow& rate = bulletin.indicators[1];
  EXPECT_EQ(rate.target, "8.5");
  EXPECT_EQ(rate.completion, "—");
  EXPECT_EQ(rate.deviation, "-0.40个百分点");
  EXPECT_EQ(rate.light, Light::kGreen);
}

TEST(MonthlyBulletinTest, TasksWithTheUrgentOnesFirst) {
  const MonthlyBulletin bulletin = MarchBulletin();
  ASSERT_EQ(bulletin.tasks.size(), 2u);
  EXPECT_EQ(bulletin.tasks[0].code, "T-2");
  EXPECT_EQ(bulletin.tasks[0].overdue_days, 20);
  EXPECT_EQ(bulletin.tasks[0].light, Light::kRed);
  EXPECT_EQ(bulletin.tasks[1].progress, "25.00");
  EXPECT_EQ(bulletin.task_lights.red, 1);
  EXPECT_EQ(bulletin.task_lights.green, 1);
}

TEST(MonthlyBulletinTest, ProjectsByClassAndUnit) {
  const MonthlyBulletin bulletin = MarchBulletin();
  ASSERT_EQ(bulletin.projects_by_class.size(), 1u);
  const ProjectRow& row = bulletin.projects_by_class[0];
  EXPECT_EQ(row.title, "开工建设类");
  EXPECT_EQ(row.annual_plan_wan, "1200.00");
  EXPECT_EQ(row.invested_wan, "540.50");
  EXPECT_EQ(row.investment_rate, "45.04");
  EXPECT_EQ(row.start_rate, "100.00");
  EXPECT_EQ(row.entry_rate, "—");
  EXPECT_EQ(bulletin.projects_by_unit[0].title, "单位dept-a");
}

TEST(MonthlyBulletinTest, LateAndMissingByNameAndDemands) {
  const MonthlyBulletin bulletin = MarchBulletin();
  ASSERT_EQ(bulletin.late_forms.size(), 2u);
  EXPECT_EQ(bulletin.late_forms[0].form_class, FormClass::kLate);
  EXPECT_EQ(bulletin.late_forms[1].unit_title, "单位dept-b");
  EXPECT_EQ(bulletin.completeness.missing, 1);
  EXPECT_THAT(bulletin.demands, ElementsAre(HasSubstr("事项I-1"), HasSubstr("逾期20天"),
                                            HasSubstr("请单位dept-b补报2024年3月中旬")));
  EXPECT_THAT(bulletin.orders, HasSubstr("尚无督查督办件"));
}

TEST(MonthlyBulletinTest, SaysWhatItRestsOn) {
  const CampaignBuilder builder = March();
  const MonthlyBulletin bulletin = MarchBulletin();
  EXPECT_EQ(bulletin.as_of.sequence, builder.projection().last_sequence);
  EXPECT_EQ(bulletin.as_of.time, builder.projection().last_change_time);
  EXPECT_EQ(bulletin.as_of.scheme, "rubric.v1");
}

TEST(MonthlyBulletinTest, NotBeforeTheMonthIsLocked) {
  CampaignBuilder builder;
  const auto draft = [&](const char* period) {
    return MonthlyBulletinOf(builder.projection(), Rubric(), CampaignBuilder::kCampaign, PeriodOf(period));
  };
  builder.Lock("2024-M03-D1");
  EXPECT_THAT(draft("2024-M03"), StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(draft("2024-Q1"), StatusIs(absl::StatusCode::kInvalidArgument));
  builder.Lock("2024-M03");
  EXPECT_THAT(draft("2024-M03"), ::duban::testing::IsOk());
}

CampaignBuilder TwoQuarters() {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  builder.AddIndicator("I-2", [](Item& item) { item.lead_unit = "dept-b"; });
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "25")});
  builder.AddForm("dept-b", "2024-M03-D3", {ValueRow("I-2", "20")});
  builder.AddForm("dept-a", "2024-M06-D3", {ValueRow("I-1", "40")});
  builder.AddForm("dept-b", "2024-M06-D3", {ValueRow("I-2", "55")},
                  [](Form& form) { form.form_class = FormClass::kLate; });
  builder.Lock("2024-Q1");
  builder.Lock("2024-Q2");
  return builder;
}

QuarterlyReview Review(const char* quarter) {
  return QuarterlyReviewOf(TwoQuarters().projection(), Rubric(), CampaignBuilder::kCampaign,
                           PeriodOf(quarter))
      .value();
}

TEST(QuarterlyReviewTest, RanksComponentsAndChanges) {
  const QuarterlyReview review = Review("2024-Q2");
  ASSERT_EQ(review.groups.size(), 3u);
  const GroupReview& departments = review.groups[1];
  EXPECT_EQ(departments.title, "区直部门");
  ASSERT_EQ(departments.rows.size(), 3u);
  EXPECT_EQ(departments.rows[0].unit, "dept-b");
  EXPECT_EQ(departments.rows[0].change, "↑1");
  EXPECT_EQ(departments.rows[1].change, "↓1");
  EXPECT_EQ(departments.rows[0].components.size(), 9u);
  EXPECT_EQ(departments.rows[0].components[0], "50.00");
  EXPECT_EQ(departments.rows[0].components[3], "—");
  EXPECT_EQ(departments.rows[2].rank, 0);
  EXPECT_EQ(departments.rows[2].total, "—");
  EXPECT_EQ(departments.rows[2].grade, "—");
  EXPECT_EQ(review.component_titles[0], "K1 看主要目标完成");
}

TEST(QuarterlyReviewTest, RedAndBlackList) {
  const GroupReview departments = Review("2024-Q2").groups[1];
  EXPECT_THAT(departments.red_list, ElementsAre("单位dept-b"));
  EXPECT_THAT(departments.black_list, ElementsAre("单位dept-a"));
}

TEST(QuarterlyReviewTest, TheFirstQuarterHasNoChanges) {
  const QuarterlyReview review = Review("2024-Q1");
  EXPECT_EQ(review.groups[1].rows[0].change, "—");
  EXPECT_TRUE(review.by_unit.empty());
  EXPECT_THAT(review.notes, ::testing::Contains(HasSubstr("无评议")));
}

TEST(QuarterlyReviewTest, ListsUnitsWithLateForms) {
  const QuarterlyReview review = Review("2024-Q2");
  ASSERT_EQ(review.by_unit.size(), 1u);
  EXPECT_EQ(review.by_unit[0].unit, "dept-b");
}

TEST(QuarterlyReviewTest, NotBeforeTheQuarterIsLocked) {
  EXPECT_THAT(QuarterlyReviewOf(TwoQuarters().projection(), Rubric(), CampaignBuilder::kCampaign,
                                PeriodOf("2024-Q3")),
              StatusIs(absl::StatusCode::kFailedPrecondition));
}

}  // namespace
}  // namespace duban::reporting

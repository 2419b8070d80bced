#include "services/reporting/domain/lights.h"

#include <gtest/gtest.h>

#include "services/reporting/domain/completeness.h"
#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

Light Ratio(const char* attainment, int month) {
  return RatioLight(Dec(attainment), absl::CivilDay(2024, month, 29), Rubric().lights).light;
}

TEST(RatioLightTest, Lines) {
  EXPECT_EQ(Ratio("0.95", 3), Light::kGreen);
  EXPECT_EQ(Ratio("0.9499", 3), Light::kYellow);
  EXPECT_EQ(Ratio("0.80", 3), Light::kYellow);
  EXPECT_EQ(Ratio("0.7999", 3), Light::kRed);
  EXPECT_EQ(RatioLight(std::nullopt, absl::CivilDay(2024, 3, 31), Rubric().lights).light, Light::kGrey);
}

TEST(RatioLightTest, RedShowsAsYellowInTheFirstTwoMonths) {
  EXPECT_EQ(Ratio("0.1", 1), Light::kYellow);
  EXPECT_EQ(Ratio("0.1", 2), Light::kYellow);
  EXPECT_EQ(Ratio("0.1", 3), Light::kRed);
  EXPECT_TRUE(RatioLight(Dec("0.1"), absl::CivilDay(2024, 2, 29), Rubric().lights).guarded);
  EXPECT_FALSE(RatioLight(Dec("0.9"), absl::CivilDay(2024, 2, 29), Rubric().lights).guarded);
}

TEST(RatioLightTest, KeepsItsInputs) {
  const LightResult light = RatioLight(Dec("0.9"), absl::CivilDay(2024, 3, 31), Rubric().lights);
  EXPECT_EQ(light.policy, "RATIO");
  EXPECT_EQ(light.inputs[0], (NamedValue{"完成度A", "0.9"}));
  EXPECT_EQ(light.inputs[1], (NamedValue{"绿灯线", "0.95"}));
}

Light Task(int days_overdue, const char* progress, const char* planned, bool done = false) {
  TaskStatus status;
  status.done = done;
  status.due = absl::CivilDay(2024, 3, 1);
  status.as_of = status.due + days_overdue;
  status.progress = Dec(progress);
  status.planned = Dec(planned);
  return TaskLight(status, Rubric().lights).light;
}

TEST(TaskLightTest, OverdueDays) {
  EXPECT_EQ(Task(0, "1", "1"), Light::kGreen);
  EXPECT_EQ(Task(1, "1", "1"), Light::kYellow);
  EXPECT_EQ(Task(10, "1", "1"), Light::kYellow);
  EXPECT_EQ(Task(11, "1", "1"), Light::kRed);
}

TEST(TaskLightTest, PointsBehindPlan) {
  EXPECT_EQ(Task(-9, "0.401", "0.5"), Light::kGreen);
  EXPECT_EQ(Task(-9, "0.4", "0.5"), Light::kYellow);
  EXPECT_EQ(Task(-9, "0.2", "0.5"), Light::kYellow);
  EXPECT_EQ(Task(-9, "0.199", "0.5"), Light::kRed);
}

TEST(TaskLightTest, DoneIsBlueAndNotStartedIsGrey) {
  EXPECT_EQ(Task(50, "1", "1", true), Light::kBlue);
  TaskStatus status;
  status.started = false;
  EXPECT_EQ(TaskLight(status, Rubric().lights).light, Light::kGrey);
}

Light Start(absl::CivilDay as_of, std::optional<absl::CivilDay> started) {
  return StartLight(absl::CivilDay(2024, 1, 20), started, as_of, Rubric().lights).light;
}

TEST(StartLightTest, ThePlannedMonthIsTheFirstOfThree) {
  EXPECT_EQ(Start(absl::CivilDay(2024, 1, 20), std::nullopt), Light::kGrey);
  EXPECT_EQ(Start(absl::CivilDay(2024, 1, 31), std::nullopt), Light::kYellow);
  EXPECT_EQ(Start(absl::CivilDay(2024, 2, 29), std::nullopt), Light::kYellow);
  EXPECT_EQ(Start(absl::CivilDay(2024, 3, 20), std::nullopt), Light::kYellow);
  EXPECT_EQ(Start(absl::CivilDay(2024, 3, 31), std::nullopt), Light::kRed);
  EXPECT_EQ(Start(absl::CivilDay(2024, 3, 31), absl::CivilDay(2024, 1, 31)), Light::kGreen);
  EXPECT_EQ(Start(absl::CivilDay(2024, 3, 31), absl::CivilDay(2024, 2, 1)), Light::kYellow);
}

TEST(ItemLightTest, NothingLockedAndMissingAreGrey) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  const auto light = [&] {
    const Item& item = builder.projection().items.at(CampaignBuilder::kCampaign).at("I-1");
    return ItemLight(builder.campaign(), item, ReadItem(builder.projection(), item, PeriodOf("2024-M03")),
                     Rubric());
  };
  EXPECT_EQ(light().light, Light::kGrey);
  builder.AddMissing("dept-a", "2024-M03-D3");
  EXPECT_EQ(light().inputs[0].text, "漏报");
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "19")});
  EXPECT_EQ(light().light, Light::kRed) << "19 of 100 at a quarter of the year";
}

TEST(CompletenessTest, CountsByUnitWorstFirst) {
  CampaignBuilder builder;
  builder.AddForm("dept-a", "2024-M01-D1", {});
  builder.AddForm("dept-a", "2024-M01-D2", {}, [](Form& form) { form.form_class = FormClass::kLate; });
  builder.AddMissing("dept-b", "2024-M01-D1");
  builder.AddForm("dept-c", "2024-M01-D1", {}, [](Form& form) { form.form_class = FormClass::kExcused; });
  builder.AddForm("dept-c", "2024-M01-D2", {}, [](Form& form) { form.state = FormState::kOpen; });
  builder.AddForm("dept-c", "2024-M02-D1", {});
  const auto units = CompletenessOf(builder.projection(), CampaignBuilder::kCampaign, PeriodOf("2024-M01"));
  ASSERT_EQ(units.size(), 3u);
  EXPECT_EQ(units[0].unit, "dept-b");
  EXPECT_EQ(units[1].unit, "dept-a");
  EXPECT_EQ(units[1].late, 1);
  EXPECT_EQ(units[1].Reported(), 2);
  EXPECT_EQ(units[2].due, 1);
  const Completeness total = TotalOf(units);
  EXPECT_EQ(total.due, 4);
  EXPECT_EQ(total.on_time, 2);
  EXPECT_EQ(total.missing, 1);
}

TEST(LightsByActionTest, CountsEveryItemOnce) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  builder.AddTask("T-1");
  builder.AddTask("T-2", [](Item& item) { item.action = ""; });
  builder.AddForm(
      "dept-a", "2024-M03-D3",
      {ValueRow("I-1", "30"), DoneRow("T-1", absl::CivilDay(2024, 2, 1)), ProgressRow("T-2", "10")});
  const auto lights =
      LightsByAction(builder.projection(), builder.campaign(), Rubric(), PeriodOf("2024-M03"));
  ASSERT_EQ(lights.size(), 2u);
  EXPECT_EQ(lights[0].title, "产业培塑行动");
  EXPECT_EQ(lights[0].green, 1);
  EXPECT_EQ(lights[0].blue, 1);
  EXPECT_EQ(lights[1].action, "");
  EXPECT_EQ(lights[1].yellow, 1);
}

}  // namespace
}  // namespace duban::reporting

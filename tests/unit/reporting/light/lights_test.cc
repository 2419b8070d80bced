#include "services/reporting/domain/light/lights.h"

#include <gtest/gtest.h>

#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::lights_test {
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

TEST(RatioLightTest, AnIndicatorsOwnToleranceStandsBeforeTheSchemes) {
  const auto light = [](const char* tolerance) {
    return RatioLight(Dec("0.9"), absl::CivilDay(2024, 3, 31), Rubric().lights, Dec(tolerance)).light;
  };
  EXPECT_EQ(light("0.1"), Light::kGreen);
  EXPECT_EQ(light("0.09"), Light::kYellow);
}

TEST(LightNameTest, ReadsWhatItWrites) {
  for (const Light light : {Light::kGreen, Light::kYellow, Light::kRed, Light::kBlue, Light::kGrey}) {
    EXPECT_EQ(ParseLight(LightName(light)), light);
  }
  EXPECT_EQ(ParseLight(""), std::nullopt);
  EXPECT_EQ(ParseLight("ORANGE"), std::nullopt);
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

TEST(TaskLightTest, DoneButNotAcceptedIsGreen) {
  TaskStatus status;
  status.done = true;
  status.accepted = false;
  EXPECT_EQ(TaskLight(status, Rubric().lights).light, Light::kGreen);
}

TEST(TaskLightTest, DoneIsBlueAndNotStartedIsGrey) {
  EXPECT_EQ(Task(50, "1", "1", true), Light::kBlue);
  TaskStatus status;
  status.started = false;
  EXPECT_EQ(TaskLight(status, Rubric().lights).light, Light::kGrey);
}

Light Start(absl::CivilDay as_of, std::optional<absl::CivilDay> started, bool good_reason = false) {
  SiteStatus site;
  site.planned = absl::CivilDay(2024, 1, 20);
  site.started = started;
  site.as_of = as_of;
  site.good_reason = good_reason;
  return StartLight(site, Rubric().lights).light;
}

TEST(StartLightTest, ThePlannedMonthIsTheFirstOfThree) {
  EXPECT_EQ(Start(absl::CivilDay(2024, 1, 20), std::nullopt), Light::kGrey);
  EXPECT_EQ(Start(absl::CivilDay(2024, 1, 31), std::nullopt), Light::kYellow);
  EXPECT_EQ(Start(absl::CivilDay(2024, 2, 29), std::nullopt), Light::kYellow);
  EXPECT_EQ(Start(absl::CivilDay(2024, 3, 20), std::nullopt), Light::kYellow);
  EXPECT_EQ(Start(absl::CivilDay(2024, 3, 31), std::nullopt), Light::kRed);
  EXPECT_EQ(Start(absl::CivilDay(2024, 3, 31), absl::CivilDay(2024, 1, 31)), Light::kGreen);
  EXPECT_EQ(Start(absl::CivilDay(2024, 3, 31), absl::CivilDay(2024, 2, 1)), Light::kYellow);
  EXPECT_EQ(Start(absl::CivilDay(2024, 2, 29), absl::CivilDay(2024, 3, 1)), Light::kYellow)
      << "not known yet";
}

TEST(StartLightTest, AGoodReasonHelpsAgainstYellowOnly) {
  EXPECT_EQ(Start(absl::CivilDay(2024, 1, 31), std::nullopt, true), Light::kGrey);
  EXPECT_EQ(Start(absl::CivilDay(2024, 3, 31), std::nullopt, true), Light::kRed);
}

Light Entry(absl::CivilDay as_of, std::optional<absl::CivilDay> entered, bool good_reason = false) {
  SiteStatus site;
  site.started = absl::CivilDay(2024, 1, 31);
  site.entered = entered;
  site.as_of = as_of;
  site.good_reason = good_reason;
  return EntryLight(site, Rubric().lights).light;
}

TEST(EntryLightTest, OneMonthYellowMoreThanTwoRed) {
  EXPECT_EQ(Entry(absl::CivilDay(2024, 2, 28), std::nullopt), Light::kGrey);
  EXPECT_EQ(Entry(absl::CivilDay(2024, 2, 29), std::nullopt), Light::kYellow) << "a month later, clamped";
  EXPECT_EQ(Entry(absl::CivilDay(2024, 3, 31), std::nullopt), Light::kYellow);
  EXPECT_EQ(Entry(absl::CivilDay(2024, 4, 1), std::nullopt), Light::kRed);
  EXPECT_EQ(Entry(absl::CivilDay(2024, 4, 1), absl::CivilDay(2024, 3, 30)), Light::kGreen);
  EXPECT_EQ(Entry(absl::CivilDay(2024, 4, 1), absl::CivilDay(2024, 4, 2)), Light::kRed);
  EXPECT_EQ(Entry(absl::CivilDay(2024, 3, 1), std::nullopt, true), Light::kGrey);
  EXPECT_EQ(Entry(absl::CivilDay(2024, 4, 1), std::nullopt, true), Light::kRed);
  EXPECT_EQ(EntryLight(SiteStatus(), Rubric().lights).light, Light::kGrey) << "not started";
}

LightResult Points(const char* completion, const char* schedule) {
  return PointsLight({Dec(completion), Dec(schedule)}, Rubric().lights);
}

TEST(PointsLightTest, TenAndThirtyPointsAreYellow) {
  EXPECT_EQ(Points("0.5", "0.5").light, Light::kGreen);
  EXPECT_EQ(Points("0.6", "0.5").light, Light::kGreen);
  EXPECT_EQ(Points("0.4001", "0.5").light, Light::kGreen);
  EXPECT_EQ(Points("0.4001", "0.5").inputs.back(), (NamedValue{"提示", "略低于序时"}));
  EXPECT_EQ(Points("0.5", "0.5").inputs.back().name, "红灯线") << "no remark on plan";
  EXPECT_EQ(Points("0.4", "0.5").light, Light::kYellow);
  EXPECT_EQ(Points("0.2", "0.5").light, Light::kYellow);
  EXPECT_EQ(Points("0.1999", "0.5").light, Light::kRed);
  EXPECT_EQ(Points("0", "0").light, Light::kGrey);
  EXPECT_EQ(PointsLight({std::nullopt, Dec("0.5")}, Rubric().lights).light, Light::kGrey);
}

Light Relative(const char* completion, const char* schedule) {
  return RelativeLight({Dec(completion), Dec(schedule)}, Rubric().lights).light;
}

TEST(RelativeLightTest, HalfOfThePlanIsTheLine) {
  EXPECT_EQ(Relative("0.5", "0.5"), Light::kGreen);
  EXPECT_EQ(Relative("0.4999", "0.5"), Light::kYellow);
  EXPECT_EQ(Relative("0.25", "0.5"), Light::kYellow);
  EXPECT_EQ(Relative("0.2499", "0.5"), Light::kRed);
  EXPECT_EQ(Relative("0", "0"), Light::kGrey);
  EXPECT_EQ(RelativeLight({std::nullopt, Dec("0.5")}, Rubric().lights).light, Light::kGrey);
}

}  // namespace
}  // namespace duban::reporting::lights_test

// Custom periods and their occurrences.
#include "services/task/domain/plan/custom_period.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "services/common/schedule.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task {
namespace {

using ::duban::testing::ChinaAt;
using ::duban::testing::Faults;
using ::duban::testing::IsOk;
using ::duban::testing::IsRefusal;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

class CustomPeriodTest : public ::testing::Test {
 protected:
  ActContext At(absl::Time now) const {
    return {district_, testing::kCampaign, Actor{testing::kOfficeClerk, Role::kGeneralOffice, ""}, now};
  }

  // The period as it goes on record.
  CustomPeriod Created(const CustomPeriod& given) const {
    const auto changes = CreateCustomPeriod("winter", given, At(ChinaAt("2024-11-01 09:00")));
    EXPECT_THAT(changes, IsOk());
    return *StateAs<CustomPeriod>(changes->front().state);
  }

  CustomPeriodView View(const CustomPeriod& period, size_t i, absl::string_view now) const {
    const Campaign& campaign = district_.campaigns.at(testing::kCampaign).value;
    return ViewOccurrence(ScheduleOf(district_, campaign), period, OccurrencesOf(period)[i], ChinaAt(now));
  }

  Register district_ = testing::MakeRegister();
};

CustomPeriod Winter() {
  return {.display_name = "冬季安全专项行动",
          .start = absl::CivilDay(2024, 11, 11),
          .end = absl::CivilDay(2024, 12, 20),
          .actions = {"A1"},
          .items = {absl::StrCat("campaigns/", testing::kCampaign, "/items/T-2")},
          .unit_due = WorkdayRule{2, {17, 30}}};
}

CustomPeriod Series(StepUnit unit, int step, int count, absl::CivilDay start) {
  return {.display_name = "调度", .start = start, .step_unit = unit, .step = step, .count = count};
}

std::vector<std::string> Spans(const CustomPeriod& period) {
  std::vector<std::string> spans;
  for (const Occurrence& one : OccurrencesOf(period)) {
    spans.push_back(
        absl::StrCat(one.id, " ", absl::FormatCivilTime(one.first), " ", absl::FormatCivilTime(one.last)));
  }
  return spans;
}

TEST_F(CustomPeriodTest, ItHasItsOwnTerms) {
  const CustomPeriod winter = Created(Winter());
  EXPECT_EQ(winter.id, "C-winter");
  EXPECT_EQ(winter.created, ChinaAt("2024-11-01 09:00"));
  const CustomPeriodView view = View(winter, 0, "2024-11-20 10:00");
  EXPECT_EQ(view.steps[0].due.at, ChinaAt("2024-11-11 00:00"));
  EXPECT_EQ(view.steps[1].due.at, ChinaAt("2024-12-21 00:00"));
  EXPECT_EQ(view.steps[2].due.at, ChinaAt("2024-12-24 17:30"));
  EXPECT_EQ(view.steps[3].due.at, ChinaAt("2024-12-25 12:00"));  // the campaign's lock
}

TEST_F(CustomPeriodTest, DaysGoneByCountBothEnds) {
  const CustomPeriod winter = Created(Winter());
  EXPECT_EQ(View(winter, 0, "2024-11-10 23:59").elapsed_days, 0);
  EXPECT_EQ(View(winter, 0, "2024-11-11 00:00").elapsed_days, 1);
  EXPECT_EQ(View(winter, 0, "2024-11-30 12:00").elapsed_days, 20);
  EXPECT_EQ(View(winter, 0, "2024-12-20 23:59").elapsed_days, 40);
  EXPECT_EQ(View(winter, 0, "2025-02-01 00:00").elapsed_days, 40);
  EXPECT_EQ(View(winter, 0, "2024-11-11 00:00").total_days, 40);
}

TEST_F(CustomPeriodTest, StatesChangeAtTheirInstants) {
  const CustomPeriod winter = Created(Winter());
  EXPECT_EQ(View(winter, 0, "2024-11-10 23:59").state, PeriodState::kNotOpen);
  EXPECT_EQ(View(winter, 0, "2024-11-11 00:00").state, PeriodState::kOpen);
  EXPECT_EQ(View(winter, 0, "2024-12-25 11:59").state, PeriodState::kOpen);
  EXPECT_EQ(View(winter, 0, "2024-12-25 12:00").state, PeriodState::kClosed);
}

TEST_F(CustomPeriodTest, WeeksFortnightsAndHalfYearsFollowOneAnother) {
  EXPECT_THAT(Spans(Created(Series(StepUnit::kWeek, 1, 3, absl::CivilDay(2024, 12, 23)))),
              ElementsAre("C-winter.01 2024-12-23 2024-12-29", "C-winter.02 2024-12-30 2025-01-05",
                          "C-winter.03 2025-01-06 2025-01-12"));
  EXPECT_THAT(Spans(Created(Series(StepUnit::kWeek, 2, 2, absl::CivilDay(2024, 12, 23)))),
              ElementsAre("C-winter.01 2024-12-23 2025-01-05", "C-winter.02 2025-01-06 2025-01-19"));
  EXPECT_THAT(Spans(Created(Series(StepUnit::kMonth, 6, 2, absl::CivilDay(2024, 1, 1)))),
              ElementsAre("C-winter.01 2024-01-01 2024-06-30", "C-winter.02 2024-07-01 2024-12-31"));
  EXPECT_THAT(Spans(Created(Series(StepUnit::kDay, 5, 2, absl::CivilDay(2024, 2, 27)))),
              ElementsAre("C-winter.01 2024-02-27 2024-03-02", "C-winter.02 2024-03-03 2024-03-07"));
  // A month that has no 31st ends on its last day, and no day is left out or counted twice.
  EXPECT_THAT(Spans(Created(Series(StepUnit::kMonth, 1, 3, absl::CivilDay(2024, 1, 31)))),
              ElementsAre("C-winter.01 2024-01-31 2024-02-28", "C-winter.02 2024-02-29 2024-03-30",
                          "C-winter.03 2024-03-31 2024-04-29"));
}

TEST_F(CustomPeriodTest, AClosedSeriesKeepsWhatHadBegun) {
  CustomPeriod weekly = Created(Series(StepUnit::kWeek, 1, 5, absl::CivilDay(2024, 12, 2)));
  EXPECT_EQ(weekly.end, absl::CivilDay(2025, 1, 5));
  const auto changes = CloseCustomPeriod(weekly, "行动结束", At(ChinaAt("2024-12-11 10:00")));
  ASSERT_THAT(changes, IsOk());
  EXPECT_EQ(Spans(*StateAs<CustomPeriod>(changes->front().state)).size(), 2u);
}

// Every state with every event: what the table does not have is refused.
TEST_F(CustomPeriodTest, OnlyAnActivePeriodIsClosed) {
  CustomPeriod period = Created(Winter());
  const ActContext context = At(ChinaAt("2024-12-11 10:00"));
  for (const auto state :
       {CustomPeriodState::kUnspecified, CustomPeriodState::kActive, CustomPeriodState::kClosed}) {
    period.state = state;
    const auto closed = CloseCustomPeriod(period, "结束", context);
    if (state == CustomPeriodState::kActive) {
      EXPECT_THAT(closed, IsOk());
    } else {
      EXPECT_THAT(closed, IsRefusal(absl::StatusCode::kFailedPrecondition, "CUSTOM_PERIOD_STATE"));
    }
  }
  period.state = CustomPeriodState::kActive;
  EXPECT_THAT(Faults(CloseCustomPeriod(period, "", context).status()),
              ElementsAre("reason: REASON_REQUIRED"));
}

TEST_F(CustomPeriodTest, EveryFaultIsNamedAtOnce) {
  const ActContext context = At(ChinaAt("2024-11-01 09:00"));
  CustomPeriod faulty = Winter();
  faulty.display_name = "";
  faulty.end = absl::CivilDay(2024, 11, 10);
  faulty.actions = {"A9"};
  faulty.items = {"campaigns/x/items/T-2"};
  faulty.lock = WorkdayRule{1, {12, 0}};
  faulty.count = 2;
  EXPECT_THAT(Faults(CreateCustomPeriod("冬", faulty, context).status()),
              UnorderedElementsAre("custom_period_id: RESOURCE_ID", "custom_period.display_name: REQUIRED",
                                   "custom_period.step_unit: REQUIRED", "custom_period.end_date: DATE_ORDER",
                                   "custom_period.actions[0]: UNKNOWN_ACTION",
                                   "custom_period.items[0]: UNKNOWN_ITEM", "custom_period.lock: DATE_ORDER"));
  CustomPeriod series = Series(StepUnit::kWeek, 0, 367, absl::CivilDay(2024, 1, 1));
  series.end = absl::CivilDay(2024, 2, 1);
  series.start.reset();
  EXPECT_THAT(
      Faults(CreateCustomPeriod("w", series, context).status()),
      UnorderedElementsAre("custom_period.start_date: REQUIRED", "custom_period.step: OUT_OF_RANGE",
                           "custom_period.count: OUT_OF_RANGE", "custom_period.end_date: OUT_OF_RANGE"));
  EXPECT_THAT(
      Faults(CreateCustomPeriod("w", Series(StepUnit::kMonth, 12, 11, absl::CivilDay(2024, 1, 1)), context)
                 .status()),
      ElementsAre("custom_period.end_date: OUT_OF_RANGE"));
}

TEST_F(CustomPeriodTest, AnIdIsTakenOnce) {
  Apply(district_, Matter(Created(Winter())), 2000, ChinaAt("2024-11-01 09:00"));
  EXPECT_THAT(CreateCustomPeriod("winter", Winter(), At(ChinaAt("2024-11-02 09:00"))),
              IsRefusal(absl::StatusCode::kAlreadyExists, "ALREADY_EXISTS"));
  EXPECT_EQ(ViewCustomPeriods(district_, district_.campaigns.at(testing::kCampaign).value,
                              ChinaAt("2024-11-12 00:00"))
                .size(),
            1u);
}

}  // namespace
}  // namespace duban::task

// Changes of calendars and due tables.
#include "services/task/domain/plan/due_changes.h"

#include <gmock/gmock.h>

#include <functional>

#include "services/common/schedule.h"
#include "services/task/domain/plan/impact.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task {
namespace {

using ::duban::testing::ChinaAt;
using ::duban::testing::Faults;
using ::duban::testing::IsOk;
using ::duban::testing::IsRefusal;
using ::duban::testing::PeriodOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class DueChangesTest : public ::testing::Test {
 protected:
  void ApplyAll(const std::vector<Change>& changes, absl::Time now) {
    for (const Change& change : changes) Apply(district_, change.state, ++sequence_, now);
  }
  const Campaign& campaign() const { return district_.campaigns.at(testing::kCampaign).value; }
  DekadDeadlines Dekad(absl::string_view id) const {
    return ScheduleOf(district_, campaign()).Dekad(PeriodOf(id));
  }

  Register district_ = testing::MakeRegister();
  std::int64_t sequence_ = 1000;
};

// The notice of 2024 with one more day off: 11 March, a Monday.
CalendarYear WithMoreLeave(const Register& in) {
  CalendarYear year = in.calendars.at(2024).value;
  year.off_days.insert(absl::CivilDay(2024, 3, 11));
  year.source = "更正通知";
  return year;
}

TEST_F(DueChangesTest, AnUpdatedCalendarKeepsTheVersionBeforeIt) {
  const absl::Time now = ChinaAt("2024-03-01 09:00");
  const CalendarYear before = district_.calendars.at(2024).value;
  const auto changes = UpdateCalendar(district_, WithMoreLeave(district_), "calendar", {"发文更正"}, now);
  ASSERT_THAT(changes, IsOk());
  ASSERT_EQ(changes->size(), 1u);
  EXPECT_EQ((*changes)[0].type, "calendar.update");
  EXPECT_EQ((*changes)[0].reason, "发文更正");
  const auto& year = std::get<CalendarYear>((*changes)[0].state);
  EXPECT_EQ(year.since, now);
  EXPECT_THAT(year.earlier, ElementsAre(before));
}

TEST_F(DueChangesTest, AFinalNoticeIsCorrectedForAReasonAndNeverWithdrawn) {
  const absl::Time now = ChinaAt("2024-03-01 09:00");
  CalendarYear year = WithMoreLeave(district_);
  EXPECT_THAT(Faults(UpdateCalendar(district_, year, "calendar", {}, now).status()),
              ElementsAre("reason: REASON_REQUIRED"));
  year.provisional = true;
  EXPECT_THAT(UpdateCalendar(district_, year, "calendar", {"试试"}, now),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "CALENDAR_FINAL"));
}

TEST_F(DueChangesTest, AProvisionalCalendarBecomesFinalByItsSource) {
  const absl::Time now = ChinaAt("2024-11-20 09:00");
  CalendarYear year = {.year = 2027, .provisional = true, .source = "法定节假日"};
  const auto created = UpdateCalendar(district_, year, "calendar", {"", true}, now);
  ASSERT_THAT(created, IsOk());
  EXPECT_EQ((*created)[0].type, "calendar.create");
  ApplyAll(*created, now);
  year.provisional = false;
  year.source = "国办发明电〔2026〕1号";
  const auto updated = UpdateCalendar(district_, year, "calendar", {}, now + absl::Hours(1));
  ASSERT_THAT(updated, IsOk());
  EXPECT_EQ((*updated)[0].reason, year.source);
  ApplyAll(*updated, now + absl::Hours(1));
  EXPECT_FALSE(district_.calendar.IsProvisional(absl::CivilDay(2027, 1, 4)));
}

TEST_F(DueChangesTest, CalendarsAreCheckedAndLookedFor) {
  const absl::Time now = ChinaAt("2024-03-01 09:00");
  const CalendarYear missing = {.year = 2030, .source = "x"};
  EXPECT_THAT(UpdateCalendar(district_, missing, "calendar", {}, now),
              IsRefusal(absl::StatusCode::kNotFound, "NOT_FOUND"));
  const CalendarYear faulty = {.year = 2024, .off_days = {absl::CivilDay(2025, 1, 1)}};
  EXPECT_THAT(Faults(UpdateCalendar(district_, faulty, "calendar", {}, now).status()),
              UnorderedElementsAre("calendar.source: REQUIRED", "calendar.off_dates: OUT_OF_RANGE"));
  const auto same = UpdateCalendar(district_, district_.calendars.at(2024).value, "calendar", {}, now);
  ASSERT_THAT(same, IsOk());
  EXPECT_THAT(*same, IsEmpty());
}

TEST_F(DueChangesTest, ADueTableChangesWithItsHistory) {
  const absl::Time now = ChinaAt("2024-03-05 09:00");
  DueTable table;
  table.unit_due = {1, {12, 0}};
  const auto changes = UpdateDueTable(campaign(), table, "会议定于中午", now);
  ASSERT_THAT(changes, IsOk());
  EXPECT_EQ((*changes)[0].type, "campaign.update_due_table");
  EXPECT_EQ((*changes)[0].reason, "会议定于中午");
  ApplyAll(*changes, now);
  EXPECT_EQ(campaign().due_table, table);
  EXPECT_EQ(campaign().due_table_since, now);
  EXPECT_THAT(campaign().earlier_due_tables,
              ElementsAre(SupersededDueTable{DueTable(), absl::InfinitePast()}));
  EXPECT_EQ(Dekad("2024-M03-D1").unit_due.at, ChinaAt("2024-03-11 12:00"));
  EXPECT_EQ(Dekad("2024-M02-D3").unit_due.at, ChinaAt("2024-03-01 17:30"));  // past
}

TEST_F(DueChangesTest, EveryFaultOfADueTableIsNamedAtOnce) {
  DueTable table;
  table.brief_due = {4, {12, 0}};
  table.report_material.day = 32;
  table.report_issue.shift = Shift::kUnspecified;
  table.statistics.month = 4;
  table.fourth_review.month = 0;
  table.review.nth = 0;
  table.targets_fixed.at.hour = 24;
  table.performance_export.workdays = 61;
  table.office_close.minute = 60;
  EXPECT_THAT(Faults(UpdateDueTable(campaign(), table, " ", ChinaAt("2024-03-05 09:00")).status()),
              UnorderedElementsAre(
                  "due_table.consolidated: DATE_ORDER", "due_table.report_material.day: OUT_OF_RANGE",
                  "due_table.report_issue.shift: REQUIRED", "due_table.statistics.month: OUT_OF_RANGE",
                  "due_table.fourth_review.month: OUT_OF_RANGE", "due_table.review.nth: OUT_OF_RANGE",
                  "due_table.targets_fixed: OUT_OF_RANGE", "due_table.performance_export: OUT_OF_RANGE",
                  "due_table.office_close: OUT_OF_RANGE", "reason: REASON_REQUIRED"));
}

const DeadlineMove* FindMove(const std::vector<DeadlineMove>& moves, absl::string_view period, DueStep step) {
  for (const DeadlineMove& move : moves) {
    if (absl::string_view(move.period) == period && move.step == step) return &move;
  }
  return nullptr;
}

TEST_F(DueChangesTest, TheImpactNamesWhatMovesAndWhatStays) {
  const absl::Time now =
      ChinaAt("2024-03-12 10:00");  // the unit's term for M03-D1 has passed, the review's not
  const auto changes = UpdateCalendar(district_, WithMoreLeave(district_), "calendar", {"发文更正"}, now);
  ASSERT_THAT(changes, IsOk());
  const std::vector<DeadlineMove> moves = ImpactOf(district_, *changes, now);
  const DeadlineMove* const unit = FindMove(moves, "2024-M03-D1", DueStep::kUnitDue);
  ASSERT_NE(unit, nullptr);
  EXPECT_EQ(unit->outcome, MoveOutcome::kKeptPassed);
  EXPECT_EQ(unit->to, ChinaAt("2024-03-11 17:30"));
  EXPECT_EQ(unit->computed, ChinaAt("2024-03-12 17:30"));
  const DeadlineMove* const lock = FindMove(moves, "2024-M03-D1", DueStep::kLock);
  ASSERT_NE(lock, nullptr);
  EXPECT_EQ(lock->outcome, MoveOutcome::kMoved);
  EXPECT_EQ(lock->from, ChinaAt("2024-03-13 12:00"));
  EXPECT_EQ(lock->to, ChinaAt("2024-03-14 12:00"));
  EXPECT_EQ(FindMove(moves, "2024-M03-D2", DueStep::kUnitDue), nullptr);
  // What was foretold happens.
  ApplyAll(*changes, now);
  EXPECT_EQ(Dekad("2024-M03-D1").lock.at, lock->to);
  EXPECT_EQ(Dekad("2024-M03-D1").unit_due.at, unit->to);
}

TEST_F(DueChangesTest, TheImpactNamesStepsThatComeAndGo) {
  const absl::Time now = ChinaAt("2024-03-05 09:00");
  DueTable table;
  table.merge_third_into_month = true;
  table.lock = {1, {17, 30}};
  table.tf_due = {1, {17, 30}};
  const auto changes = UpdateDueTable(campaign(), table, "少发一份", now);
  ASSERT_THAT(changes, IsOk());
  const std::vector<DeadlineMove> moves = ImpactOf(district_, *changes, now);
  EXPECT_EQ(FindMove(moves, "2024-M03-D3", DueStep::kBrief)->outcome, MoveOutcome::kDropped);
  EXPECT_EQ(FindMove(moves, "2024-M01-D3", DueStep::kBrief)->outcome, MoveOutcome::kKeptPassed);
  // The lock of M02-D3 would fall on 1 March, which is past: it stays.
  EXPECT_EQ(FindMove(moves, "2024-M02-D3", DueStep::kLock)->outcome, MoveOutcome::kKeptTooLate);
  EXPECT_EQ(FindMove(moves, "2024-M03-D1", DueStep::kLock)->outcome, MoveOutcome::kMoved);
}

TEST_F(DueChangesTest, NothingMovesWhereNothingChanges) {
  const absl::Time now = ChinaAt("2024-03-05 09:00");
  CalendarYear year = district_.calendars.at(2024).value;
  year.source = "另一出处";
  const auto changes = UpdateCalendar(district_, year, "calendar", {"更正出处"}, now);
  ASSERT_THAT(changes, IsOk());
  EXPECT_THAT(ImpactOf(district_, *changes, now), IsEmpty());
}

}  // namespace
}  // namespace duban::task

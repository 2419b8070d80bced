#include "services/common/deadlines.h"

#include <algorithm>

namespace duban {
namespace {

constexpr TimeOfDay kStartOfDay{0, 0};

absl::Time At(absl::CivilDay day, TimeOfDay time) {
  return absl::FromCivil(absl::CivilMinute(day.year(), day.month(), day.day(), time.hour, time.minute),
                         ChinaTime());
}

Deadline DueOn(absl::CivilDay day, TimeOfDay time, const WorkCalendar& calendar) {
  return {At(day, time), calendar.IsProvisional(day)};
}

Deadline DueAfter(absl::CivilDay anchor, const WorkdayRule& rule, const WorkCalendar& calendar) {
  return DueOn(calendar.AddWorkdays(anchor, rule.workdays), rule.at, calendar);
}

// The day `number` of `month`, or its last day when the month is shorter.
absl::CivilDay DayOfMonth(absl::CivilMonth month, int number) {
  return std::min(absl::CivilDay(month) + (number - 1), absl::CivilDay(month + 1) - 1);
}

// The last day for the review meeting (季讲评), before the answers to objections are considered.
absl::CivilDay LastReviewDay(const Period& quarter, absl::CivilMonth next_month,
                             const WorkCalendar& calendar) {
  if (quarter.index == 4) {
    return absl::CivilDay(next_month + 2) - 1;
  }
  return calendar.LastWorkdayOfMonth(absl::CivilDay(next_month));
}

}  // namespace

DekadDeadlines DeadlinesOfDekad(const Period& dekad, const DueTable& table, const WorkCalendar& calendar) {
  const absl::CivilDay last = LastDay(dekad);
  return {
      .opens = DueOn(calendar.AddWorkdays(last, -table.open_workdays_before), kStartOfDay, calendar),
      // The date of the cut-off is the last day itself, although its instant opens the day after.
      .cut_off = {At(last + 1, kStartOfDay), calendar.IsProvisional(last)},
      .unit_due = DueAfter(last, table.unit_due, calendar),
      .tf_due = DueAfter(last, table.tf_due, calendar),
      .brief_due = DueAfter(last, table.brief_due, calendar),
      .lock = DueAfter(last, table.lock, calendar),
      .consolidated = DueAfter(last, table.consolidated, calendar),
  };
}

MonthDeadlines DeadlinesOfMonth(const Period& month, const DueTable& table, const WorkCalendar& calendar) {
  const absl::CivilDay last = LastDay(month);
  const absl::CivilDay material = DayOfMonth(absl::CivilMonth(last), table.report_material_day);
  return {
      .bulletin = DueAfter(last, table.monthly_bulletin, calendar),
      .report_material = DueOn(calendar.ShiftDay(material, Shift::kPreceding), table.report_time, calendar),
      .report_issue = DueOn(calendar.LastWorkdayOfMonth(last), table.report_time, calendar),
  };
}

QuarterDeadlines DeadlinesOfQuarter(const Period& quarter, const DueTable& table,
                                    const WorkCalendar& calendar) {
  const absl::CivilMonth next_month = absl::CivilMonth(LastDay(quarter)) + 1;
  const absl::CivilDay statistics =
      calendar.ShiftDay(DayOfMonth(next_month, table.statistics_day), Shift::kFollowing);
  const absl::CivilDay trial = calendar.AddWorkdays(statistics, table.trial_workdays);
  const absl::CivilDay close = calendar.AddWorkdays(trial, table.objection_workdays);
  const absl::CivilDay answered = calendar.AddWorkdays(close, table.answer_workdays);
  const absl::CivilDay review = std::max(LastReviewDay(quarter, next_month, calendar), answered);
  return {
      .statistics = DueOn(statistics, table.office_close, calendar),
      .trial_scores = DueOn(trial, table.office_close, calendar),
      .objections_close = DueOn(close, table.office_close, calendar),
      .answered = DueOn(answered, table.office_close, calendar),
      .review = DueOn(review, table.office_close, calendar),
      .freeze = DueOn(answered, table.office_close, calendar),
  };
}

}  // namespace duban

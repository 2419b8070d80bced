#include "services/common/deadlines.h"

#include <algorithm>

namespace duban {
namespace {

constexpr TimeOfDay kStartOfDay{0, 0};

Deadline DueOn(absl::CivilDay day, TimeOfDay time, const WorkCalendar& calendar) {
  return {InstantOf(day, time), calendar.IsProvisional(day)};
}

// The day a rule gives in `month`.
absl::CivilDay DayOf(const FixedDayRule& rule, absl::CivilMonth month, const WorkCalendar& calendar) {
  const absl::CivilDay day = std::min(absl::CivilDay(month) + (rule.day - 1), absl::CivilDay(month + 1) - 1);
  return calendar.ShiftDay(day, rule.shift, rule.nth);
}

// The day a yearly rule gives in `year`.
absl::CivilDay DayOf(const FixedDayRule& rule, int year, const WorkCalendar& calendar) {
  return DayOf(rule, absl::CivilMonth(year, rule.month), calendar);
}

// The end of the period that ends on `last`. Its date is that last day, although its instant opens the day
// after.
Deadline CutOff(absl::CivilDay last, const WorkCalendar& calendar) {
  return {InstantOf(last + 1, kStartOfDay), calendar.IsProvisional(last)};
}

std::vector<StepDue> StepsOfDekad(const DekadDeadlines& due) {
  std::vector<StepDue> steps = {{DueStep::kOpen, due.opens},
                                {DueStep::kCutOff, due.cut_off},
                                {DueStep::kUnitDue, due.unit_due},
                                {DueStep::kTfDue, due.tf_due}};
  if (due.brief_due) steps.push_back({DueStep::kBrief, *due.brief_due});
  steps.push_back({DueStep::kLock, due.lock});
  if (due.consolidated) steps.push_back({DueStep::kConsolidated, *due.consolidated});
  return steps;
}

std::vector<StepDue> StepsOfMonth(const MonthDeadlines& due) {
  return {{DueStep::kBulletin, due.bulletin},
          {DueStep::kReportMaterial, due.report_material},
          {DueStep::kReportCompile, due.report_compile},
          {DueStep::kReportIssue, due.report_issue}};
}

std::vector<StepDue> StepsOfQuarter(const QuarterDeadlines& due) {
  return {{DueStep::kStatistics, due.statistics},
          {DueStep::kTrialScores, due.trial_scores},
          {DueStep::kObjectionsClose, due.objections_close},
          {DueStep::kObjectionsAnswered, due.answered},
          {DueStep::kReview, due.review},
          {DueStep::kFreeze, due.freeze}};
}

std::vector<StepDue> StepsOfYear(const YearDeadlines& due) {
  return {{DueStep::kTargetsFixed, due.targets_fixed},
          {DueStep::kAnnualEvaluation, due.annual_evaluation},
          {DueStep::kExport, due.performance_export}};
}

}  // namespace

absl::Time InstantOf(absl::CivilDay day, TimeOfDay time) {
  return absl::FromCivil(absl::CivilMinute(day.year(), day.month(), day.day(), time.hour, time.minute),
                         ChinaTime());
}

Deadline DueAfter(absl::CivilDay anchor, const WorkdayRule& rule, const WorkCalendar& calendar) {
  return DueOn(calendar.AddWorkdays(anchor, rule.workdays), rule.at, calendar);
}

DekadDeadlines DeadlinesOfDekad(const Period& dekad, const DueTable& table, const WorkCalendar& calendar) {
  const absl::CivilDay last = LastDay(dekad);
  DekadDeadlines due = {
      .opens = DueOn(calendar.AddWorkdays(last, -table.open_workdays_before), kStartOfDay, calendar),
      .cut_off = CutOff(last, calendar),
      .unit_due = DueAfter(last, table.unit_due, calendar),
      .tf_due = DueAfter(last, table.tf_due, calendar),
      .lock = DueAfter(last, table.lock, calendar),
  };
  const bool third = dekad.index % 3 == 0;
  if (!(third && table.merge_third_into_month)) {
    due.brief_due = DueAfter(last, table.brief_due, calendar);
    due.consolidated = DueAfter(last, table.consolidated, calendar);
  }
  return due;
}

MonthDeadlines DeadlinesOfMonth(const Period& month, const DueTable& table, const WorkCalendar& calendar) {
  const absl::CivilDay last = LastDay(month);
  const absl::CivilMonth own(last);
  const absl::CivilDay material = DayOf(table.report_material, own, calendar);
  return {
      .bulletin = DueAfter(last, table.monthly_bulletin, calendar),
      .report_material = DueOn(material, table.report_material.at, calendar),
      .report_compile = DueAfter(material, table.report_compile, calendar),
      .report_issue = DueOn(DayOf(table.report_issue, own, calendar), table.report_issue.at, calendar),
  };
}

QuarterDeadlines DeadlinesOfQuarter(const Period& quarter, const DueTable& table,
                                    const WorkCalendar& calendar) {
  const absl::CivilMonth next_month = absl::CivilMonth(LastDay(quarter)) + 1;
  const absl::CivilDay statistics = DayOf(table.statistics, next_month, calendar);
  const absl::CivilDay trial = calendar.AddWorkdays(statistics, table.trial_scores.workdays);
  const absl::CivilDay close = calendar.AddWorkdays(trial, table.objections_close.workdays);
  const absl::CivilDay answered = calendar.AddWorkdays(close, table.objections_answered.workdays);
  const Deadline answer = DueOn(answered, table.objections_answered.at, calendar);
  const bool fourth = quarter.index == 4;
  const absl::CivilDay by = fourth ? DayOf(table.fourth_review, quarter.year + 1, calendar)
                                   : DayOf(table.review, next_month, calendar);
  return {
      .statistics = DueOn(statistics, table.statistics.at, calendar),
      .trial_scores = DueOn(trial, table.trial_scores.at, calendar),
      .objections_close = DueOn(close, table.objections_close.at, calendar),
      .answered = answer,
      .review = DueOn(std::max(by, answered), fourth ? table.fourth_review.at : table.review.at, calendar),
      .freeze = answer,
  };
}

YearDeadlines DeadlinesOfYear(const Period& year, const DueTable& table, const WorkCalendar& calendar) {
  const absl::CivilDay evaluation = DayOf(table.annual_evaluation, year.year + 1, calendar);
  const FixedDayRule& targets = table.targets_fixed;
  return {
      .targets_fixed = DueOn(DayOf(targets, year.year, calendar), targets.at, calendar),
      .annual_evaluation = DueOn(evaluation, table.annual_evaluation.at, calendar),
      .performance_export = DueAfter(evaluation, table.performance_export, calendar),
  };
}

std::vector<StepDue> StepsOf(const Period& period, const DueTable& table, const WorkCalendar& calendar) {
  switch (period.kind) {
    case PeriodKind::kDekad:
      return StepsOfDekad(DeadlinesOfDekad(period, table, calendar));
    case PeriodKind::kMonth:
      return StepsOfMonth(DeadlinesOfMonth(period, table, calendar));
    case PeriodKind::kQuarter:
      return StepsOfQuarter(DeadlinesOfQuarter(period, table, calendar));
    case PeriodKind::kYear:
      return StepsOfYear(DeadlinesOfYear(period, table, calendar));
  }
  return {};
}

DekadDeadlines ToDekadDeadlines(const std::vector<StepDue>& steps) {
  DekadDeadlines due;
  for (const StepDue& step : steps) {
    if (step.step == DueStep::kOpen) due.opens = step.due;
    if (step.step == DueStep::kCutOff) due.cut_off = step.due;
    if (step.step == DueStep::kUnitDue) due.unit_due = step.due;
    if (step.step == DueStep::kTfDue) due.tf_due = step.due;
    if (step.step == DueStep::kBrief) due.brief_due = step.due;
    if (step.step == DueStep::kLock) due.lock = step.due;
    if (step.step == DueStep::kConsolidated) due.consolidated = step.due;
  }
  return due;
}

}  // namespace duban

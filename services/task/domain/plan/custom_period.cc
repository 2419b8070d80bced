#include "services/task/domain/plan/custom_period.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/common/schedule.h"
#include "services/common/status_macros.h"
#include "services/task/domain/names.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

constexpr std::array kCustomPeriodStateNames = {
    Named<CustomPeriodState>{CustomPeriodState::kUnspecified, "UNSPECIFIED"},
    Named<CustomPeriodState>{CustomPeriodState::kActive, "ACTIVE"},
    Named<CustomPeriodState>{CustomPeriodState::kClosed, "CLOSED"},
};

// `day` moved by a series' unit. A month ends on its last day where it has no such day.
absl::CivilDay Advance(absl::CivilDay day, StepUnit unit, int n) {
  switch (unit) {
    case StepUnit::kNone:
      return day;
    case StepUnit::kDay:
      return day + n;
    case StepUnit::kWeek:
      return day + 7 * n;
    case StepUnit::kMonth:
      break;
  }
  const absl::CivilMonth month = absl::CivilMonth(day) + n;
  return std::min(absl::CivilDay(month) + (day.day() - 1), absl::CivilDay(month + 1) - 1);
}

// The last day of the `i`-th occurrence.
absl::CivilDay LastDayOf(const CustomPeriod& period, int i) {
  if (period.step_unit == StepUnit::kNone) return *period.end;
  return Advance(*period.start, period.step_unit, (i + 1) * period.step) - 1;
}

std::vector<StepDue> Compute(const CustomPeriod& period, const Occurrence& occurrence, const DueTable& table,
                             const WorkCalendar& calendar) {
  const auto at = [&](absl::CivilDay day, absl::CivilDay marked) {
    return Deadline{InstantOf(day, {0, 0}), calendar.IsProvisional(marked)};
  };
  const absl::CivilDay last = occurrence.last;
  return {{DueStep::kOpen, at(occurrence.first, occurrence.first)},
          {DueStep::kCutOff, at(last + 1, last)},
          {DueStep::kUnitDue, DueAfter(last, period.unit_due.value_or(table.unit_due), calendar)},
          {DueStep::kLock, DueAfter(last, period.lock.value_or(table.lock), calendar)}};
}

}  // namespace

absl::string_view StateName(CustomPeriodState state) { return NameIn(kCustomPeriodStateNames, state); }
absl::string_view EventName(CustomPeriodEvent) { return "close"; }

std::vector<Occurrence> OccurrencesOf(const CustomPeriod& period) {
  if (period.step_unit == StepUnit::kNone) {
    return {{period.id, period.display_name, *period.start, *period.end}};
  }
  std::vector<Occurrence> occurrences;
  for (int i = 0; i < period.count; ++i) {
    const absl::CivilDay first = Advance(*period.start, period.step_unit, i * period.step);
    if (period.closed && first > absl::ToCivilDay(*period.closed, ChinaTime())) break;
    occurrences.push_back({absl::StrFormat("%s.%02d", period.id, i + 1),
                           absl::StrCat(period.display_name, "第", i + 1, "期"), first,
                           LastDayOf(period, i)});
  }
  return occurrences;
}

std::vector<StepDue> StepsOf(const Schedule& schedule, const CustomPeriod& period,
                             const Occurrence& occurrence) {
  return schedule.Settle(
      [&](const DueTable& table, const WorkCalendar& calendar) {
        return Compute(period, occurrence, table, calendar);
      },
      period.created);
}

std::vector<StepDue> PresentStepsOf(const Schedule& schedule, const CustomPeriod& period,
                                    const Occurrence& occurrence) {
  return schedule.Present([&](const DueTable& table, const WorkCalendar& calendar) {
    return Compute(period, occurrence, table, calendar);
  });
}

CustomPeriodView ViewOccurrence(const Schedule& schedule, const CustomPeriod& period,
                                const Occurrence& occurrence, absl::Time now) {
  CustomPeriodView view{.occurrence = occurrence, .steps = StepsOf(schedule, period, occurrence)};
  view.total_days = static_cast<int>(occurrence.last - occurrence.first) + 1;
  const absl::CivilDay today = absl::ToCivilDay(now, ChinaTime());
  view.elapsed_days = std::clamp(static_cast<int>(today - occurrence.first) + 1, 0, view.total_days);
  const bool begun = now >= view.steps.front().due.at;
  const bool locked = now >= view.steps.back().due.at;
  view.state = locked ? PeriodState::kClosed : begun ? PeriodState::kOpen : PeriodState::kNotOpen;
  return view;
}

std::vector<CustomPeriodView> ViewCustomPeriods(const Register& in, const Campaign& campaign,
                                                absl::Time now) {
  const Schedule& schedule = ScheduleOf(in, campaign);
  std::vector<CustomPeriodView> views;
  in.docket.Each<CustomPeriod>(campaign.id, [&](const CustomPeriod& period, const Stored<Matter>&) {
    for (const Occurrence& occurrence : OccurrencesOf(period)) {
      views.push_back(ViewOccurrence(schedule, period, occurrence, now));
    }
  });
  return views;
}

absl::StatusOr<std::vector<Change>> CloseCustomPeriod(const CustomPeriod& period, const std::string& reason,
                                                      const ActContext& context) {
  CustomPeriod next = period;
  ASSIGN_OR_RETURN(next.state, NextState(kCustomPeriodTransitions, kCustomPeriodText, period.state,
                                         CustomPeriodEvent::kClose));
  RETURN_IF_ERROR(CheckReason(reason, "须写明为何结束"));
  next.closed = context.now;
  next.close_reason = reason;
  return std::vector<Change>{Change{"custom_period.close", std::move(next), reason}};
}

}  // namespace duban::task

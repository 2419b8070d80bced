#include "services/common/schedule.h"

#include <algorithm>
#include <set>

namespace duban {
namespace {

const StepDue* FindStep(const std::vector<StepDue>& steps, DueStep step) {
  const auto found =
      std::find_if(steps.begin(), steps.end(), [&](const StepDue& due) { return due.step == step; });
  return found == steps.end() ? nullptr : &*found;
}

// True if `change` would put a step that is still to come into the past.
bool ComesTooLate(const std::vector<StepDue>& before, const std::vector<StepDue>& after, absl::Time change) {
  return std::any_of(after.begin(), after.end(), [&](const StepDue& step) {
    const StepDue* const old = FindStep(before, step.step);
    return step.step != DueStep::kOpen && old != nullptr && old->due.at > change && step.due.at <= change;
  });
}

// The instants at which a version of the calendar or of the table came into force after `start`.
std::set<absl::Time> ChangesAfter(absl::Time start, absl::Time table_since,
                                  const std::vector<SupersededDueTable>& earlier,
                                  const WorkCalendar& calendar) {
  std::set<absl::Time> changes = {table_since};
  for (const SupersededDueTable& table : earlier) changes.insert(table.since);
  for (const auto& [number, year] : calendar.years()) {
    changes.insert(year.since);
    for (const CalendarYear& version : year.earlier) changes.insert(version.since);
  }
  changes.erase(changes.begin(), changes.upper_bound(start));
  return changes;
}

}  // namespace

std::vector<StepDue> SettleSteps(const std::vector<StepDue>& before, const std::vector<StepDue>& after,
                                 absl::Time change) {
  const bool too_late = ComesTooLate(before, after, change);
  std::vector<StepDue> settled;
  for (StepDue step : after) {
    const StepDue* const old = FindStep(before, step.step);
    if (old == nullptr && step.due.at <= change) continue;  // nothing becomes due in the past
    if (old != nullptr && (old->due.at <= change || too_late)) {
      step.due.at = old->due.at;
    } else if (step.step == DueStep::kOpen) {
      step.due.at = std::max(step.due.at, change);
    }
    settled.push_back(step);
  }
  for (const StepDue& old : before) {
    if (FindStep(after, old.step) == nullptr && old.due.at <= change) settled.push_back(old);
  }
  std::sort(settled.begin(), settled.end(),
            [](const StepDue& a, const StepDue& b) { return a.step < b.step; });
  return settled;
}

Schedule::Schedule(const DueTable& table, absl::Time since, const std::vector<SupersededDueTable>& earlier,
                   const WorkCalendar& calendar) {
  const absl::Time start = earlier.empty() ? since : earlier.front().since;
  std::set<absl::Time> starts = ChangesAfter(start, since, earlier, calendar);
  starts.insert(start);
  for (const absl::Time at : starts) {
    DueTable in_force = table;
    for (auto old = earlier.rbegin(); old != earlier.rend() && at < since; ++old) {
      in_force = old->table;
      if (old->since <= at) break;
    }
    epochs_.push_back({at, std::move(in_force), calendar.AsOf(at)});
  }
}

std::vector<StepDue> Schedule::Steps(const Period& period) const {
  return Settle(
      [&](const DueTable& table, const WorkCalendar& calendar) { return StepsOf(period, table, calendar); });
}

DekadDeadlines Schedule::Dekad(const Period& dekad) const {
  // The common case, on the path of every act on a form: nothing has changed since the campaign began.
  if (epochs_.size() == 1) return DeadlinesOfDekad(dekad, epochs_.front().table, epochs_.front().calendar);
  return ToDekadDeadlines(Steps(dekad));
}

std::optional<Deadline> Schedule::Find(const Period& period, DueStep step) const {
  const std::vector<StepDue> steps = Steps(period);
  const StepDue* const found = FindStep(steps, step);
  return found == nullptr ? std::nullopt : std::optional<Deadline>(found->due);
}

std::vector<StepDue> Schedule::Settle(const Compute& compute, absl::Time from) const {
  // The epoch that `from` lies in is the first that counts.
  auto epoch = std::find_if(epochs_.begin(), epochs_.end(),
                            [&](const Epoch& candidate) { return candidate.start > from; });
  if (epoch != epochs_.begin()) --epoch;
  std::vector<StepDue> steps = compute(epoch->table, epoch->calendar);
  for (++epoch; epoch != epochs_.end(); ++epoch) {
    steps = SettleSteps(steps, compute(epoch->table, epoch->calendar), epoch->start);
  }
  return steps;
}

std::vector<StepDue> Schedule::Present(const Compute& compute) const {
  return compute(epochs_.back().table, epochs_.back().calendar);
}

std::vector<StepDue> Schedule::PresentSteps(const Period& period) const {
  return StepsOf(period, epochs_.back().table, epochs_.back().calendar);
}

}  // namespace duban

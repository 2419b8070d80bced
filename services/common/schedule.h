// The deadlines of a campaign through changes of its calendar and due table. A deadline that is past keeps
// the instant it had; one still to come is computed anew. So an act that was on time never becomes late by a
// change (Civil Code art. 203; the State Council's notice of each year arrives when deadlines already run).
#ifndef DUBAN_SERVICES_COMMON_SCHEDULE_H_
#define DUBAN_SERVICES_COMMON_SCHEDULE_H_

#include <functional>
#include <vector>

#include "services/common/calendar.h"
#include "services/common/deadlines.h"

namespace duban {

// What the steps of a period become when calendar or table change at `change`: `before` and `after` are the
// steps under the old and the new ones, each in the order of DueStep. A step that is past by then stays. If
// any step still to come would fall into the past, all those still to come stay, so that nobody loses time
// promised and the order of the steps holds; an opening alone may not: the form opens at the change instead.
std::vector<StepDue> SettleSteps(const std::vector<StepDue>& before, const std::vector<StepDue>& after,
                                 absl::Time change);

// Answers every question about a campaign's deadlines. Immutable and thread-safe.
class Schedule {
 public:
  // Steps as one table and one calendar give them.
  using Compute = std::function<std::vector<StepDue>(const DueTable&, const WorkCalendar&)>;

  // `table` in force since `since`, after `earlier` (oldest first). Changes of the calendar count from the
  // moment the oldest table is in force: before it there were no deadlines to keep.
  Schedule(const DueTable& table, absl::Time since, const std::vector<SupersededDueTable>& earlier,
           const WorkCalendar& calendar);

  // Every step of a period.
  std::vector<StepDue> Steps(const Period& period) const;
  // The steps of a ten-day period.
  DekadDeadlines Dekad(const Period& dekad) const;
  // The instant of one step of a period; nullopt if it is not due.
  std::optional<Deadline> Find(const Period& period, DueStep step) const;

  // Steps of any other rule, settled through the changes after `from`.
  std::vector<StepDue> Settle(const Compute& compute, absl::Time from = absl::InfinitePast()) const;

  // What the present table and calendar alone give.
  std::vector<StepDue> Present(const Compute& compute) const;
  std::vector<StepDue> PresentSteps(const Period& period) const;

 private:
  // A stretch of time in which neither table nor calendar changed.
  struct Epoch {
    absl::Time start;
    DueTable table;
    WorkCalendar calendar;
  };

  std::vector<Epoch> epochs_;  // by start, never empty
};

}  // namespace duban

#endif  // DUBAN_SERVICES_COMMON_SCHEDULE_H_

// Changes of what deadlines follow from: a year's calendar (工作日历) and a campaign's due table (时限表).
// Both are kept in versions, each with the moment from which it is in force; services/common/schedule.h says
// what that means for deadlines that already run.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_PLAN_DUE_CHANGES_H_
#define DUBAN_SERVICES_TASK_DOMAIN_PLAN_DUE_CHANGES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/common/errors.h"
#include "services/task/domain/register.h"

namespace duban::task {

// How a calendar is to be changed.
struct CalendarUpdate {
  std::string reason;          // empty = the calendar's source says it
  bool allow_missing = false;  // create it if the year has none
};

// Puts `given` in place of its year's calendar from `now` on; nothing if it says the same. INVALID_ARGUMENT
// names every fault below `at` (see CheckCalendar) and, where a final calendar is corrected, REASON_REQUIRED;
// NOT_FOUND if the year has none; FAILED_PRECONDITION (CALENDAR_FINAL) for a provisional one in a final one's
// place.
absl::StatusOr<std::vector<Change>> UpdateCalendar(const Register& in, const CalendarYear& given,
                                                   const std::string& at, const CalendarUpdate& update,
                                                   absl::Time now);

// Puts `table` in force for the campaign from `now` on; nothing if it is in force. INVALID_ARGUMENT names
// every fault of `due_table` and of `reason` (REASON_REQUIRED, TOO_LONG).
absl::StatusOr<std::vector<Change>> UpdateDueTable(const Campaign& campaign, const DueTable& table,
                                                   const std::string& reason, absl::Time now);

// Adds OUT_OF_RANGE for a rule that is no working-day rule: 1–60 working days, a time of day.
void CheckWorkdayRule(const WorkdayRule& rule, const std::string& field, Violations& out);
// Adds every fault of a due table at `at`: OUT_OF_RANGE, REQUIRED (a shift), DATE_ORDER (a step before the
// one it waits for).
void CheckDueTable(const DueTable& table, const std::string& at, Violations& out);

// How late after its anchor a rule falls due, for comparing rules with the same anchor.
int OrderOf(const WorkdayRule& rule);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_PLAN_DUE_CHANGES_H_

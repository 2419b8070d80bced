// What the lock (锁定) makes of each form of a ten-day period.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_LOCK_H_
#define DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_LOCK_H_

#include <vector>

#include "absl/status/statusor.h"
#include "services/common/deadlines.h"
#include "services/task/domain/change.h"
#include "services/task/domain/register.h"

namespace duban::task {

// The form after the lock: LOCKED on the unit's last statement, with its class and flags, or MISSING if the
// unit never approved one. ON_TIME: first approved by the unit leader at or before `unit_due` and every
// return answered in time; LATE otherwise; an unanswered return locks the version before it, LATE,
// UNRESOLVED_RETURN. A form that no task force reviewed to the end is flagged TF_UNREVIEWED, which counts
// against the task force only. FAILED_PRECONDITION (FORM_STATE) for a form that is locked already.
absl::StatusOr<Form> LockedForm(const Form& form, absl::Time unit_due);

// The units that report in a campaign: those that lead at least one item.
std::vector<std::string> ReportingUnits(const Register& in, absl::string_view campaign);

// Locks the period: one change per reporting unit and one for the period. `forms` are the forms on record; a
// unit without one is MISSING. A unit that has handed all its items on since reports no more, yet what it
// attested is locked too. FAILED_PRECONDITION (LOCK_NOT_DUE) before the lock time.
absl::StatusOr<std::vector<Change>> LockPeriod(const Register& in, const std::string& campaign,
                                               const Period& period, const std::vector<Form>& forms,
                                               const DekadDeadlines& deadlines, absl::Time now);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_LOCK_H_

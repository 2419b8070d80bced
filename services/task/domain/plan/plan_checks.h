// Whether units, roles, calendars, campaigns and items may enter the record. Each check adds every violation
// it finds, with the field's path in the request, so that an import can be repaired in one go.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_PLAN_PLAN_CHECKS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_PLAN_PLAN_CHECKS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/common/errors.h"
#include "services/task/domain/register.h"

namespace duban::task {

// Longest printed name, in bytes of UTF-8: some 500 Chinese characters.
inline constexpr size_t kMaxNameBytes = 1500;

// Creates `resources` — all of one type, `types` naming the change, e.g. "unit.create" — after checking each
// against the register (a unit's parent also against the batch). Violations are reported at
// `requests[i].{resource}…`; rules: RESOURCE_ID, REQUIRED, TOO_LONG, UNKNOWN_UNIT, UNKNOWN_ACTION,
// NOT_DECIMAL, OUT_OF_RANGE, DATE_ORDER, SCOPE_REQUIRED, BASELINE_REQUIRED, DETAIL_REQUIRED, DUPLICATE_ID,
// PARENT_CYCLE, OUTSIDE_PARENT; for role bindings see org/role_checks.h. ALREADY_EXISTS if an id is taken on record.
absl::StatusOr<std::vector<Change>> CreateUnits(const Register& in, const std::vector<Unit>& units);
absl::StatusOr<std::vector<Change>> CreateRoleBindings(const Register& in,
                                                       const std::vector<RoleBinding>& bindings);
absl::StatusOr<std::vector<Change>> CreateCalendars(const Register& in,
                                                    const std::vector<CalendarYear>& calendars,
                                                    absl::Time now);
// Items come in the first state of their list's life; projects' milestones take what they leave out from the
// default set of their class.
absl::StatusOr<std::vector<Change>> CreateItems(const Register& in, const Campaign& campaign,
                                                const std::vector<Item>& items);
// Fields are reported at `campaign_id` and `campaign.…`.
absl::StatusOr<std::vector<Change>> CreateCampaign(const Register& in, const Campaign& campaign,
                                                   absl::Time now);

// Faults of a calendar at `at`: OUT_OF_RANGE, REQUIRED, DUPLICATE_ID.
void CheckCalendar(const CalendarYear& year, const std::string& at, Violations& out);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_PLAN_PLAN_CHECKS_H_

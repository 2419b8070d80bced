// The task service's resources as reporting keeps them. Errors are those of field_values.h.
#ifndef DUBAN_SERVICES_REPORTING_CONVERT_TASK_RESOURCES_H_
#define DUBAN_SERVICES_REPORTING_CONVERT_TASK_RESOURCES_H_

#include "absl/status/statusor.h"
#include "duban/task/v1/change.pb.h"
#include "services/reporting/domain/projection.h"

namespace duban::reporting {

absl::StatusOr<Unit> UnitFrom(const task::v1::Unit& unit);
absl::StatusOr<Campaign> CampaignFrom(const task::v1::Campaign& campaign);
absl::StatusOr<CalendarYear> CalendarFrom(const task::v1::Calendar& calendar);
absl::StatusOr<Item> ItemFrom(const task::v1::Item& item);
absl::StatusOr<PeriodLock> LockFrom(const task::v1::Period& period);
absl::StatusOr<OfficialValue> OfficialFrom(const task::v1::Statistic& statistic);
absl::StatusOr<Form> FormFrom(const task::v1::Form& form);
// The text of services/reporting/convert/role_text.h.
absl::StatusOr<OpaqueResource> RoleBindingFrom(const task::v1::RoleBinding& binding);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_CONVERT_TASK_RESOURCES_H_

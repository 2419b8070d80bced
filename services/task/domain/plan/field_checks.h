// Checks that units, roles, campaigns and calendars share. Each adds a violation at `field`.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_PLAN_FIELD_CHECKS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_PLAN_FIELD_CHECKS_H_

#include <optional>
#include <string>

#include "services/common/errors.h"
#include "services/task/domain/register.h"

namespace duban::task {

// RESOURCE_ID for what is no id of a resource (RFC 1034).
void CheckId(const std::string& id, const std::string& field, Violations& out);

// REQUIRED for no name, TOO_LONG for more than kMaxNameBytes.
void CheckTitle(const std::string& text, const std::string& field, Violations& out);

// UNKNOWN_UNIT for a unit that is not on record.
void CheckUnitKnown(const Register& in, const std::string& unit, const std::string& field, Violations& out);

// DATE_ORDER if the last day lies before the first.
void CheckTerm(const std::optional<absl::CivilDay>& first, const std::optional<absl::CivilDay>& last,
               const std::string& field, Violations& out);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_PLAN_FIELD_CHECKS_H_

// What a role binding must be to enter the record.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORG_ROLE_CHECKS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORG_ROLE_CHECKS_H_

#include <string>

#include "services/common/errors.h"
#include "services/task/domain/register.h"

namespace duban::task {

// Adds a violation at `{at}.role_binding_id` or `{at}.role_binding.…` for each rule a new binding breaks:
// RESOURCE_ID, REQUIRED, SCOPE_REQUIRED (the unit, action or item a role is bound to), SCOPE_NOT_APPLICABLE
// (an action or item for a role that is bound to none), UNKNOWN_UNIT, UNKNOWN_ITEM, OUTSIDE_UNIT (the term
// goes beyond the unit's last day), DATE_ORDER, SUBSTITUTE_BY_DELEGATION (substitutes are made by
// DelegateRole only). Actions are not looked up: roles may be given before the year's campaign exists.
void CheckBinding(const Register& in, const RoleBinding& binding, const std::string& at, Violations& out);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORG_ROLE_CHECKS_H_

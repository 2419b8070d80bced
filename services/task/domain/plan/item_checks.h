// Whether an item (事项) may enter the campaign's lists.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_PLAN_ITEM_CHECKS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_PLAN_ITEM_CHECKS_H_

#include <string>

#include "services/common/errors.h"
#include "services/task/domain/register.h"

namespace duban::task {

// Adds a violation for each rule that `item` breaks, at `{at}.item_id` or `{at}.item.…` (`item.…` for no
// `at`); rules as in plan_checks.h and detail_checks.h.
void CheckItem(const Register& in, const Campaign& campaign, const Item& item, const std::string& at,
               Violations& out);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_PLAN_ITEM_CHECKS_H_

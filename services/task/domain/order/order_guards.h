// The guards of the order machine: what a state alone does not settle. Each is one rule.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_GUARDS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_GUARDS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/order/order.h"
#include "services/task/domain/order/order_rules.h"

namespace duban::task {

// FAILED_PRECONDITION (SAME_PERSON) if the actor is one of `others`; `what` says in Chinese what they did.
absl::Status CheckOther(const Actor& actor, const std::vector<std::string>& others, absl::string_view what);

// The leader who assigned the order, the leader's substitute, or the head of government.
// PERMISSION_DENIED (NOT_ASSIGNING_LEADER) otherwise.
absl::Status CheckAssigningLeader(const Order& order, const Actor& actor);

// FAILED_PRECONDITION (DUPLICATE_ORDER) if an active order has the same object and matter, whatever their
// blanks and marks: no repeated or many-headed supervision (政府督查工作条例 art. 15).
absl::Status CheckNoDuplicate(const Order& order, const ActContext& context);

// FAILED_PRECONDITION (TRANSFER_LATE) after the working days the rules give from receipt.
absl::Status CheckTransferInTime(const Order& order, const OrderRules& rules, const ActContext& context);

// FAILED_PRECONDITION: EXTENSION_USED for more than the rules allow, EXTENSION_LATE unless asked so many
// working days before the limit.
absl::Status CheckExtensionInTime(const Order& order, const OrderRules& rules, const ActContext& context);

// INVALID_ARGUMENT (EXTENSION_LENGTH) on `field` unless `day` lies after the limit, by no more than the
// original span and the days the rules allow.
absl::Status CheckExtensionLength(const Order& order, const OrderRules& rules, absl::CivilDay day,
                                  absl::string_view field);

// FAILED_PRECONDITION (EXTENSION_UNCHECKED) while the first check is missing.
absl::Status CheckExtensionChecked(const Order& order);

// FAILED_PRECONDITION (VERIFICATION_REQUIRED) for an order of L2 or above that goes from feedback to closing.
absl::Status CheckVerifiedIfEscalated(const Order& order);

// FAILED_PRECONDITION (RELAPSE_LATE) when more natural days than the rules give have passed since closing.
absl::Status CheckRelapseInTime(const Order& order, const OrderRules& rules, const ActContext& context);

// Everybody who handled the order for the unit: signed for it, drafted or signed a feedback, asked.
std::vector<std::string> HandlersOf(const Order& order);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_GUARDS_H_

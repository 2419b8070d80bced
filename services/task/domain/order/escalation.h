// The escalation ladder at work: from record and clock to calls and proposals. Nothing here issues anything.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORDER_ESCALATION_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORDER_ESCALATION_H_

#include <string>
#include <vector>

#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/order/order.h"
#include "services/task/domain/order/order_rules.h"
#include "services/task/domain/order/proposal.h"
#include "services/task/domain/role_set.h"

namespace duban::task {

// Who may have the orders looked through.
inline constexpr RoleSet kEscalators = kSubmitters;

// All that the campaign's ladder calls for at `context.now`: calls (L0) on the orders, proposals of levels,
// also for hidden dangers (hazard_ladder.h), and the lapse of proposals that no longer fit. Each once for an
// order, rule and occasion, so a second run yields nothing; after days of downtime the first does what is
// missing.
std::vector<Change> ProposeEscalations(const ActContext& context);

// The proposals that one order's record and the clock call for, those on record already among them. None
// while the clock stands: unissued, suspended or reported.
std::vector<Proposal> DueProposals(const Order& order, const OrderRules& rules, const ActContext& context);

// The calls that are due for one order and not recorded yet.
std::vector<OrderCall> DueCalls(const Order& order, const OrderRules& rules, const ActContext& context);

// Adds to `changes` the proposal of the first level above the order's that has a rule of `trigger` and
// follows from it: the next one for a failed verification or a relapse.
void AddNextLevel(const Order& order, const OrderRules& rules, Trigger trigger, const std::string& occasion,
                  const ActContext& context, std::vector<Change>& changes);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORDER_ESCALATION_H_

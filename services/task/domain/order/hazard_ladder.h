// Hidden dangers on the ladder (隐患整改逾期): not rectified in time and nothing explained calls for a
// letter, then for a bulletin (隐患排查治理; plan of the district 2024). A hazard on which an order runs has
// the ladder of that order.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORDER_HAZARD_LADDER_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORDER_HAZARD_LADDER_H_

#include <string>
#include <vector>

#include "services/task/domain/act_context.h"
#include "services/task/domain/order/order_rules.h"
#include "services/task/domain/order/proposal.h"

namespace duban::task {

// The proposals that the campaign's hazards call for at `context.now`, those on record already among them: by
// HAZARD_OVERDUE once the limit is past, by HAZARD_SILENT once the limit of the accepted letter is past too.
// The occasion is the day of the hazard's limit.
std::vector<Proposal> DueHazardProposals(const OrderRules& rules, const ActContext& context);

// True for the rules that speak of hazards.
bool IsHazardRule(const LadderRule& rule);

// Why a proposal by such a rule no longer fits its hazard; empty while it does.
std::string HazardStaleReason(const Proposal& proposal, const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORDER_HAZARD_LADDER_H_

// What made a rule of the ladder speak, and the proposal that follows.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORDER_CAUSE_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORDER_CAUSE_H_

#include <string>
#include <vector>

#include "services/task/domain/act_context.h"
#include "services/task/domain/order/order_rules.h"
#include "services/task/domain/order/proposal.h"

namespace duban::task {

// What a trigger says once it has come.
struct Cause {
  std::string occasion;  // sets it apart from the next time, e.g. the day of the limit
  std::vector<ProposalInput> inputs;
};

// The system's proposal of `level` by `rule`, about `subject`: the id of an order, item or unit. The caller
// adds paths and unit.
Proposal MakeProposal(const std::string& subject, OrderLevel level, const LadderRule& rule, Cause cause,
                      const OrderRules& rules, const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORDER_CAUSE_H_

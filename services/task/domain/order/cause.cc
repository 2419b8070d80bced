#include "services/task/domain/order/cause.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace duban::task {

Proposal MakeProposal(const std::string& subject, OrderLevel level, const LadderRule& rule, Cause cause,
                      const OrderRules& rules, const ActContext& context) {
  Proposal proposal;
  proposal.campaign = context.campaign;
  proposal.id = absl::StrCat(subject, "-", rule.id, "-", cause.occasion);
  proposal.level = level;
  proposal.rule = rule.id;
  proposal.occasion = std::move(cause.occasion);
  proposal.inputs = std::move(cause.inputs);
  proposal.rules_version = rules.version;
  proposal.submitted_by = kSystemPerson;
  proposal.propose_time = context.now;
  return proposal;
}

}  // namespace duban::task

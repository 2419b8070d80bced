#include "services/task/domain/order/hazard_ladder.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/task/domain/item/hazard.h"
#include "services/task/domain/order/cause.h"
#include "services/task/domain/order/order.h"

namespace duban::task {
namespace {

bool HasOpenOrder(const Item& item, const ActContext& context) {
  const std::string path = PathOf(item);
  return !context.docket()
              .Select<Order>(context.campaign,
                             [&](const Order& order) {
                               return IsOpen(order) && std::any_of(order.sources.begin(), order.sources.end(),
                                                                   [&](const OrderSource& source) {
                                                                     return source.resource == path;
                                                                   });
                             })
              .empty();
}

// The letter on this hazard and limit that was issued; null if there is none.
const Proposal* IssuedLetter(const Item& item, const std::string& occasion, const OrderRules& rules,
                             const ActContext& context) {
  for (const Rung& rung : rules.ladder) {
    const LadderRule* rule = FindTrigger(rung, Trigger::kHazardOverdue);
    if (rule == nullptr) continue;
    const auto* letter = context.docket().Find<Proposal>(context.campaign,
                                                         absl::StrCat(item.id, "-", rule->id, "-", occasion));
    if (letter != nullptr && letter->state == ProposalState::kAccepted) return letter;
  }
  return nullptr;
}

// The cause a rule finds in an overdue hazard; nullopt if it finds none.
std::optional<Cause> CauseIn(const Item& item, const LadderRule& rule, const OrderRules& rules,
                             const ActContext& context) {
  const std::string occasion = absl::FormatCivilTime(*item.due);
  Cause cause{occasion,
              {{"due_date", occasion}, {"overdue_days", absl::StrCat(context.today() - *item.due)}}};
  if (rule.trigger == Trigger::kHazardOverdue) return cause;
  const Proposal* letter = IssuedLetter(item, occasion, rules, context);
  if (letter == nullptr || !letter->limit_time || context.now <= *letter->limit_time) return std::nullopt;
  cause.inputs.push_back(
      {"letter_due_time", absl::FormatTime("%Y-%m-%d %H:%M", *letter->limit_time, ChinaTime())});
  return cause;
}

void AddFor(const Item& item, const OrderRules& rules, const ActContext& context,
            std::vector<Proposal>& out) {
  for (const Rung& rung : rules.ladder) {
    for (const LadderRule& rule : rung.rules) {
      if (!IsHazardRule(rule)) continue;
      std::optional<Cause> cause = CauseIn(item, rule, rules, context);
      if (!cause) continue;
      Proposal proposal = MakeProposal(item.id, rung.level, rule, *std::move(cause), rules, context);
      proposal.item = PathOf(item);
      proposal.unit = item.lead_unit;
      out.push_back(std::move(proposal));
    }
  }
}

}  // namespace

std::vector<Proposal> DueHazardProposals(const OrderRules& rules, const ActContext& context) {
  std::vector<Proposal> proposals;
  const auto items = context.in.items.find(context.campaign);
  if (items == context.in.items.end()) return proposals;
  for (const auto& [id, stored] : items->second) {
    const Item& item = stored.value;
    if (!IsOverdueUnexplained(item, context.today()) || HasOpenOrder(item, context)) continue;
    AddFor(item, rules, context, proposals);
  }
  return proposals;
}

bool IsHazardRule(const LadderRule& rule) {
  return rule.trigger == Trigger::kHazardOverdue || rule.trigger == Trigger::kHazardSilent;
}

std::string HazardStaleReason(const Proposal& proposal, const ActContext& context) {
  absl::string_view id = proposal.item;
  absl::ConsumePrefix(&id, ItemPath(context.campaign, ""));
  const absl::StatusOr<const Item*> item = FindItem(context.in, context.campaign, id);
  if (!item.ok() || !IsOverdueUnexplained(**item, context.today())) {
    return "隐患已整改、已说明或已改期 (the hazard is not overdue without explanation any more)";
  }
  const std::string due = absl::FormatCivilTime(*(*item)->due);
  if (due == proposal.occasion) return "";
  return absl::StrCat("整改时限已改为 ", due, " (the limit has changed since)");
}

}  // namespace duban::task

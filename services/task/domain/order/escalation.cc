#include "services/task/domain/order/escalation.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/task/domain/order/card.h"
#include "services/task/domain/order/cause.h"
#include "services/task/domain/order/hazard_ladder.h"
#include "services/task/domain/order/order_machine.h"
#include "services/task/domain/order/order_terms.h"

namespace duban::task {
namespace {

std::string DayText(absl::Time time) { return absl::FormatCivilTime(ChinaDay(time)); }
std::string TimeText(absl::Time time) { return absl::FormatTime("%Y-%m-%d %H:%M", time, ChinaTime()); }

OrderLevel Above(OrderLevel level) {
  return level < OrderLevel::kL1 ? OrderLevel::kL1 : static_cast<OrderLevel>(static_cast<int>(level) + 1);
}

ProposalInput LevelInput(const Order& order) { return {"level", std::string(LevelName(order.level))}; }

// Working days gone by since the day of `from`.
std::string WorkdaysSince(absl::Time from, const ActContext& context) {
  const absl::CivilDay first = ChinaDay(from) + 1;
  return absl::StrCat(first > context.today() ? 0 : context.calendar().CountWorkdays(first, context.today()));
}

// The call on the day the present limit ends; null if none was made.
const OrderCall* CallOnDue(const Order& order) {
  for (const OrderCall& call : order.calls) {
    if (call.occasion == CallOccasion::kOnDue && order.due_time && call.due_time == *order.due_time)
      return &call;
  }
  return nullptr;
}

// The unit gave some account of itself after `time`: it reported, asked for time or for a transfer.
bool SpokeAfter(const Order& order, absl::Time time) {
  const auto asked = [&](const auto& request) { return request.ask_time > time; };
  return (order.feedback_time && *order.feedback_time > time) ||
         std::any_of(order.extensions.begin(), order.extensions.end(), asked) ||
         std::any_of(order.transfers.begin(), order.transfers.end(), asked);
}

std::optional<Cause> OverdueCause(const Order& order, const LadderRule& rule, const OrderTerms& terms,
                                  const ActContext& context) {
  if (!order.due_time || context.now < terms.AfterWorkdays(*order.due_time, rule.amount)) return std::nullopt;
  return Cause{DayText(*order.due_time),
               {{"due_time", TimeText(*order.due_time)},
                {"overdue_workdays", WorkdaysSince(*order.due_time, context)}}};
}

std::optional<Cause> LevelLimitCause(const Order& order, OrderLevel rung, const ActContext& context) {
  if (rung != Above(order.level) || !order.level_due_time || context.now <= *order.level_due_time) {
    return std::nullopt;
  }
  return Cause{DayText(*order.level_due_time),
               {LevelInput(order), {"level_due_time", TimeText(*order.level_due_time)}}};
}

std::optional<Cause> ReturnedCause(const Order& order, const LadderRule& rule) {
  if (order.return_count < rule.amount) return std::nullopt;
  return Cause{absl::StrCat("returns-", order.return_count),
               {{"return_count", absl::StrCat(order.return_count)}}};
}

std::optional<Cause> SilentCause(const Order& order, const LadderRule& rule, const OrderTerms& terms,
                                 const ActContext& context) {
  const OrderCall* call = CallOnDue(order);
  if (call == nullptr || context.now <= terms.AfterWorkdays(call->call_time, rule.amount) ||
      SpokeAfter(order, call->call_time)) {
    return std::nullopt;
  }
  return Cause{DayText(*order.due_time),
               {{"call_time", TimeText(call->call_time)},
                {"silent_workdays", WorkdaysSince(call->call_time, context)}}};
}

std::optional<Cause> CauseOf(const Order& order, OrderLevel rung, const LadderRule& rule,
                             const OrderTerms& terms, const ActContext& context) {
  if (rule.trigger == Trigger::kReturned) return ReturnedCause(order, rule);
  if (!IsUnderClock(order)) return std::nullopt;
  switch (rule.trigger) {
    case Trigger::kOverdue:
      return OverdueCause(order, rule, terms, context);
    case Trigger::kLevelLimitMissed:
      return LevelLimitCause(order, rung, context);
    case Trigger::kSilentAfterCall:
      return SilentCause(order, rule, terms, context);
    default:
      return std::nullopt;
  }
}

Proposal MakeProposal(const Order& order, OrderLevel level, const LadderRule& rule, Cause cause,
                      const OrderRules& rules, const ActContext& context) {
  Proposal proposal = task::MakeProposal(order.id, level, rule, std::move(cause), rules, context);
  proposal.order = PathOf(order);
  proposal.unit = order.lead_unit;
  proposal.conclusion = order.conclusion;
  for (const OrderSource& source : order.sources) {
    if (source.kind == SourceKind::kItem && proposal.item.empty()) proposal.item = source.resource;
  }
  return proposal;
}

bool OnRecord(const Proposal& proposal, const ActContext& context) {
  return context.docket().Find<Proposal>(proposal.campaign, proposal.id) != nullptr;
}

void AddNew(Proposal proposal, const ActContext& context, std::vector<Change>& changes) {
  if (!OnRecord(proposal, context)) changes.push_back(Change{"proposal.propose", std::move(proposal), ""});
}

// Red cards of the unit that are valid, in the 12 months up to the day of `card`.
int RedCardsUpTo(const Card& card, const ActContext& context) {
  return static_cast<int>(context.docket()
                              .Select<Card>(context.campaign,
                                            [&](const Card& other) {
                                              return other.unit == card.unit &&
                                                     other.color == CardColor::kRed &&
                                                     other.state == CardState::kValid &&
                                                     other.id <= card.id &&
                                                     InLastYear(other.card_date, card.card_date);
                                            })
                              .size());
}

// A red card too many calls for the next level, whatever became of its order.
void AddForRedCards(const OrderRules& rules, const ActContext& context, std::vector<Change>& changes) {
  for (const Rung& rung : rules.ladder) {
    const LadderRule* rule = FindTrigger(rung, Trigger::kRedCards);
    if (rule == nullptr) continue;
    context.docket().Each<Card>(context.campaign, [&](const Card& card, const Stored<Matter>&) {
      if (card.color != CardColor::kRed || card.state != CardState::kValid) return;
      const int reds = RedCardsUpTo(card, context);
      if (reds < rule->amount) return;
      Proposal proposal =
          MakeProposal(card.unit, rung.level, *rule,
                       Cause{card.id, {{"red_cards_12_months", absl::StrCat(reds)}}}, rules, context);
      proposal.unit = card.unit;
      proposal.order = card.order;
      proposal.item = card.item;
      AddNew(std::move(proposal), context, changes);
    });
  }
}

void AddLapses(const OrderRules& rules, const ActContext& context, std::vector<Change>& changes) {
  context.docket().Each<Proposal>(context.campaign, [&](const Proposal& proposal, const Stored<Matter>&) {
    if (proposal.state != ProposalState::kProposed) return;
    const std::string stale = StaleReason(proposal, rules, context);
    if (stale.empty()) return;
    Proposal lapsed = proposal;
    lapsed.state = ProposalState::kLapsed;
    lapsed.decision_reason = stale;
    changes.push_back(Change{"proposal.lapse", std::move(lapsed), stale});
  });
}

bool HasCall(const Order& order, CallOccasion occasion, absl::Time due) {
  return std::any_of(order.calls.begin(), order.calls.end(), [&](const OrderCall& call) {
    return call.occasion == occasion && call.due_time == due;
  });
}

// When a call of the ladder's lowest level is due; nullopt for rules that are not about calls.
std::optional<absl::Time> CallTime(const Order& order, const LadderRule& rule, const ActContext& context,
                                   const OrderTerms& terms) {
  if (rule.trigger == Trigger::kOnDue) return *order.due_time;
  if (rule.trigger != Trigger::kBeforeDue) return std::nullopt;
  const absl::CivilDay day = ChinaDay(*order.due_time);
  return rule.amount == 0 ? terms.CloseOf(day)
                          : absl::FromCivil(context.calendar().AddWorkdays(day, -rule.amount), ChinaTime());
}

}  // namespace

std::vector<OrderCall> DueCalls(const Order& order, const OrderRules& rules, const ActContext& context) {
  std::vector<OrderCall> calls;
  const auto add = [&](CallOccasion occasion, absl::Time due) {
    if (!HasCall(order, occasion, due)) calls.push_back({occasion, due, context.now});
  };
  if (IsUnsigned(order, context.now)) add(CallOccasion::kUnsigned, *order.sign_due_time);
  const Rung* rung = FindRung(rules, OrderLevel::kL0);
  if (rung == nullptr || !IsUnderClock(order) || !order.due_time) return calls;
  const OrderTerms terms(rules, context.calendar());
  for (const LadderRule& rule : rung->rules) {
    const std::optional<absl::Time> time = CallTime(order, rule, context, terms);
    if (!time || context.now < *time) continue;
    const bool before = rule.trigger == Trigger::kBeforeDue;
    // Once the limit is over, a call that it is near helps nobody.
    if (before && context.now >= *order.due_time) continue;
    add(before ? CallOccasion::kBeforeDue : CallOccasion::kOnDue, *order.due_time);
  }
  return calls;
}

std::vector<Proposal> DueProposals(const Order& order, const OrderRules& rules, const ActContext& context) {
  std::vector<Proposal> proposals;
  if (!IsOpen(order) || order.state == OrderState::kSuspended || order.state == OrderState::kApproved) {
    return proposals;
  }
  const OrderTerms terms(rules, context.calendar());
  for (const Rung& rung : rules.ladder) {
    if (rung.level <= order.level || rung.level == OrderLevel::kL0) continue;
    for (const LadderRule& rule : rung.rules) {
      if (std::optional<Cause> cause = CauseOf(order, rung.level, rule, terms, context)) {
        proposals.push_back(MakeProposal(order, rung.level, rule, *std::move(cause), rules, context));
      }
    }
  }
  return proposals;
}

std::vector<Change> ProposeEscalations(const ActContext& context) {
  const OrderRules rules = RulesInForce(context);
  std::vector<Change> changes;
  AddLapses(rules, context, changes);
  context.docket().Each<Order>(context.campaign, [&](const Order& order, const Stored<Matter>&) {
    const std::vector<OrderCall> calls = DueCalls(order, rules, context);
    if (!calls.empty()) {
      Order called = order;
      called.calls.insert(called.calls.end(), calls.begin(), calls.end());
      changes.push_back(Change{"order.call", std::move(called), ""});
    }
    for (Proposal& proposal : DueProposals(order, rules, context)) {
      AddNew(std::move(proposal), context, changes);
    }
  });
  AddForRedCards(rules, context, changes);
  for (Proposal& proposal : DueHazardProposals(rules, context)) {
    AddNew(std::move(proposal), context, changes);
  }
  return changes;
}

void AddNextLevel(const Order& order, const OrderRules& rules, Trigger trigger, const std::string& occasion,
                  const ActContext& context, std::vector<Change>& changes) {
  for (const Rung& rung : rules.ladder) {
    if (rung.level <= order.level) continue;
    const LadderRule* rule = FindTrigger(rung, trigger);
    // An order beyond the level for false feedback still goes one up, as for any failed verification.
    if (rule == nullptr && trigger == Trigger::kFalseFeedback && order.level >= OrderLevel::kL3) {
      rule = FindTrigger(rung, Trigger::kVerificationFailed);
    }
    if (rule == nullptr) continue;
    Cause cause{occasion, {LevelInput(order), {"occasion", occasion}}};
    return AddNew(MakeProposal(order, rung.level, *rule, std::move(cause), rules, context), context, changes);
  }
}

}  // namespace duban::task

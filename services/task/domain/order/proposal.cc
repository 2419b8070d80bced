#include "services/task/domain/order/proposal.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/order/card.h"
#include "services/task/domain/order/conclusion.h"
#include "services/task/domain/order/hazard_ladder.h"
#include "services/task/domain/order/order_guards.h"
#include "services/task/domain/order/order_machine.h"
#include "services/task/domain/order/order_terms.h"
#include "services/task/domain/order/paths.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

using Changes = std::vector<Change>;

std::string DayText(const std::optional<absl::Time>& time) {
  return time ? absl::FormatCivilTime(absl::ToCivilDay(*time, ChinaTime())) : "";
}

// The rule the proposal cites; adds a violation if the ladder has none that may come from outside.
const LadderRule* CheckRule(const Proposal& given, const OrderRules& rules, Violations& out) {
  const Rung* rung = FindRung(rules, given.level);
  const LadderRule* rule = rung == nullptr ? nullptr : FindRule(*rung, given.rule);
  if (rule == nullptr) {
    out.Add(
        "proposal.rule", "UNKNOWN_RULE",
        absl::StrCat(LevelName(given.level), " 级没有触发条件“", given.rule, "”，见 duban order rules show"));
    return nullptr;
  }
  constexpr std::array kExternal = {Trigger::kLight, Trigger::kDirect, Trigger::kRanking};
  if (std::find(kExternal.begin(), kExternal.end(), rule->trigger) == kExternal.end()) {
    out.Add("proposal.rule", "NOT_EXTERNAL", "该条件由系统按记录和时钟提出，不能外部提交");
  }
  return rule;
}

bool IsOfUnitAlone(const Proposal& given) { return given.order.empty() && given.item.empty(); }

// Places in a ranking are a unit's, everything else is an order's or an item's.
void CheckSubjectKind(const Proposal& given, const LadderRule& rule, Violations& out) {
  const bool of_unit = IsOfUnitAlone(given) && !given.unit.empty();
  if (rule.trigger == Trigger::kRanking && !of_unit) {
    out.Add("proposal.unit", "UNIT_REQUIRED", "该条件针对单位的排名，须给出单位，不能带督办件或事项");
  } else if (rule.trigger != Trigger::kRanking && of_unit) {
    out.Add("proposal.rule", "SUBJECT_KIND", "该条件须给出督办件或事项，不能只针对单位");
  }
}

// Subject and unit of a proposal from outside.
void CheckSubject(const Proposal& given, const ActContext& context, Proposal& out, Violations& violations) {
  if (!given.order.empty()) {
    const Order* order = FindAt<Order>(context, given.order);
    if (order == nullptr) {
      return violations.Add("proposal.order", "UNKNOWN_ORDER", "没有这个督办件");
    }
    out.unit = order->lead_unit;
    out.id = order->id;
    if (out.conclusion.empty()) out.conclusion = order->conclusion;
    return;
  }
  if (IsOfUnitAlone(given) && !given.unit.empty()) {
    CheckUnitId(context.in, given.unit, context.today(), "proposal.unit", violations);
    out.id = given.unit;
    return;
  }
  const std::string item =
      CheckItemPath(context.in, context.campaign, given.item, "proposal.item", violations);
  if (item.empty()) return;
  out.unit = (*FindItem(context.in, context.campaign, item))->lead_unit;
  out.id = item;
}

void CheckGrounds(const Proposal& given, const LadderRule* rule, Violations& out) {
  CheckText(given.occasion, "proposal.occasion", Needed::kRequired, out);
  if (given.occasion.find('/') != std::string::npos) {
    out.Add("proposal.occasion", "ID_CHARACTERS", "不能含有“/”");
  }
  const bool direct = rule != nullptr && rule->trigger == Trigger::kDirect;
  CheckText(given.submit_reason, "proposal.submit_reason", direct ? Needed::kRequired : Needed::kOptional,
            out);
  if (!direct && given.inputs.empty()) {
    out.Add("proposal.inputs", "REQUIRED", "须列出所依据的数据，例如亮灯和所属月份");
  }
}

bool HadLevelInLastYear(const Proposal& proposal, const Register& in, absl::Time now) {
  const absl::CivilDay today = absl::ToCivilDay(now, ChinaTime());
  return !in.docket
              .Select<Proposal>(proposal.campaign,
                                [&](const Proposal& other) {
                                  return other.state == ProposalState::kAccepted &&
                                         other.unit == proposal.unit && other.level == proposal.level &&
                                         InLastYear(absl::ToCivilDay(*other.decide_time, ChinaTime()), today);
                                })
              .empty();
}

absl::Status CheckUndecided(const Proposal& proposal) {
  if (proposal.state == ProposalState::kProposed) return absl::OkStatus();
  return Precondition("PROPOSAL_DECIDED", "该提议已有决定或已过时 (decided or lapsed already)");
}

Card MakeCard(const Proposal& proposal, const Rung& rung, const std::string& reason,
              const ActContext& context) {
  Card card;
  card.campaign = context.campaign;
  card.id = context.docket().NextId<Card>(context.campaign, "C");
  card.color = rung.level == OrderLevel::kL2 ? CardColor::kYellow : CardColor::kRed;
  card.level = rung.level;
  card.unit = proposal.unit;
  card.order = proposal.order;
  card.item = proposal.item;
  card.card_date = context.today();
  card.decision = reason;
  card.issued_by = SignatureOf(context.actor);
  card.proposal = PathOf(proposal);
  card.rule = proposal.rule;
  card.points = rung.points;
  card.bars_excellent = rung.bars_excellent;
  card.conclusion = proposal.conclusion;
  const Conclusion* conclusion = FindAt<Conclusion>(context, card.conclusion);
  if (conclusion != nullptr && conclusion->state == ConclusionState::kObjected) {
    card.state = CardState::kContested;
  }
  return card;
}

// The order at the proposal's level.
Order Escalated(const Order& order, const Proposal& accepted, const ActContext& context) {
  Order escalated = order;
  escalated.level = accepted.level;
  escalated.level_time = context.now;
  escalated.level_due_time = accepted.limit_time;
  return escalated;
}

Proposal Decided(const Proposal& proposal, ProposalState state, const std::string& reason,
                 const ActContext& context) {
  Proposal decided = proposal;
  decided.state = state;
  decided.decided_by = SignatureOf(context.actor);
  decided.decide_time = context.now;
  decided.decision_reason = reason;
  return decided;
}

// What the proposal's occasion would be now, for rules that speak of a limit; nullopt for others.
std::optional<std::string> OccasionNow(const LadderRule& rule, const Order& order) {
  switch (rule.trigger) {
    case Trigger::kOverdue:
    case Trigger::kSilentAfterCall:
      return DayText(order.due_time);
    case Trigger::kLevelLimitMissed:
      return DayText(order.level_due_time);
    default:
      return std::nullopt;
  }
}

}  // namespace

absl::StatusOr<Changes> SubmitProposal(const Proposal& given, const ActContext& context) {
  const OrderRules rules = RulesInForce(context);
  Violations violations;
  Proposal proposal = given;
  proposal.campaign = context.campaign;
  CheckSubject(given, context, proposal, violations);
  const LadderRule* rule = CheckRule(given, rules, violations);
  if (rule != nullptr) CheckSubjectKind(given, *rule, violations);
  CheckGrounds(given, rule, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  if (rule->trigger == Trigger::kDirect && context.actor.role == Role::kFeed) {
    return PermissionDenied("PERSON_REQUIRED", "直接升级须由人员提出 (a person must propose direct entry)");
  }
  absl::StrAppend(&proposal.id, "-", given.rule, "-", given.occasion);
  if (context.docket().Find<Proposal>(context.campaign, proposal.id) != nullptr) {
    return AlreadyExists(absl::StrCat("jurisdictions/", context.in.jurisdiction, "/", PathOf(proposal)));
  }
  proposal.rules_version = rules.version;
  proposal.submitted_by = SignatureOf(context.actor);
  proposal.propose_time = context.now;
  if (const std::string stale = StaleReason(proposal, rules, context); !stale.empty()) {
    return Precondition("PROPOSAL_STALE", stale);
  }
  return Changes{Change{"proposal.submit", std::move(proposal), given.submit_reason}};
}

RoleSet IssuersOf(const Proposal& proposal, const Register& in, absl::Time now) {
  const OrderRules rules = RulesInForce(in.docket, proposal.campaign);
  RoleSet issuers;
  const Rung* rung = FindRung(rules, proposal.level);
  if (rung == nullptr) return issuers;
  const bool repeated = !rung->repeat_issuers.empty() && HadLevelInLastYear(proposal, in, now);
  for (const Role role : repeated ? rung->repeat_issuers : rung->issuers) issuers = issuers | RoleSet(role);
  return issuers;
}

absl::StatusOr<Changes> AcceptProposal(const Proposal& proposal, const std::string& reason,
                                       const ActContext& context) {
  if (!IssuersOf(proposal, context.in, context.now).Has(context.actor.role)) {
    return PermissionDenied("ROLE_REQUIRED", absl::StrCat(RoleName(context.actor.role), " 不能签发 ",
                                                          LevelName(proposal.level), " 级文书"));
  }
  RETURN_IF_ERROR(CheckUndecided(proposal));
  RETURN_IF_ERROR(CheckOther(context.actor, {proposal.submitted_by}, "提出该提议"));
  RETURN_IF_ERROR(CheckReason(reason, "请说明签发理由"));
  const OrderRules rules = RulesInForce(context);
  if (const std::string stale = StaleReason(proposal, rules, context); !stale.empty()) {
    return Precondition("PROPOSAL_STALE", stale);
  }
  const Order* order = FindAt<Order>(context, proposal.order);
  if (order != nullptr && order->state == OrderState::kSuspended) {
    return Precondition("CLOCK_STANDS", "督办件已中止，恢复前不能升级 (the order is suspended)");
  }
  const Rung& rung = *FindRung(rules, proposal.level);
  Proposal accepted = Decided(proposal, ProposalState::kAccepted, reason, context);
  accepted.instrument = rung.instrument;
  if (rung.limit_workdays > 0) {
    accepted.limit_time =
        OrderTerms(rules, context.calendar()).AfterWorkdays(context.now, rung.limit_workdays);
  }
  Changes changes;
  if (rung.level == OrderLevel::kL2 || rung.level == OrderLevel::kL3) {
    Card card = MakeCard(proposal, rung, reason, context);
    accepted.card = PathOf(card);
    changes.push_back(Change{"card.issue", std::move(card), reason});
  }
  if (order != nullptr && IsOpen(*order)) {
    changes.push_back(Change{"order.escalate", Escalated(*order, accepted, context), reason});
  }
  changes.push_back(Change{"proposal.accept", std::move(accepted), reason});
  return changes;
}

absl::StatusOr<Changes> RejectProposal(const Proposal& proposal, const std::string& reason,
                                       const ActContext& context) {
  RETURN_IF_ERROR(CheckUndecided(proposal));
  RETURN_IF_ERROR(CheckReason(reason, "请说明为何不采纳"));
  return Changes{
      Change{"proposal.reject", Decided(proposal, ProposalState::kRejected, reason, context), reason}};
}

std::string StaleReason(const Proposal& proposal, const OrderRules& rules, const ActContext& context) {
  const Rung* rung = FindRung(rules, proposal.level);
  if (rung == nullptr) return "现行阶梯没有这一级 (the ladder has no such level now)";
  const LadderRule* rule = FindRule(*rung, proposal.rule);
  if (rule == nullptr) return "现行阶梯没有这个触发条件 (the ladder has no such rule now)";
  if (IsHazardRule(*rule)) return HazardStaleReason(proposal, context);
  const Order* order = FindAt<Order>(context, proposal.order);
  // A second red card speaks of the unit, whatever became of the order.
  if (order == nullptr || rule->trigger == Trigger::kRedCards) return "";
  if (!IsOpen(*order)) return "督办件已办结、撤销或尚未立项 (the order is not open)";
  if (order->level >= proposal.level) return "督办件已达到或超过该级别 (the order is at that level)";
  const std::optional<std::string> occasion = OccasionNow(*rule, *order);
  if (occasion && *occasion != proposal.occasion) {
    return absl::StrCat("期限已改为 ", *occasion, " (the limit has changed since)");
  }
  return "";
}

}  // namespace duban::task

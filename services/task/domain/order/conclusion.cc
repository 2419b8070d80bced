#include "services/task/domain/order/conclusion.h"

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/check/evidence_list.h"
#include "services/task/domain/order/card.h"
#include "services/task/domain/order/inspection_plan.h"
#include "services/task/domain/order/order_case.h"
#include "services/task/domain/order/order_guards.h"
#include "services/task/domain/order/order_terms.h"
#include "services/task/domain/order/paths.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

constexpr std::array kConclusionStateNames = {
    Named<ConclusionState>{ConclusionState::kDraft, "DRAFT"},
    Named<ConclusionState>{ConclusionState::kApproved, "APPROVED"},
    Named<ConclusionState>{ConclusionState::kSent, "SENT"},
    Named<ConclusionState>{ConclusionState::kObjected, "OBJECTED"},
    Named<ConclusionState>{ConclusionState::kDecided, "DECIDED"},
};
constexpr std::array kConclusionEventNames = {
    Named<ConclusionEvent>{ConclusionEvent::kApprove, "approve"},
    Named<ConclusionEvent>{ConclusionEvent::kSend, "send"},
    Named<ConclusionEvent>{ConclusionEvent::kObject, "object"},
    Named<ConclusionEvent>{ConclusionEvent::kDecide, "decide"},
};

absl::StatusOr<Conclusion> After(const Conclusion& conclusion, ConclusionEvent event) {
  constexpr MachineText kConclusionText = {.reason = "CONCLUSION_STATE", .subject = "督查结论"};
  ASSIGN_OR_RETURN(const ConclusionState next,
                   NextState(kConclusionTransitions, kConclusionText, conclusion.state, event));
  Conclusion after = conclusion;
  after.state = next;
  return after;
}

void CheckDemand(const ConclusionDemand& demand, const std::string& at, const ActContext& context,
                 Violations& out) {
  CheckText(demand.text, absl::StrCat(at, ".text"), Needed::kRequired, out);
  CheckUnitId(context.in, demand.lead_unit, context.today(), absl::StrCat(at, ".lead_unit"), out);
  if (demand.due_date < context.today()) {
    out.Add(absl::StrCat(at, ".due_date"), "PAST_DATE", "须注明期限且不早于今日");
  }
}

void CheckLists(const Conclusion& given, const ActContext& context, Violations& out) {
  if (given.evidence.empty()) out.Add("conclusion.evidence", "REQUIRED", "须有证据清单");
  CheckNamedEvidence(context.in, context.campaign, given.evidence, "conclusion.evidence", out);
  if (given.inspectors.empty())
    out.Add("conclusion.inspectors", "REQUIRED", "须列明督查人员，以便异议时回避");
  for (size_t i = 0; i < given.demands.size(); ++i) {
    CheckDemand(given.demands[i], absl::StrCat("conclusion.demands[", i, "]"), context, out);
  }
}

// The order that a demand becomes: the same matter as demanded, until the date demanded.
Order DemandOrder(const Conclusion& conclusion, const ConclusionDemand& demand, std::string id,
                  const ActContext& context) {
  Order given;
  given.type = OrderType::kDailyFollowUp;
  given.sources = {{SourceKind::kConclusion, PathOf(conclusion), ""}};
  given.matter = demand.text;
  given.object = context.in.units.at(demand.lead_unit).value.display_name;
  given.demands = demand.text;
  given.lead_unit = demand.lead_unit;
  given.inspection_plan = conclusion.inspection_plan;
  given.conclusion = PathOf(conclusion);
  given.demanded_date = demand.due_date;
  return Proposed(given, std::move(id), context);
}

// Ids for `count` new orders, in order.
std::vector<std::string> NextOrderIds(size_t count, const ActContext& context) {
  const std::string first = context.docket().NextId<Order>(context.campaign, "DB");
  int number = 0;
  std::vector<std::string> ids;
  if (!absl::SimpleAtoi(first.substr(first.rfind('-') + 1), &number)) return ids;
  for (size_t i = 0; i < count; ++i) ids.push_back(absl::StrFormat("DB-%04d", number + static_cast<int>(i)));
  return ids;
}

// The cards that rest on the conclusion, themselves or by their orders.
std::vector<const Card*> CardsOn(const Conclusion& conclusion, const ActContext& context) {
  const std::string path = PathOf(conclusion);
  return context.docket().Select<Card>(context.campaign, [&](const Card& card) {
    if (card.state == CardState::kWithdrawn) return false;
    const Order* order = FindAt<Order>(context, card.order);
    return card.conclusion == path || (order != nullptr && order->conclusion == path);
  });
}

bool TookPart(const Conclusion& conclusion, const Actor& actor) {
  std::vector<std::string> parties = conclusion.inspectors;
  parties.insert(parties.end(), {conclusion.author, conclusion.approved_by, conclusion.sent_by});
  return std::any_of(parties.begin(), parties.end(),
                     [&](const std::string& party) { return SamePerson(actor, party); });
}

}  // namespace

absl::string_view StateName(ConclusionState state) { return NameIn(kConclusionStateNames, state); }
absl::string_view EventName(ConclusionEvent event) { return NameIn(kConclusionEventNames, event); }

absl::StatusOr<std::vector<Change>> DraftConclusion(const Conclusion& given, const ActContext& context) {
  Violations violations;
  if (FindAt<InspectionPlan>(context, given.inspection_plan) == nullptr) {
    violations.Add("conclusion.inspection_plan", "UNKNOWN_PLAN", "须指明已登记的督查计划");
  }
  CheckUnitId(context.in, given.object_unit, context.today(), "conclusion.object_unit", violations);
  CheckText(given.facts, "conclusion.facts", Needed::kRequired, violations);
  CheckText(given.problems, "conclusion.problems", Needed::kOptional, violations);
  CheckText(given.praise, "conclusion.praise", Needed::kOptional, violations);
  CheckText(given.criticism, "conclusion.criticism", Needed::kOptional, violations);
  CheckLists(given, context, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  Conclusion draft;
  draft.campaign = context.campaign;
  draft.id = context.docket().NextId<Conclusion>(context.campaign, "JL");
  draft.inspection_plan = given.inspection_plan;
  draft.object_unit = given.object_unit;
  draft.facts = given.facts;
  draft.evidence = given.evidence;
  draft.problems = given.problems;
  for (ConclusionDemand demand : given.demands) {
    demand.order.clear();
    draft.demands.push_back(std::move(demand));
  }
  draft.praise = given.praise;
  draft.criticism = given.criticism;
  draft.inspectors = given.inspectors;
  draft.author = SignatureOf(context.actor);
  return std::vector<Change>{Change{"conclusion.draft", std::move(draft), ""}};
}

absl::StatusOr<std::vector<Change>> ApproveConclusion(const Conclusion& conclusion,
                                                      const ActContext& context) {
  ASSIGN_OR_RETURN(Conclusion approved, After(conclusion, ConclusionEvent::kApprove));
  RETURN_IF_ERROR(CheckOther(context.actor, {conclusion.author}, "起草该结论"));
  approved.approved_by = SignatureOf(context.actor);
  approved.approve_time = context.now;
  return std::vector<Change>{Change{"conclusion.approve", std::move(approved), ""}};
}

absl::StatusOr<std::vector<Change>> SendConclusion(const Conclusion& conclusion, const ActContext& context) {
  ASSIGN_OR_RETURN(Conclusion sent, After(conclusion, ConclusionEvent::kSend));
  if (conclusion.approved_by.empty() && !(IsBlank(conclusion.praise) && IsBlank(conclusion.criticism))) {
    return Precondition(
        "APPROVAL_REQUIRED",
        "表扬激励或批评追责须经政府主要负责人批准 (the head must approve praise and criticism)");
  }
  const OrderRules rules = RulesInForce(context);
  sent.sent_by = SignatureOf(context.actor);
  sent.send_time = context.now;
  sent.objection_due_time =
      OrderTerms(rules, context.calendar()).AfterDays(context.now, rules.objection_days);
  std::vector<Change> changes;
  const std::vector<std::string> ids = NextOrderIds(sent.demands.size(), context);
  for (size_t i = 0; i < sent.demands.size(); ++i) {
    Order order = DemandOrder(conclusion, sent.demands[i], ids[i], context);
    sent.demands[i].order = PathOf(order);
    changes.push_back(Change{"order.propose", std::move(order), ""});
  }
  changes.push_back(Change{"conclusion.send", std::move(sent), ""});
  return changes;
}

absl::StatusOr<std::vector<Change>> ObjectToConclusion(const Conclusion& conclusion,
                                                       const std::string& reason, const ActContext& context) {
  ASSIGN_OR_RETURN(Conclusion objected, After(conclusion, ConclusionEvent::kObject));
  if (context.now > *conclusion.objection_due_time) {
    return Precondition(
        "OBJECTION_LATE", "异议期限已过 (the time for objections is over)",
        {{"due", absl::FormatTime(absl::RFC3339_sec, *conclusion.objection_due_time, ChinaTime())}});
  }
  RETURN_IF_ERROR(CheckReason(reason, "请说明异议内容和理由"));
  const OrderRules rules = RulesInForce(context);
  objected.objection = reason;
  objected.objected_by = SignatureOf(context.actor);
  objected.objection_time = context.now;
  objected.decision_due_time =
      OrderTerms(rules, context.calendar()).AfterDays(context.now, rules.objection_decision_days);
  std::vector<Change> changes;
  for (const Card* card : CardsOn(conclusion, context)) {
    Card contested = *card;
    contested.state = CardState::kContested;
    changes.push_back(Change{"card.contest", std::move(contested), reason});
  }
  changes.push_back(Change{"conclusion.object", std::move(objected), reason});
  return changes;
}

absl::StatusOr<std::vector<Change>> DecideObjection(const Conclusion& conclusion, ObjectionOutcome outcome,
                                                    const std::string& reason, const ActContext& context) {
  ASSIGN_OR_RETURN(Conclusion decided, After(conclusion, ConclusionEvent::kDecide));
  if (TookPart(conclusion, context.actor)) {
    return PermissionDenied(
        "RECUSED", absl::StrCat(context.actor.person, " 参与过该结论，须回避 (took part in the conclusion)"));
  }
  if (outcome == ObjectionOutcome::kUnspecified) {
    return InvalidField("outcome", "REQUIRED", "须注明维持、变更或撤销");
  }
  RETURN_IF_ERROR(CheckReason(reason, "请说明复核决定的理由"));
  decided.outcome = outcome;
  decided.decision_reason = reason;
  decided.decided_by = SignatureOf(context.actor);
  decided.decide_time = context.now;
  std::vector<Change> changes;
  for (const Card* card : CardsOn(conclusion, context)) {
    if (outcome == ObjectionOutcome::kRevoked) {
      changes.push_back(Change{
          "card.withdraw",
          Withdrawn(*card, WithdrawGround::kReconsideration, PathOf(conclusion), reason, context), reason});
    } else if (card->state == CardState::kContested) {
      Card valid = *card;
      valid.state = CardState::kValid;
      changes.push_back(Change{"card.uphold", std::move(valid), reason});
    }
  }
  changes.push_back(Change{"conclusion.decide", std::move(decided), reason});
  return changes;
}

}  // namespace duban::task

#include "services/task/domain/order/order_review.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/order/escalation.h"
#include "services/task/domain/order/order_guards.h"
#include "services/task/domain/order/order_machine.h"
#include "services/task/domain/order/order_terms.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

void CheckVerifier(const Order& order, const std::string& person, const std::string& at,
                   const ActContext& context, Violations& out) {
  if (!RequireSomeRole(context.in, person, kOrderVerifiers, context.now).ok()) {
    out.Add(at, "NOT_VERIFIER", absl::StrCat(person, " 不是核查人员"));
  }
  std::vector<std::string> involved = HandlersOf(order);
  involved.insert(involved.end(), {order.proposed_by, order.assigning_leader});
  const Actor verifier{person, Role::kVerifier, ""};
  if (std::any_of(involved.begin(), involved.end(),
                  [&](const std::string& other) { return SamePerson(verifier, other); })) {
    out.Add(at, "SAME_PERSON", absl::StrCat(person, " 已参与本件，不能核查"));
  }
}

// The running verification with the actor's opinion added.
absl::StatusOr<OrderVerification> WithOpinion(const Order& order, bool passed, const std::string& finding,
                                              bool false_feedback, const ActContext& context) {
  OrderVerification running = order.verifications.back();
  const Actor& actor = context.actor;
  const auto is_actor = [&](const std::string& signature) { return SamePerson(actor, signature); };
  if (std::none_of(running.verifiers.begin(), running.verifiers.end(), is_actor)) {
    return PermissionDenied("NOT_NAMED",
                            absl::StrCat(actor.person, " 不是本次核查的核查人 (not named as verifier)"));
  }
  for (const OrderOpinion& opinion : running.opinions) {
    if (is_actor(opinion.verifier)) {
      return Precondition("ALREADY_SAID",
                          absl::StrCat(actor.person, " 已提出核查意见 (has said so already)"));
    }
  }
  Violations violations;
  CheckText(finding, "finding", Needed::kRequired, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  running.opinions.push_back({SignatureOf(actor), passed, finding, false_feedback, context.now});
  return running;
}

// One of its sources is a hidden danger of the highest grade.
bool ComesOfMajorHazard(const Order& order, const Register& in) {
  const std::string prefix = ItemPath(order.campaign, "");
  return std::any_of(order.sources.begin(), order.sources.end(), [&](const OrderSource& source) {
    if (!source.resource.starts_with(prefix)) return false;
    const auto item = FindItem(in, order.campaign, source.resource.substr(prefix.size()));
    return item.ok() && (*item)->hazard && (*item)->hazard->grade == HazardGrade::kMajor;
  });
}

}  // namespace

absl::Time VerificationDue(const Order& order, absl::Time feedback, const Register& in) {
  const OrderRules rules = RulesInForce(in.docket, order.campaign);
  const OrderTerms terms(rules, in.calendar);
  return ComesOfMajorHazard(order, in) ? terms.AfterDays(feedback, rules.major_hazard_verification_days)
                                       : terms.AfterWorkdays(feedback, rules.verification_workdays);
}

absl::StatusOr<Changes> ReturnOrderFeedback(const Order& order, std::optional<absl::CivilDay> due_date,
                                            const std::string& reason, const ActContext& context) {
  ASSIGN_OR_RETURN(Order returned, AfterEvent(order, OrderEvent::kReturn));
  RETURN_IF_ERROR(CheckOther(context.actor, HandlersOf(order), "经办本件"));
  RETURN_IF_ERROR(CheckReason(reason, "请说明何处不实、不全或未解决"));
  ASSIGN_OR_RETURN(const absl::Time due, ReturnLimit(due_date, RulesInForce(context), context));
  returned.return_count += 1;
  returned.feedbacks.back().return_reason = reason;
  SetLimit(returned, due);
  return OneChange("order.return", std::move(returned), reason);
}

absl::StatusOr<Changes> StartOrderVerification(const Order& order, const std::vector<std::string>& verifiers,
                                               const ActContext& context) {
  ASSIGN_OR_RETURN(Order verifying, AfterEvent(order, OrderEvent::kVerify));
  Violations violations;
  if (verifiers.size() != 2 || verifiers.front() == verifiers.back()) {
    violations.Add("verifiers", "TWO_VERIFIERS", "须指定两名不同的核查人 (two different verifiers)");
  }
  for (size_t i = 0; i < verifiers.size(); ++i) {
    CheckVerifier(order, verifiers[i], absl::StrCat("verifiers[", i, "]"), context, violations);
  }
  RETURN_IF_ERROR(violations.ToStatus());
  OrderVerification verification;
  verification.verifiers = verifiers;
  verification.start_time = context.now;
  verification.due_time = VerificationDue(order, order.feedback_time.value_or(context.now), context.in);
  verifying.verifications.push_back(std::move(verification));
  return OneChange("order.verify", std::move(verifying));
}

absl::StatusOr<Changes> PassOrderVerification(const Order& order, const std::string& finding,
                                              const ActContext& context) {
  ASSIGN_OR_RETURN(Order passed, AfterEvent(order, OrderEvent::kPass));
  ASSIGN_OR_RETURN(passed.verifications.back(), WithOpinion(order, true, finding, false, context));
  const bool both =
      passed.verifications.back().opinions.size() == order.verifications.back().verifiers.size();
  if (!both) passed.state = order.state;
  return OneChange("order.pass", std::move(passed));
}

absl::StatusOr<Changes> FailOrderVerification(const Order& order, const std::string& finding,
                                              bool false_feedback, const ActContext& context) {
  ASSIGN_OR_RETURN(Order failed, AfterEvent(order, OrderEvent::kFail));
  ASSIGN_OR_RETURN(failed.verifications.back(), WithOpinion(order, false, finding, false_feedback, context));
  const OrderRules rules = RulesInForce(context);
  ASSIGN_OR_RETURN(const absl::Time due, ReturnLimit(std::nullopt, rules, context));
  SetLimit(failed, due);
  std::vector<Change> changes = OneChange("order.fail", failed, finding);
  AddNextLevel(failed, rules, false_feedback ? Trigger::kFalseFeedback : Trigger::kVerificationFailed,
               absl::StrCat("verification-", failed.verifications.size()), context, changes);
  return changes;
}

}  // namespace duban::task

#include "services/task/domain/order/order_handling.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/check/evidence_list.h"
#include "services/task/domain/order/order_guards.h"
#include "services/task/domain/order/order_machine.h"
#include "services/task/domain/order/order_terms.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

void Answer(OrderTransfer& asked, OrderAnswer answer, const std::string& reason, const ActContext& context) {
  asked.answer = answer;
  asked.answered_by = SignatureOf(context.actor);
  asked.answer_time = context.now;
  asked.answer_reason = reason;
}

void Answer(OrderExtension& asked, OrderAnswer answer, const std::string& reason, const ActContext& context) {
  asked.answer = answer;
  asked.answered_by = SignatureOf(context.actor);
  asked.answer_time = context.now;
  asked.answer_reason = reason;
}

// What a new unit must not inherit: receipt and limits of the unit before.
void ForgetHandling(Order& order) {
  order.issue_time.reset();
  order.sign_due_time.reset();
  order.sign_time.reset();
  order.signed_by.clear();
  order.first_report_due_time.reset();
  order.original_due_time.reset();
  order.due_time.reset();
  order.level = OrderLevel::kNone;
  order.level_due_time.reset();
  order.level_time.reset();
  order.draft.reset();
}

}  // namespace

absl::StatusOr<Changes> SignOrder(const Order& order, const ActContext& context) {
  ASSIGN_OR_RETURN(Order received, AfterEvent(order, OrderEvent::kSign));
  received.sign_time = context.now;
  received.signed_by = SignatureOf(context.actor);
  return OneChange("order.sign", std::move(received));
}

absl::StatusOr<Changes> AskOrderTransfer(const Order& order, const std::string& proposed_unit,
                                         const std::string& reason, const ActContext& context) {
  ASSIGN_OR_RETURN(Order asking, AfterEvent(order, OrderEvent::kAskTransfer));
  RETURN_IF_ERROR(CheckTransferInTime(order, RulesInForce(context), context));
  RETURN_IF_ERROR(CheckReason(reason, "请说明为何不属于本单位"));
  if (!proposed_unit.empty()) {
    Violations violations;
    CheckUnitId(context.in, proposed_unit, context.today(), "proposed_unit", violations);
    RETURN_IF_ERROR(violations.ToStatus());
  }
  OrderTransfer transfer;
  transfer.reason = reason;
  transfer.proposed_unit = proposed_unit;
  transfer.asked_by = SignatureOf(context.actor);
  transfer.ask_time = context.now;
  transfer.from_unit = order.lead_unit;
  asking.transfers.push_back(std::move(transfer));
  if (!asking.sign_time) {
    asking.sign_time = context.now;
    asking.signed_by = SignatureOf(context.actor);
  }
  return OneChange("order.ask_transfer", std::move(asking), reason);
}

absl::StatusOr<Changes> AcceptOrderTransfer(const Order& order, const std::string& lead_unit,
                                            const std::string& reason, const ActContext& context) {
  ASSIGN_OR_RETURN(Order handed, AfterEvent(order, OrderEvent::kAcceptTransfer));
  RETURN_IF_ERROR(CheckReason(reason, "请说明协调情况"));
  Violations violations;
  CheckUnitId(context.in, lead_unit, context.today(), "lead_unit", violations);
  if (lead_unit == order.lead_unit) violations.Add("lead_unit", "SAME_UNIT", "仍是原主办单位");
  RETURN_IF_ERROR(violations.ToStatus());
  Answer(handed.transfers.back(), OrderAnswer::kGranted, reason, context);
  ForgetHandling(handed);
  handed.lead_unit = lead_unit;
  std::erase(handed.coop_units, lead_unit);
  return OneChange("order.accept_transfer", std::move(handed), reason);
}

absl::StatusOr<Changes> RefuseOrderTransfer(const Order& order, const std::string& reason,
                                            const ActContext& context) {
  ASSIGN_OR_RETURN(Order refused, AfterEvent(order, OrderEvent::kRefuseTransfer));
  RETURN_IF_ERROR(CheckReason(reason, "请说明协调情况和为何不予转办"));
  Answer(refused.transfers.back(), OrderAnswer::kRefused, reason, context);
  return OneChange("order.refuse_transfer", std::move(refused), reason);
}

absl::StatusOr<Changes> AskOrderExtension(const Order& order, absl::CivilDay expected_date,
                                          const std::string& progress, const std::string& reason,
                                          const ActContext& context) {
  ASSIGN_OR_RETURN(Order asking, AfterEvent(order, OrderEvent::kAskExtension));
  const OrderRules rules = RulesInForce(context);
  RETURN_IF_ERROR(CheckExtensionInTime(order, rules, context));
  RETURN_IF_ERROR(CheckReason(reason, "请说明为何需要延期"));
  Violations violations;
  CheckText(progress, "progress", Needed::kRequired, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  RETURN_IF_ERROR(CheckExtensionLength(order, rules, expected_date, "expected_date"));
  OrderExtension extension;
  extension.reason = reason;
  extension.progress = progress;
  extension.expected_date = expected_date;
  extension.asked_by = SignatureOf(context.actor);
  extension.ask_time = context.now;
  extension.answer_due_time =
      OrderTerms(rules, context.calendar()).AfterWorkdays(context.now, rules.extension_answer_workdays);
  asking.extensions.push_back(std::move(extension));
  return OneChange("order.ask_extension", std::move(asking), reason);
}

absl::StatusOr<Changes> CheckOrderExtension(const Order& order, const std::string& opinion,
                                            const ActContext& context) {
  // No event of its own: whoever may not answer an extension now may not check one either.
  RETURN_IF_ERROR(AfterEvent(order, OrderEvent::kGrantExtension).status());
  RETURN_IF_ERROR(CheckOther(context.actor, {order.extensions.back().asked_by}, "提出延期"));
  Violations violations;
  CheckText(opinion, "opinion", Needed::kRequired, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  Order checked = order;
  checked.extensions.back().checked_by = SignatureOf(context.actor);
  checked.extensions.back().check_opinion = opinion;
  return OneChange("order.check_extension", std::move(checked));
}

absl::StatusOr<Changes> GrantOrderExtension(const Order& order, absl::CivilDay due_date,
                                            const ActContext& context) {
  ASSIGN_OR_RETURN(Order granted, AfterEvent(order, OrderEvent::kGrantExtension));
  RETURN_IF_ERROR(CheckAssigningLeader(order, context.actor));
  RETURN_IF_ERROR(CheckExtensionChecked(order));
  RETURN_IF_ERROR(CheckOther(context.actor, {order.extensions.back().checked_by}, "初核延期"));
  const OrderRules rules = RulesInForce(context);
  RETURN_IF_ERROR(CheckExtensionLength(order, rules, due_date, "due_date"));
  OrderExtension& extension = granted.extensions.back();
  Answer(extension, OrderAnswer::kGranted, "", context);
  extension.due_time = OrderTerms(rules, context.calendar()).CloseOf(due_date);
  SetLimit(granted, *extension.due_time);
  return OneChange("order.grant_extension", std::move(granted));
}

absl::StatusOr<Changes> RefuseOrderExtension(const Order& order, const std::string& reason,
                                             const ActContext& context) {
  ASSIGN_OR_RETURN(Order refused, AfterEvent(order, OrderEvent::kRefuseExtension));
  RETURN_IF_ERROR(CheckAssigningLeader(order, context.actor));
  RETURN_IF_ERROR(CheckReason(reason, "请说明为何不予延期"));
  Answer(refused.extensions.back(), OrderAnswer::kRefused, reason, context);
  return OneChange("order.refuse_extension", std::move(refused), reason);
}

absl::StatusOr<Changes> DraftOrderFeedback(const Order& order, const std::string& text,
                                           const std::vector<std::string>& evidence,
                                           const ActContext& context) {
  // No event of its own: what cannot be sent now cannot be drafted either.
  RETURN_IF_ERROR(AfterEvent(order, OrderEvent::kFeedback).status());
  Violations violations;
  CheckText(text, "text", Needed::kRequired, violations);
  for (size_t i = 0; i < evidence.size(); ++i) {
    CheckText(evidence[i], absl::StrCat("evidence[", i, "]"), Needed::kRequired, violations);
  }
  CheckNamedEvidence(context.in, context.campaign, evidence, "evidence", violations);
  RETURN_IF_ERROR(violations.ToStatus());
  Order drafted = order;
  drafted.draft.emplace();
  drafted.draft->text = text;
  drafted.draft->evidence = evidence;
  drafted.draft->author = SignatureOf(context.actor);
  return OneChange("order.draft_feedback", std::move(drafted));
}

absl::StatusOr<Changes> ReportOrderFeedback(const Order& order, const ActContext& context) {
  ASSIGN_OR_RETURN(Order reported, AfterEvent(order, OrderEvent::kFeedback));
  if (!order.draft) {
    return Precondition("NO_DRAFT", "填报人还没有起草反馈 (draft it first: duban order draft)");
  }
  RETURN_IF_ERROR(CheckOther(context.actor, {order.draft->author}, "起草反馈"));
  OrderFeedback feedback = *order.draft;
  feedback.signer = SignatureOf(context.actor);
  feedback.feedback_time = context.now;
  feedback.due_time = order.level_due_time ? order.level_due_time : order.due_time;
  reported.draft.reset();
  reported.feedbacks.push_back(std::move(feedback));
  reported.feedback_time = context.now;
  return OneChange("order.feedback", std::move(reported));
}

}  // namespace duban::task

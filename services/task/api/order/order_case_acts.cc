#include "services/task/api/order/order_act.h"
#include "services/task/domain/order/order_case.h"
#include "services/task/domain/order/order_review.h"

namespace duban::task::order_rpc {

using rpc::CallContext;
using rpc::Done;

void ProposeOrder(const RecordSet& records, const CallContext& call, const v1::ProposeOrderRequest& request,
                  Done<v1::Order> done) {
  Violations violations;
  Order given = FromProto(request.order(), call.jurisdiction, "order", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  const Scope scope = ScopeOf(given);
  CreateMatter<Order>(
      records, call, request, kOrderProposers, scope,
      [given = std::move(given), accept = request.accept_duplicate()](const ActContext& context) {
        return task::ProposeOrder(given, accept, context);
      },
      std::move(done));
}

void IssueOrder(const RecordSet& records, const CallContext& call, const v1::IssueOrderRequest& request,
                Done<v1::Order> done) {
  const auto due_date = DayIn(request, "due_date", false);
  if (!due_date.ok()) return done(due_date.status());
  IssueTerms terms;
  terms.urgency = static_cast<OrderUrgency>(request.urgency());
  terms.due_date = *due_date;
  terms.feedback_form = request.feedback_form();
  ActOnOrder(
      records, call, request, OrderEvent::kIssue,
      [terms](const Order& order, const ActContext& context) {
        return task::IssueOrder(order, terms, context);
      },
      std::move(done));
}

void ApproveOrderCase(const RecordSet& records, const CallContext& call,
                      const v1::ApproveOrderCaseRequest& request, Done<v1::Order> done) {
  ActOnOrder(
      records, call, request, OrderEvent::kApproveCase,
      [&request](const Order& order, const ActContext& context) {
        return task::ApproveOrderCase(order, request.assigning_leader(), context);
      },
      std::move(done));
}

void RejectOrderCase(const RecordSet& records, const CallContext& call,
                     const v1::RejectOrderCaseRequest& request, Done<v1::Order> done) {
  ActOnOrder(
      records, call, request, OrderEvent::kReject,
      [&request](const Order& order, const ActContext& context) {
        return task::RejectOrderCase(order, request.reason(), context);
      },
      std::move(done));
}

void StageOrder(const RecordSet& records, const CallContext& call, const v1::StageOrderRequest& request,
                Done<v1::Order> done) {
  const auto next_date = DayIn(request, "next_date", true);
  if (!next_date.ok()) return done(next_date.status());
  ActOnOrder(
      records, call, request, OrderEvent::kStage,
      [&request, next_date = **next_date](const Order& order, const ActContext& context) {
        return task::StageOrder(order, request.result(), next_date, context);
      },
      std::move(done));
}

void SuspendOrder(const RecordSet& records, const CallContext& call, const v1::SuspendOrderRequest& request,
                  Done<v1::Order> done) {
  ActOnOrder(
      records, call, request, OrderEvent::kSuspend,
      [&request](const Order& order, const ActContext& context) {
        return task::SuspendOrder(order, static_cast<PauseGround>(request.ground()), request.basis(),
                                  request.reason(), context);
      },
      std::move(done));
}

void ResumeOrder(const RecordSet& records, const CallContext& call, const v1::ResumeOrderRequest& request,
                 Done<v1::Order> done) {
  ActOnOrder(
      records, call, request, OrderEvent::kResume,
      [&request](const Order& order, const ActContext& context) {
        return task::ResumeOrder(order, request.reason(), context);
      },
      std::move(done));
}

void CancelOrder(const RecordSet& records, const CallContext& call, const v1::CancelOrderRequest& request,
                 Done<v1::Order> done) {
  ActOnOrder(
      records, call, request, OrderEvent::kCancel,
      [&request](const Order& order, const ActContext& context) {
        return task::CancelOrder(order, request.basis(), request.reason(), context);
      },
      std::move(done));
}

void CloseOrder(const RecordSet& records, const CallContext& call, const v1::CloseOrderRequest& request,
                Done<v1::Order> done) {
  ActOnOrder(
      records, call, request, OrderEvent::kClose,
      [&request](const Order& order, const ActContext& context) {
        return task::CloseOrder(order, request.leader_opinion(), context);
      },
      std::move(done));
}

void ReopenOrder(const RecordSet& records, const CallContext& call, const v1::ReopenOrderRequest& request,
                 Done<v1::Order> done) {
  const auto due_date = DayIn(request, "due_date", false);
  if (!due_date.ok()) return done(due_date.status());
  ActOnOrder(
      records, call, request, OrderEvent::kReopen,
      [&request, due_date = *due_date](const Order& order, const ActContext& context) {
        return task::ReopenOrder(order, due_date, request.reason(), context);
      },
      std::move(done));
}

void RecordOrderPublication(const RecordSet& records, const CallContext& call,
                            const v1::RecordOrderPublicationRequest& request, Done<v1::Order> done) {
  const auto publish_date = DayIn(request, "publish_date", false);
  if (!publish_date.ok()) return done(publish_date.status());
  PublicationWord word;
  word.channel = request.channel();
  word.text = request.text();
  word.publish_date = *publish_date;
  ActOnOrder(
      records, call, request, OrderEvent::kPublish,
      [word](const Order& order, const ActContext& context) {
        return task::RecordOrderPublication(order, word, context);
      },
      std::move(done));
}

void ArchiveOrder(const RecordSet& records, const CallContext& call, const v1::ArchiveOrderRequest& request,
                  Done<v1::Order> done) {
  ActOnOrder(
      records, call, request, OrderEvent::kArchive,
      [](const Order& order, const ActContext& context) { return task::ArchiveOrder(order, context); },
      std::move(done));
}

void ReturnOrderFeedback(const RecordSet& records, const CallContext& call,
                         const v1::ReturnOrderFeedbackRequest& request, Done<v1::Order> done) {
  const auto due_date = DayIn(request, "due_date", false);
  if (!due_date.ok()) return done(due_date.status());
  ActOnOrder(
      records, call, request, OrderEvent::kReturn,
      [&request, due_date = *due_date](const Order& order, const ActContext& context) {
        return task::ReturnOrderFeedback(order, due_date, request.reason(), context);
      },
      std::move(done));
}

void StartOrderVerification(const RecordSet& records, const CallContext& call,
                            const v1::StartOrderVerificationRequest& request, Done<v1::Order> done) {
  ActOnOrder(
      records, call, request, OrderEvent::kVerify,
      [&request](const Order& order, const ActContext& context) {
        return task::StartOrderVerification(order, {request.verifiers().begin(), request.verifiers().end()},
                                            context);
      },
      std::move(done));
}

void PassOrderVerification(const RecordSet& records, const CallContext& call,
                           const v1::PassOrderVerificationRequest& request, Done<v1::Order> done) {
  ActOnOrder(
      records, call, request, OrderEvent::kPass,
      [&request](const Order& order, const ActContext& context) {
        return task::PassOrderVerification(order, request.finding(), context);
      },
      std::move(done));
}

void FailOrderVerification(const RecordSet& records, const CallContext& call,
                           const v1::FailOrderVerificationRequest& request, Done<v1::Order> done) {
  ActOnOrder(
      records, call, request, OrderEvent::kFail,
      [&request](const Order& order, const ActContext& context) {
        return task::FailOrderVerification(order, request.finding(), request.false_feedback(), context);
      },
      std::move(done));
}

}  // namespace duban::task::order_rpc

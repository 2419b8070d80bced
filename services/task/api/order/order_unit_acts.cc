#include "services/task/api/order/order_act.h"
#include "services/task/domain/order/order_handling.h"

namespace duban::task::order_rpc {

using rpc::CallContext;
using rpc::Done;

void SignOrder(const RecordSet& records, const CallContext& call, const v1::SignOrderRequest& request,
               Done<v1::Order> done) {
  ActOnOrder(
      records, call, request, OrderEvent::kSign,
      [](const Order& order, const ActContext& context) { return task::SignOrder(order, context); },
      std::move(done));
}

void AskOrderTransfer(const RecordSet& records, const CallContext& call,
                      const v1::AskOrderTransferRequest& request, Done<v1::Order> done) {
  const auto proposed_unit = UnitIn(request, "proposed_unit", call.jurisdiction);
  if (!proposed_unit.ok()) return done(proposed_unit.status());
  ActOnOrder(
      records, call, request, OrderEvent::kAskTransfer,
      [&request, proposed_unit = *proposed_unit](const Order& order, const ActContext& context) {
        return task::AskOrderTransfer(order, proposed_unit, request.reason(), context);
      },
      std::move(done));
}

void AcceptOrderTransfer(const RecordSet& records, const CallContext& call,
                         const v1::AcceptOrderTransferRequest& request, Done<v1::Order> done) {
  const auto lead_unit = UnitIn(request, "lead_unit", call.jurisdiction);
  if (!lead_unit.ok()) return done(lead_unit.status());
  ActOnOrder(
      records, call, request, OrderEvent::kAcceptTransfer,
      [&request, lead_unit = *lead_unit](const Order& order, const ActContext& context) {
        return task::AcceptOrderTransfer(order, lead_unit, request.reason(), context);
      },
      std::move(done));
}

void RefuseOrderTransfer(const RecordSet& records, const CallContext& call,
                         const v1::RefuseOrderTransferRequest& request, Done<v1::Order> done) {
  ActOnOrder(
      records, call, request, OrderEvent::kRefuseTransfer,
      [&request](const Order& order, const ActContext& context) {
        return task::RefuseOrderTransfer(order, request.reason(), context);
      },
      std::move(done));
}

void AskOrderExtension(const RecordSet& records, const CallContext& call,
                       const v1::AskOrderExtensionRequest& request, Done<v1::Order> done) {
  const auto expected_date = DayIn(request, "expected_date", true);
  if (!expected_date.ok()) return done(expected_date.status());
  ActOnOrder(
      records, call, request, OrderEvent::kAskExtension,
      [&request, expected_date = **expected_date](const Order& order, const ActContext& context) {
        return task::AskOrderExtension(order, expected_date, request.progress(), request.reason(), context);
      },
      std::move(done));
}

void GrantOrderExtension(const RecordSet& records, const CallContext& call,
                         const v1::GrantOrderExtensionRequest& request, Done<v1::Order> done) {
  const auto due_date = DayIn(request, "due_date", true);
  if (!due_date.ok()) return done(due_date.status());
  ActOnOrder(
      records, call, request, OrderEvent::kGrantExtension,
      [due_date = **due_date](const Order& order, const ActContext& context) {
        return task::GrantOrderExtension(order, due_date, context);
      },
      std::move(done));
}

void RefuseOrderExtension(const RecordSet& records, const CallContext& call,
                          const v1::RefuseOrderExtensionRequest& request, Done<v1::Order> done) {
  ActOnOrder(
      records, call, request, OrderEvent::kRefuseExtension,
      [&request](const Order& order, const ActContext& context) {
        return task::RefuseOrderExtension(order, request.reason(), context);
      },
      std::move(done));
}

void ReportOrderFeedback(const RecordSet& records, const CallContext& call,
                         const v1::ReportOrderFeedbackRequest& request, Done<v1::Order> done) {
  ActOnOrder(
      records, call, request, OrderEvent::kFeedback,
      [](const Order& order, const ActContext& context) { return task::ReportOrderFeedback(order, context); },
      std::move(done));
}

// The two acts without an event of their own: staff check what leaders answer, reporters draft what leaders
// sign.
void CheckOrderExtension(const RecordSet& records, const CallContext& call,
                         const v1::CheckOrderExtensionRequest& request, Done<v1::Order> done) {
  ActOnMatter<Order>(
      records, call, request, kSupervisors,
      [&request](const Order& order, const ActContext& context) {
        return task::CheckOrderExtension(order, request.opinion(), context);
      },
      std::move(done));
}

void DraftOrderFeedback(const RecordSet& records, const CallContext& call,
                        const v1::DraftOrderFeedbackRequest& request, Done<v1::Order> done) {
  ActOnMatter<Order>(
      records, call, request, Role::kReporter,
      [&request](const Order& order, const ActContext& context) {
        return task::DraftOrderFeedback(order, request.text(),
                                        {request.evidence().begin(), request.evidence().end()}, context);
      },
      std::move(done));
}

}  // namespace duban::task::order_rpc

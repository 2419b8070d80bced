#include "services/task/api/order/order_service.h"

#include "services/task/api/matters.h"
#include "services/task/api/order/order_acts.h"
#include "services/task/convert/order.h"

namespace duban::task {
namespace {

using rpc::CallContext;

absl::StatusOr<v1::Order> Get(const RecordSet& records, const CallContext& call,
                              const v1::GetOrderRequest& request) {
  ASSIGN_OR_RETURN(const MatterRef ref, ParseMatterName(request.name(), Order::kCollection, "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  const auto found = reading.reg->docket.FindStored<Order>(ref.campaign, ref.id);
  if (!found) return NotFound(request.name());
  v1::Order order = ToProto(ref.jurisdiction, *found);
  SetFlags(found->value, reading.now, order);
  return order;
}

absl::StatusOr<v1::ListOrdersResponse> List(const RecordSet& records, const CallContext& call,
                                            const v1::ListOrdersRequest& request) {
  ASSIGN_OR_RETURN(const CampaignRef ref, ParseCampaignName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  RETURN_IF_ERROR(FindCampaign(*reading.reg, ref.campaign).status());
  ASSIGN_OR_RETURN(MessageList<v1::Order> list, MessageList<v1::Order>::Begin(request));
  reading.reg->docket.Each<Order>(ref.campaign, [&](const Order& order, const Stored<Matter>& stored) {
    v1::Order message = ToProto(ref.jurisdiction, Stored<Order>{order, stored.sequence, stored.time});
    SetFlags(order, reading.now, message);
    list.Offer(std::move(message));
  });
  v1::ListOrdersResponse response;
  response.set_next_page_token(list.Finish(*response.mutable_orders()));
  return response;
}

absl::StatusOr<v1::OrderCounters> Counters(const RecordSet& records, const CallContext& call,
                                           const v1::GetOrderCountersRequest& request) {
  ASSIGN_OR_RETURN(const CampaignRef ref, ParseCampaignName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const UnitRef unit, ParseUnitName(request.unit(), "unit"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  RETURN_IF_ERROR(FindCampaign(*reading.reg, ref.campaign).status());
  RETURN_IF_ERROR(FindUnit(*reading.reg, unit.unit).status());
  return ToProto(ref.jurisdiction, CountOrders(reading.reg->docket, ref.campaign, unit.unit, reading.now));
}

}  // namespace

OrderService::OrderService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::OrderService::service_full_name()), records_(records) {}

DUBAN_SERVE_READ(OrderService, GetOrder, v1::GetOrderRequest, v1::Order, Get)
DUBAN_SERVE_READ(OrderService, ListOrders, v1::ListOrdersRequest, v1::ListOrdersResponse, List)
DUBAN_SERVE_READ(OrderService, GetOrderCounters, v1::GetOrderCountersRequest, v1::OrderCounters, Counters)
DUBAN_SERVE_WRITE(OrderService, ProposeOrder, v1::ProposeOrderRequest, v1::Order, order_rpc::ProposeOrder)
DUBAN_SERVE_WRITE(OrderService, ApproveOrderCase, v1::ApproveOrderCaseRequest, v1::Order,
                  order_rpc::ApproveOrderCase)
DUBAN_SERVE_WRITE(OrderService, RejectOrderCase, v1::RejectOrderCaseRequest, v1::Order,
                  order_rpc::RejectOrderCase)
DUBAN_SERVE_WRITE(OrderService, IssueOrder, v1::IssueOrderRequest, v1::Order, order_rpc::IssueOrder)
DUBAN_SERVE_WRITE(OrderService, SignOrder, v1::SignOrderRequest, v1::Order, order_rpc::SignOrder)
DUBAN_SERVE_WRITE(OrderService, AskOrderTransfer, v1::AskOrderTransferRequest, v1::Order,
                  order_rpc::AskOrderTransfer)
DUBAN_SERVE_WRITE(OrderService, AcceptOrderTransfer, v1::AcceptOrderTransferRequest, v1::Order,
                  order_rpc::AcceptOrderTransfer)
DUBAN_SERVE_WRITE(OrderService, RefuseOrderTransfer, v1::RefuseOrderTransferRequest, v1::Order,
                  order_rpc::RefuseOrderTransfer)
DUBAN_SERVE_WRITE(OrderService, AskOrderExtension, v1::AskOrderExtensionRequest, v1::Order,
                  order_rpc::AskOrderExtension)
DUBAN_SERVE_WRITE(OrderService, CheckOrderExtension, v1::CheckOrderExtensionRequest, v1::Order,
                  order_rpc::CheckOrderExtension)
DUBAN_SERVE_WRITE(OrderService, GrantOrderExtension, v1::GrantOrderExtensionRequest, v1::Order,
                  order_rpc::GrantOrderExtension)
DUBAN_SERVE_WRITE(OrderService, RefuseOrderExtension, v1::RefuseOrderExtensionRequest, v1::Order,
                  order_rpc::RefuseOrderExtension)
DUBAN_SERVE_WRITE(OrderService, DraftOrderFeedback, v1::DraftOrderFeedbackRequest, v1::Order,
                  order_rpc::DraftOrderFeedback)
DUBAN_SERVE_WRITE(OrderService, ReportOrderFeedback, v1::ReportOrderFeedbackRequest, v1::Order,
                  order_rpc::ReportOrderFeedback)
DUBAN_SERVE_WRITE(OrderService, ReturnOrderFeedback, v1::ReturnOrderFeedbackRequest, v1::Order,
                  order_rpc::ReturnOrderFeedback)
DUBAN_SERVE_WRITE(OrderService, StartOrderVerification, v1::StartOrderVerificationRequest, v1::Order,
                  order_rpc::StartOrderVerification)
DUBAN_SERVE_WRITE(OrderService, PassOrderVerification, v1::PassOrderVerificationRequest, v1::Order,
                  order_rpc::PassOrderVerification)
DUBAN_SERVE_WRITE(OrderService, FailOrderVerification, v1::FailOrderVerificationRequest, v1::Order,
                  order_rpc::FailOrderVerification)
DUBAN_SERVE_WRITE(OrderService, CloseOrder, v1::CloseOrderRequest, v1::Order, order_rpc::CloseOrder)
DUBAN_SERVE_WRITE(OrderService, RecordOrderPublication, v1::RecordOrderPublicationRequest, v1::Order,
                  order_rpc::RecordOrderPublication)
DUBAN_SERVE_WRITE(OrderService, StageOrder, v1::StageOrderRequest, v1::Order, order_rpc::StageOrder)
DUBAN_SERVE_WRITE(OrderService, SuspendOrder, v1::SuspendOrderRequest, v1::Order, order_rpc::SuspendOrder)
DUBAN_SERVE_WRITE(OrderService, ResumeOrder, v1::ResumeOrderRequest, v1::Order, order_rpc::ResumeOrder)
DUBAN_SERVE_WRITE(OrderService, CancelOrder, v1::CancelOrderRequest, v1::Order, order_rpc::CancelOrder)
DUBAN_SERVE_WRITE(OrderService, ReopenOrder, v1::ReopenOrderRequest, v1::Order, order_rpc::ReopenOrder)
DUBAN_SERVE_WRITE(OrderService, ArchiveOrder, v1::ArchiveOrderRequest, v1::Order, order_rpc::ArchiveOrder)

}  // namespace duban::task

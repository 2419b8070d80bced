// OrderService: see order_service.proto. Each act stands in order_case_acts.cc or order_unit_acts.cc.
#ifndef DUBAN_SERVICES_TASK_API_ORDER_ORDER_SERVICE_H_
#define DUBAN_SERVICES_TASK_API_ORDER_ORDER_SERVICE_H_

#include "duban/task/v1/order_service.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe.
class OrderService final : public v1::OrderService::CallbackService {
 public:
  OrderService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetOrder(grpc::CallbackServerContext*, const v1::GetOrderRequest*,
                                     v1::Order*) override;
  grpc::ServerUnaryReactor* ListOrders(grpc::CallbackServerContext*, const v1::ListOrdersRequest*,
                                       v1::ListOrdersResponse*) override;
  grpc::ServerUnaryReactor* GetOrderCounters(grpc::CallbackServerContext*, const v1::GetOrderCountersRequest*,
                                             v1::OrderCounters*) override;
  grpc::ServerUnaryReactor* ProposeOrder(grpc::CallbackServerContext*, const v1::ProposeOrderRequest*,
                                         v1::Order*) override;
  grpc::ServerUnaryReactor* ApproveOrderCase(grpc::CallbackServerContext*, const v1::ApproveOrderCaseRequest*,
                                             v1::Order*) override;
  grpc::ServerUnaryReactor* RejectOrderCase(grpc::CallbackServerContext*, const v1::RejectOrderCaseRequest*,
                                            v1::Order*) override;
  grpc::ServerUnaryReactor* IssueOrder(grpc::CallbackServerContext*, const v1::IssueOrderRequest*,
                                       v1::Order*) override;
  grpc::ServerUnaryReactor* SignOrder(grpc::CallbackServerContext*, const v1::SignOrderRequest*,
                                      v1::Order*) override;
  grpc::ServerUnaryReactor* AskOrderTransfer(grpc::CallbackServerContext*, const v1::AskOrderTransferRequest*,
                                             v1::Order*) override;
  grpc::ServerUnaryReactor* AcceptOrderTransfer(grpc::CallbackServerContext*,
                                                const v1::AcceptOrderTransferRequest*, v1::Order*) override;
  grpc::ServerUnaryReactor* RefuseOrderTransfer(grpc::CallbackServerContext*,
                                                const v1::RefuseOrderTransferRequest*, v1::Order*) override;
  grpc::ServerUnaryReactor* AskOrderExtension(grpc::CallbackServerContext*,
                                              const v1::AskOrderExtensionRequest*, v1::Order*) override;
  grpc::ServerUnaryReactor* CheckOrderExtension(grpc::CallbackServerContext*,
                                                const v1::CheckOrderExtensionRequest*, v1::Order*) override;
  grpc::ServerUnaryReactor* GrantOrderExtension(grpc::CallbackServerContext*,
                                                const v1::GrantOrderExtensionRequest*, v1::Order*) override;
  grpc::ServerUnaryReactor* RefuseOrderExtension(grpc::CallbackServerContext*,
                                                 const v1::RefuseOrderExtensionRequest*, v1::Order*) override;
  grpc::ServerUnaryReactor* DraftOrderFeedback(grpc::CallbackServerContext*,
                                               const v1::DraftOrderFeedbackRequest*, v1::Order*) override;
  grpc::ServerUnaryReactor* ReportOrderFeedback(grpc::CallbackServerContext*,
                                                const v1::ReportOrderFeedbackRequest*, v1::Order*) override;
  grpc::ServerUnaryReactor* ReturnOrderFeedback(grpc::CallbackServerContext*,
                                                const v1::ReturnOrderFeedbackRequest*, v1::Order*) override;
  grpc::ServerUnaryReactor* StartOrderVerification(grpc::CallbackServerContext*,
                                                   const v1::StartOrderVerificationRequest*,
                                                   v1::Order*) override;
  grpc::ServerUnaryReactor* PassOrderVerification(grpc::CallbackServerContext*,
                                                  const v1::PassOrderVerificationRequest*,
                                                  v1::Order*) override;
  grpc::ServerUnaryReactor* FailOrderVerification(grpc::CallbackServerContext*,
                                                  const v1::FailOrderVerificationRequest*,
                                                  v1::Order*) override;
  grpc::ServerUnaryReactor* CloseOrder(grpc::CallbackServerContext*, const v1::CloseOrderRequest*,
                                       v1::Order*) override;
  grpc::ServerUnaryReactor* RecordOrderPublication(grpc::CallbackServerContext*,
                                                   const v1::RecordOrderPublicationRequest*,
                                                   v1::Order*) override;
  grpc::ServerUnaryReactor* StageOrder(grpc::CallbackServerContext*, const v1::StageOrderRequest*,
                                       v1::Order*) override;
  grpc::ServerUnaryReactor* SuspendOrder(grpc::CallbackServerContext*, const v1::SuspendOrderRequest*,
                                         v1::Order*) override;
  grpc::ServerUnaryReactor* ResumeOrder(grpc::CallbackServerContext*, const v1::ResumeOrderRequest*,
                                        v1::Order*) override;
  grpc::ServerUnaryReactor* CancelOrder(grpc::CallbackServerContext*, const v1::CancelOrderRequest*,
                                        v1::Order*) override;
  grpc::ServerUnaryReactor* ReopenOrder(grpc::CallbackServerContext*, const v1::ReopenOrderRequest*,
                                        v1::Order*) override;
  grpc::ServerUnaryReactor* ArchiveOrder(grpc::CallbackServerContext*, const v1::ArchiveOrderRequest*,
                                         v1::Order*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_ORDER_ORDER_SERVICE_H_

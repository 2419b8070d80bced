// The acts on orders, one function per RPC: of those who run a case in order_case_acts.cc, of the handling
// unit and those who answer it in order_unit_acts.cc.
#ifndef DUBAN_SERVICES_TASK_API_ORDER_ORDER_ACTS_H_
#define DUBAN_SERVICES_TASK_API_ORDER_ORDER_ACTS_H_

#include "duban/task/v1/order_service.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task::order_rpc {

void ProposeOrder(const RecordSet& records, const rpc::CallContext& call,
                  const v1::ProposeOrderRequest& request, rpc::Done<v1::Order> done);
void ApproveOrderCase(const RecordSet& records, const rpc::CallContext& call,
                      const v1::ApproveOrderCaseRequest& request, rpc::Done<v1::Order> done);
void RejectOrderCase(const RecordSet& records, const rpc::CallContext& call,
                     const v1::RejectOrderCaseRequest& request, rpc::Done<v1::Order> done);
void IssueOrder(const RecordSet& records, const rpc::CallContext& call, const v1::IssueOrderRequest& request,
                rpc::Done<v1::Order> done);
void SignOrder(const RecordSet& records, const rpc::CallContext& call, const v1::SignOrderRequest& request,
               rpc::Done<v1::Order> done);
void AskOrderTransfer(const RecordSet& records, const rpc::CallContext& call,
                      const v1::AskOrderTransferRequest& request, rpc::Done<v1::Order> done);
void AcceptOrderTransfer(const RecordSet& records, const rpc::CallContext& call,
                         const v1::AcceptOrderTransferRequest& request, rpc::Done<v1::Order> done);
void RefuseOrderTransfer(const RecordSet& records, const rpc::CallContext& call,
                         const v1::RefuseOrderTransferRequest& request, rpc::Done<v1::Order> done);
void AskOrderExtension(const RecordSet& records, const rpc::CallContext& call,
                       const v1::AskOrderExtensionRequest& request, rpc::Done<v1::Order> done);
void CheckOrderExtension(const RecordSet& records, const rpc::CallContext& call,
                         const v1::CheckOrderExtensionRequest& request, rpc::Done<v1::Order> done);
void GrantOrderExtension(const RecordSet& records, const rpc::CallContext& call,
                         const v1::GrantOrderExtensionRequest& request, rpc::Done<v1::Order> done);
void RefuseOrderExtension(const RecordSet& records, const rpc::CallContext& call,
                          const v1::RefuseOrderExtensionRequest& request, rpc::Done<v1::Order> done);
void DraftOrderFeedback(const RecordSet& records, const rpc::CallContext& call,
                        const v1::DraftOrderFeedbackRequest& request, rpc::Done<v1::Order> done);
void ReportOrderFeedback(const RecordSet& records, const rpc::CallContext& call,
                         const v1::ReportOrderFeedbackRequest& request, rpc::Done<v1::Order> done);
void ReturnOrderFeedback(const RecordSet& records, const rpc::CallContext& call,
                         const v1::ReturnOrderFeedbackRequest& request, rpc::Done<v1::Order> done);
void StartOrderVerification(const RecordSet& records, const rpc::CallContext& call,
                            const v1::StartOrderVerificationRequest& request, rpc::Done<v1::Order> done);
void PassOrderVerification(const RecordSet& records, const rpc::CallContext& call,
                           const v1::PassOrderVerificationRequest& request, rpc::Done<v1::Order> done);
void FailOrderVerification(const RecordSet& records, const rpc::CallContext& call,
                           const v1::FailOrderVerificationRequest& request, rpc::Done<v1::Order> done);
void CloseOrder(const RecordSet& records, const rpc::CallContext& call, const v1::CloseOrderRequest& request,
                rpc::Done<v1::Order> done);
void RecordOrderPublication(const RecordSet& records, const rpc::CallContext& call,
                            const v1::RecordOrderPublicationRequest& request, rpc::Done<v1::Order> done);
void StageOrder(const RecordSet& records, const rpc::CallContext& call, const v1::StageOrderRequest& request,
                rpc::Done<v1::Order> done);
void SuspendOrder(const RecordSet& records, const rpc::CallContext& call,
                  const v1::SuspendOrderRequest& request, rpc::Done<v1::Order> done);
void ResumeOrder(const RecordSet& records, const rpc::CallContext& call,
                 const v1::ResumeOrderRequest& request, rpc::Done<v1::Order> done);
void CancelOrder(const RecordSet& records, const rpc::CallContext& call,
                 const v1::CancelOrderRequest& request, rpc::Done<v1::Order> done);
void ReopenOrder(const RecordSet& records, const rpc::CallContext& call,
                 const v1::ReopenOrderRequest& request, rpc::Done<v1::Order> done);
void ArchiveOrder(const RecordSet& records, const rpc::CallContext& call,
                  const v1::ArchiveOrderRequest& request, rpc::Done<v1::Order> done);

}  // namespace duban::task::order_rpc

#endif  // DUBAN_SERVICES_TASK_API_ORDER_ORDER_ACTS_H_

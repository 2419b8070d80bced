// The acts on proposals and on the ladder's rules: their rights depend on the ladder or their answers on all
// they wrote, so they run commands of their own.
#ifndef DUBAN_SERVICES_TASK_API_ORDER_PROPOSAL_ACTS_H_
#define DUBAN_SERVICES_TASK_API_ORDER_PROPOSAL_ACTS_H_

#include "duban/task/v1/order_rules.pb.h"
#include "duban/task/v1/proposal.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task::order_rpc {

void RunLadder(const RecordSet& records, const rpc::CallContext& call,
               const v1::ProposeEscalationsRequest& request, rpc::Done<v1::ProposeEscalationsResponse> done);
void Submit(const RecordSet& records, const rpc::CallContext& call, const v1::SubmitProposalRequest& request,
            rpc::Done<v1::Proposal> done);
void Accept(const RecordSet& records, const rpc::CallContext& call, const v1::AcceptProposalRequest& request,
            rpc::Done<v1::Proposal> done);
void Reject(const RecordSet& records, const rpc::CallContext& call, const v1::RejectProposalRequest& request,
            rpc::Done<v1::Proposal> done);
void SetRules(const RecordSet& records, const rpc::CallContext& call, const v1::SetOrderRulesRequest& request,
              rpc::Done<v1::OrderRules> done);

}  // namespace duban::task::order_rpc

#endif  // DUBAN_SERVICES_TASK_API_ORDER_PROPOSAL_ACTS_H_

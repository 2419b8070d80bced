// The services around orders: rules, proposals, cards, conclusions, inspection plans. See their .proto files.
#ifndef DUBAN_SERVICES_TASK_API_ORDER_LADDER_SERVICES_H_
#define DUBAN_SERVICES_TASK_API_ORDER_LADDER_SERVICES_H_

#include "duban/task/v1/card.grpc.pb.h"
#include "duban/task/v1/conclusion.grpc.pb.h"
#include "duban/task/v1/inspection_plan.grpc.pb.h"
#include "duban/task/v1/order_rules.grpc.pb.h"
#include "duban/task/v1/proposal.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe.
class OrderRulesService final : public v1::OrderRulesService::CallbackService {
 public:
  OrderRulesService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetOrderRules(grpc::CallbackServerContext*, const v1::GetOrderRulesRequest*,
                                          v1::OrderRules*) override;
  grpc::ServerUnaryReactor* SetOrderRules(grpc::CallbackServerContext*, const v1::SetOrderRulesRequest*,
                                          v1::OrderRules*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

// Thread-safe.
class ProposalService final : public v1::ProposalService::CallbackService {
 public:
  ProposalService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetProposal(grpc::CallbackServerContext*, const v1::GetProposalRequest*,
                                        v1::Proposal*) override;
  grpc::ServerUnaryReactor* ListProposals(grpc::CallbackServerContext*, const v1::ListProposalsRequest*,
                                          v1::ListProposalsResponse*) override;
  grpc::ServerUnaryReactor* ProposeEscalations(grpc::CallbackServerContext*,
                                               const v1::ProposeEscalationsRequest*,
                                               v1::ProposeEscalationsResponse*) override;
  grpc::ServerUnaryReactor* SubmitProposal(grpc::CallbackServerContext*, const v1::SubmitProposalRequest*,
                                           v1::Proposal*) override;
  grpc::ServerUnaryReactor* AcceptProposal(grpc::CallbackServerContext*, const v1::AcceptProposalRequest*,
                                           v1::Proposal*) override;
  grpc::ServerUnaryReactor* RejectProposal(grpc::CallbackServerContext*, const v1::RejectProposalRequest*,
                                           v1::Proposal*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

// Thread-safe.
class CardService final : public v1::CardService::CallbackService {
 public:
  CardService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetCard(grpc::CallbackServerContext*, const v1::GetCardRequest*,
                                    v1::Card*) override;
  grpc::ServerUnaryReactor* ListCards(grpc::CallbackServerContext*, const v1::ListCardsRequest*,
                                      v1::ListCardsResponse*) override;
  grpc::ServerUnaryReactor* WithdrawCard(grpc::CallbackServerContext*, const v1::WithdrawCardRequest*,
                                         v1::Card*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

// Thread-safe.
class ConclusionService final : public v1::ConclusionService::CallbackService {
 public:
  ConclusionService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetConclusion(grpc::CallbackServerContext*, const v1::GetConclusionRequest*,
                                          v1::Conclusion*) override;
  grpc::ServerUnaryReactor* ListConclusions(grpc::CallbackServerContext*, const v1::ListConclusionsRequest*,
                                            v1::ListConclusionsResponse*) override;
  grpc::ServerUnaryReactor* DraftConclusion(grpc::CallbackServerContext*, const v1::DraftConclusionRequest*,
                                            v1::Conclusion*) override;
  grpc::ServerUnaryReactor* ApproveConclusion(grpc::CallbackServerContext*,
                                              const v1::ApproveConclusionRequest*, v1::Conclusion*) override;
  grpc::ServerUnaryReactor* SendConclusion(grpc::CallbackServerContext*, const v1::SendConclusionRequest*,
                                           v1::Conclusion*) override;
  grpc::ServerUnaryReactor* ObjectToConclusion(grpc::CallbackServerContext*,
                                               const v1::ObjectToConclusionRequest*,
                                               v1::Conclusion*) override;
  grpc::ServerUnaryReactor* DecideObjection(grpc::CallbackServerContext*, const v1::DecideObjectionRequest*,
                                            v1::Conclusion*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

// Thread-safe.
class InspectionPlanService final : public v1::InspectionPlanService::CallbackService {
 public:
  InspectionPlanService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetInspectionPlan(grpc::CallbackServerContext*,
                                              const v1::GetInspectionPlanRequest*,
                                              v1::InspectionPlan*) override;
  grpc::ServerUnaryReactor* ListInspectionPlans(grpc::CallbackServerContext*,
                                                const v1::ListInspectionPlansRequest*,
                                                v1::ListInspectionPlansResponse*) override;
  grpc::ServerUnaryReactor* CreateInspectionPlan(grpc::CallbackServerContext*,
                                                 const v1::CreateInspectionPlanRequest*,
                                                 v1::InspectionPlan*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_ORDER_LADDER_SERVICES_H_

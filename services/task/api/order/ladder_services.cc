#include "services/task/api/order/ladder_services.h"

#include "services/task/api/matters.h"
#include "services/task/api/order/proposal_acts.h"
#include "services/task/convert/order.h"

namespace duban::task {

// Cards, rules and plans are the district's; a conclusion is its object's too.
Scope ScopeOf(const Card&) { return {}; }
Scope ScopeOf(const Conclusion& conclusion) {
  return {.unit = conclusion.object_unit, .action = "", .item = ""};
}

namespace {

using rpc::CallContext;
using rpc::Done;

absl::StatusOr<v1::Card> GetOne(const RecordSet& records, const CallContext& call,
                                const v1::GetCardRequest& request) {
  return GetMatter<Card>(records, call, request);
}
absl::StatusOr<v1::ListCardsResponse> ListAll(const RecordSet& records, const CallContext& call,
                                              const v1::ListCardsRequest& request) {
  return ListMatters<Card, v1::ListCardsResponse>(records, call, request,
                                                  [](auto& response) { return response.mutable_cards(); });
}
void Withdraw(const RecordSet& records, const CallContext& call, const v1::WithdrawCardRequest& request,
              Done<v1::Card> done) {
  ActOnMatter<Card>(
      records, call, request, Role::kHead | Role::kSupervisionHead,
      [&request](const Card& card, const ActContext& context) {
        return WithdrawCard(card, static_cast<WithdrawGround>(request.ground()), request.basis(),
                            request.reason(), context);
      },
      std::move(done));
}

absl::StatusOr<v1::Proposal> GetOne(const RecordSet& records, const CallContext& call,
                                    const v1::GetProposalRequest& request) {
  return GetMatter<Proposal>(records, call, request);
}
absl::StatusOr<v1::ListProposalsResponse> ListAll(const RecordSet& records, const CallContext& call,
                                                  const v1::ListProposalsRequest& request) {
  return ListMatters<Proposal, v1::ListProposalsResponse>(
      records, call, request, [](auto& response) { return response.mutable_proposals(); });
}

absl::StatusOr<v1::InspectionPlan> GetOne(const RecordSet& records, const CallContext& call,
                                          const v1::GetInspectionPlanRequest& request) {
  return GetMatter<InspectionPlan>(records, call, request);
}
absl::StatusOr<v1::ListInspectionPlansResponse> ListAll(const RecordSet& records, const CallContext& call,
                                                        const v1::ListInspectionPlansRequest& request) {
  return ListMatters<InspectionPlan, v1::ListInspectionPlansResponse>(
      records, call, request, [](auto& response) { return response.mutable_inspection_plans(); });
}
void CreatePlan(const RecordSet& records, const CallContext& call,
                const v1::CreateInspectionPlanRequest& request, Done<v1::InspectionPlan> done) {
  Violations violations;
  InspectionPlan given =
      FromProto(request.inspection_plan(), call.jurisdiction, "inspection_plan", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  CreateMatter<InspectionPlan>(
      records, call, request, kConclusionMakers, Scope{},
      [given = std::move(given)](const ActContext& context) { return CreateInspectionPlan(given, context); },
      std::move(done));
}

absl::StatusOr<v1::Conclusion> GetOne(const RecordSet& records, const CallContext& call,
                                      const v1::GetConclusionRequest& request) {
  return GetMatter<Conclusion>(records, call, request);
}
absl::StatusOr<v1::ListConclusionsResponse> ListAll(const RecordSet& records, const CallContext& call,
                                                    const v1::ListConclusionsRequest& request) {
  return ListMatters<Conclusion, v1::ListConclusionsResponse>(
      records, call, request, [](auto& response) { return response.mutable_conclusions(); });
}
void Draft(const RecordSet& records, const CallContext& call, const v1::DraftConclusionRequest& request,
           Done<v1::Conclusion> done) {
  Violations violations;
  Conclusion given = FromProto(request.conclusion(), call.jurisdiction, "conclusion", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  CreateMatter<Conclusion>(
      records, call, request, kConclusionMakers, Scope{},
      [given = std::move(given)](const ActContext& context) { return DraftConclusion(given, context); },
      std::move(done));
}

// Acts on a conclusion as one whom its machine allows `event`.
template <typename Request, typename Decide>
void ActOnConclusion(const RecordSet& records, const CallContext& call, const Request& request,
                     ConclusionEvent event, Decide decide, Done<v1::Conclusion> done) {
  ActOnMatter<Conclusion>(records, call, request, ActorsOf(kConclusionTransitions, event), std::move(decide),
                          std::move(done));
}
void Approve(const RecordSet& records, const CallContext& call, const v1::ApproveConclusionRequest& request,
             Done<v1::Conclusion> done) {
  ActOnConclusion(records, call, request, ConclusionEvent::kApprove, ApproveConclusion, std::move(done));
}
void Send(const RecordSet& records, const CallContext& call, const v1::SendConclusionRequest& request,
          Done<v1::Conclusion> done) {
  ActOnConclusion(records, call, request, ConclusionEvent::kSend, SendConclusion, std::move(done));
}
void Object(const RecordSet& records, const CallContext& call, const v1::ObjectToConclusionRequest& request,
            Done<v1::Conclusion> done) {
  ActOnConclusion(
      records, call, request, ConclusionEvent::kObject,
      [&request](const Conclusion& conclusion, const ActContext& context) {
        return ObjectToConclusion(conclusion, request.reason(), context);
      },
      std::move(done));
}
void Decide(const RecordSet& records, const CallContext& call, const v1::DecideObjectionRequest& request,
            Done<v1::Conclusion> done) {
  ActOnConclusion(
      records, call, request, ConclusionEvent::kDecide,
      [&request](const Conclusion& conclusion, const ActContext& context) {
        return DecideObjection(conclusion, static_cast<ObjectionOutcome>(request.outcome()), request.reason(),
                               context);
      },
      std::move(done));
}

// While none were set, the defaults as they would read.
absl::StatusOr<v1::OrderRules> GetRules(const RecordSet& records, const CallContext& call,
                                        const v1::GetOrderRulesRequest& request) {
  ASSIGN_OR_RETURN(const MatterRef ref, ParseMatterName(request.name(), OrderRules::kCollection, "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  RETURN_IF_ERROR(FindCampaign(*reading.reg, ref.campaign).status());
  if (ref.id != OrderRules::kCurrent) return NotFound(request.name());
  const auto found = reading.reg->docket.FindStored<OrderRules>(ref.campaign, ref.id);
  return ToProto(ref.jurisdiction,
                 found ? *found : Stored<OrderRules>{RulesInForce(reading.reg->docket, ref.campaign), 0, {}});
}

}  // namespace

CardService::CardService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::CardService::service_full_name()), records_(records) {}
DUBAN_SERVE_READ(CardService, GetCard, v1::GetCardRequest, v1::Card, GetOne)
DUBAN_SERVE_READ(CardService, ListCards, v1::ListCardsRequest, v1::ListCardsResponse, ListAll)
DUBAN_SERVE_WRITE(CardService, WithdrawCard, v1::WithdrawCardRequest, v1::Card, Withdraw)

ProposalService::ProposalService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::ProposalService::service_full_name()), records_(records) {}
DUBAN_SERVE_READ(ProposalService, GetProposal, v1::GetProposalRequest, v1::Proposal, GetOne)
DUBAN_SERVE_READ(ProposalService, ListProposals, v1::ListProposalsRequest, v1::ListProposalsResponse, ListAll)
DUBAN_SERVE_WRITE(ProposalService, ProposeEscalations, v1::ProposeEscalationsRequest,
                  v1::ProposeEscalationsResponse, order_rpc::RunLadder)
DUBAN_SERVE_WRITE(ProposalService, SubmitProposal, v1::SubmitProposalRequest, v1::Proposal, order_rpc::Submit)
DUBAN_SERVE_WRITE(ProposalService, AcceptProposal, v1::AcceptProposalRequest, v1::Proposal, order_rpc::Accept)
DUBAN_SERVE_WRITE(ProposalService, RejectProposal, v1::RejectProposalRequest, v1::Proposal, order_rpc::Reject)

InspectionPlanService::InspectionPlanService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::InspectionPlanService::service_full_name()), records_(records) {}
DUBAN_SERVE_READ(InspectionPlanService, GetInspectionPlan, v1::GetInspectionPlanRequest, v1::InspectionPlan,
                 GetOne)
DUBAN_SERVE_READ(InspectionPlanService, ListInspectionPlans, v1::ListInspectionPlansRequest,
                 v1::ListInspectionPlansResponse, ListAll)
DUBAN_SERVE_WRITE(InspectionPlanService, CreateInspectionPlan, v1::CreateInspectionPlanRequest,
                  v1::InspectionPlan, CreatePlan)

ConclusionService::ConclusionService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::ConclusionService::service_full_name()), records_(records) {}
DUBAN_SERVE_READ(ConclusionService, GetConclusion, v1::GetConclusionRequest, v1::Conclusion, GetOne)
DUBAN_SERVE_READ(ConclusionService, ListConclusions, v1::ListConclusionsRequest, v1::ListConclusionsResponse,
                 ListAll)
DUBAN_SERVE_WRITE(ConclusionService, DraftConclusion, v1::DraftConclusionRequest, v1::Conclusion, Draft)
DUBAN_SERVE_WRITE(ConclusionService, ApproveConclusion, v1::ApproveConclusionRequest, v1::Conclusion, Approve)
DUBAN_SERVE_WRITE(ConclusionService, SendConclusion, v1::SendConclusionRequest, v1::Conclusion, Send)
DUBAN_SERVE_WRITE(ConclusionService, ObjectToConclusion, v1::ObjectToConclusionRequest, v1::Conclusion,
                  Object)
DUBAN_SERVE_WRITE(ConclusionService, DecideObjection, v1::DecideObjectionRequest, v1::Conclusion, Decide)

OrderRulesService::OrderRulesService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::OrderRulesService::service_full_name()), records_(records) {}
DUBAN_SERVE_READ(OrderRulesService, GetOrderRules, v1::GetOrderRulesRequest, v1::OrderRules, GetRules)
DUBAN_SERVE_WRITE(OrderRulesService, SetOrderRules, v1::SetOrderRulesRequest, v1::OrderRules,
                  order_rpc::SetRules)

}  // namespace duban::task

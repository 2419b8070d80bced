#include "services/task/api/order/proposal_acts.h"

#include "services/task/api/matters.h"
#include "services/task/convert/order.h"
#include "services/task/domain/order/escalation.h"

namespace duban::task::order_rpc {
namespace {

using rpc::CallContext;
using rpc::Done;

constexpr RoleSet kRuleSetters = Role::kSupervisionHead | Role::kExecutiveDeputy | RoleSet(Role::kAdmin);

// Every role that some rung may need: asked before the proposal is looked up.
constexpr RoleSet kDeciders = Role::kGeneralOffice | Role::kSupervision | RoleSet(Role::kSupervisionHead) |
                              Role::kLeader | Role::kExecutiveDeputy | RoleSet(Role::kHead);

v1::ProposeEscalationsResponse LadderResponse(const std::string& jurisdiction, const Outcome& outcome) {
  v1::ProposeEscalationsResponse response;
  int calls = 0;
  for (const WrittenState& written : outcome.states) {
    if (StateAs<Order>(written.value) != nullptr) ++calls;
    const Proposal* proposal = StateAs<Proposal>(written.value);
    if (proposal == nullptr || proposal->state != ProposalState::kProposed) continue;
    *response.add_proposals() =
        ToProto(jurisdiction, Stored<Proposal>{*proposal, written.sequence, written.time});
  }
  response.set_call_count(calls);
  return response;
}

// Decides on the proposal `request.name()` as one whom its rung of the ladder names, or one of `also`.
template <typename Request, typename Decide>
void ActOnProposal(const RecordSet& records, const CallContext& call, const Request& request, RoleSet also,
                   Decide decide, Done<v1::Proposal> done) {
  const absl::StatusOr<MatterRef> ref = ParseMatterName(request.name(), Proposal::kCollection, "name");
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, request.name(), "name");
  if (!record.ok()) return done(record.status());
  RunCommand(
      **record, call, request, /*validate_only=*/false,
      [ref = *ref, person = call.person, also, &request,
       decide](CommandView& view) -> absl::StatusOr<Decision> {
        RETURN_IF_ERROR(RequireSomeRole(view.reg(), person, kDeciders, view.now()));
        const auto found = view.reg().docket.FindStored<Proposal>(ref.campaign, ref.id);
        if (!found) return NotFound(request.name());
        const RoleSet roles = IssuersOf(found->value, view.reg(), view.now()) | also;
        ASSIGN_OR_RETURN(Actor actor, RequireRole(view.reg(), person, roles, Scope{}, view.now()));
        RETURN_IF_ERROR(CheckEtag(request.etag(), request.name(), found->sequence));
        const ActContext context{view.reg(), ref.campaign, actor, view.now()};
        ASSIGN_OR_RETURN(std::vector<Change> changes, decide(found->value, request.reason(), context));
        return Decision{std::move(actor), std::move(changes)};
      },
      [ref = *ref](const Outcome& outcome) { return LastMessage<Proposal>(ref.jurisdiction, outcome); },
      std::move(done));
}

}  // namespace

void RunLadder(const RecordSet& records, const CallContext& call,
               const v1::ProposeEscalationsRequest& request, Done<v1::ProposeEscalationsResponse> done) {
  const absl::StatusOr<CampaignRef> ref = ParseCampaignName(request.parent(), "parent");
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, request.parent(), "parent");
  if (!record.ok()) return done(record.status());
  RunCommand(
      **record, call, request, /*validate_only=*/false,
      [ref = *ref, person = call.person](CommandView& view) -> absl::StatusOr<Decision> {
        ASSIGN_OR_RETURN(Actor actor, RequireRole(view.reg(), person, kEscalators, Scope{}, view.now()));
        RETURN_IF_ERROR(FindCampaign(view.reg(), ref.campaign).status());
        const ActContext context{view.reg(), ref.campaign, actor, view.now()};
        return Decision{actor, ProposeEscalations(context)};
      },
      [jurisdiction = ref->jurisdiction](const Outcome& outcome) {
        return LadderResponse(jurisdiction, outcome);
      },
      std::move(done));
}

void Submit(const RecordSet& records, const CallContext& call, const v1::SubmitProposalRequest& request,
            Done<v1::Proposal> done) {
  Violations violations;
  Proposal read = FromProto(request.proposal(), call.jurisdiction, "proposal", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  // Only what a caller may say; the rest is the server's.
  Proposal given;
  given.order = std::move(read.order);
  given.item = std::move(read.item);
  given.unit = std::move(read.unit);
  given.level = read.level;
  given.rule = std::move(read.rule);
  given.occasion = std::move(read.occasion);
  given.inputs = std::move(read.inputs);
  given.conclusion = std::move(read.conclusion);
  given.submit_reason = std::move(read.submit_reason);
  CreateMatter<Proposal>(
      records, call, request, kSubmitters, Scope{},
      [given = std::move(given)](const ActContext& context) { return SubmitProposal(given, context); },
      std::move(done));
}

void Accept(const RecordSet& records, const CallContext& call, const v1::AcceptProposalRequest& request,
            Done<v1::Proposal> done) {
  ActOnProposal(records, call, request, RoleSet(), AcceptProposal, std::move(done));
}

void Reject(const RecordSet& records, const CallContext& call, const v1::RejectProposalRequest& request,
            Done<v1::Proposal> done) {
  ActOnProposal(records, call, request, Role::kSupervisionHead, RejectProposal, std::move(done));
}

void SetRules(const RecordSet& records, const CallContext& call, const v1::SetOrderRulesRequest& request,
              Done<v1::OrderRules> done) {
  const absl::StatusOr<MatterRef> ref =
      ParseMatterName(request.order_rules().name(), OrderRules::kCollection, "order_rules.name");
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, request.order_rules().name(), "order_rules.name");
  if (!record.ok()) return done(record.status());
  Violations violations;
  OrderRules given = FromProto(request.order_rules(), call.jurisdiction, "order_rules", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  RunCommand(
      **record, call, request, /*validate_only=*/false,
      [ref = *ref, person = call.person, given = std::move(given),
       &request](CommandView& view) -> absl::StatusOr<Decision> {
        ASSIGN_OR_RETURN(Actor actor, RequireRole(view.reg(), person, kRuleSetters, Scope{}, view.now()));
        RETURN_IF_ERROR(FindCampaign(view.reg(), ref.campaign).status());
        const auto before = view.reg().docket.FindStored<OrderRules>(ref.campaign, OrderRules::kCurrent);
        RETURN_IF_ERROR(
            CheckEtag(request.etag(), request.order_rules().name(), before ? before->sequence : 0));
        const ActContext context{view.reg(), ref.campaign, actor, view.now()};
        ASSIGN_OR_RETURN(std::vector<Change> changes, SetOrderRules(given, request.reason(), context));
        return Decision{std::move(actor), std::move(changes)};
      },
      [jurisdiction = ref->jurisdiction](const Outcome& outcome) {
        return LastMessage<OrderRules>(jurisdiction, outcome);
      },
      std::move(done));
}

}  // namespace duban::task::order_rpc

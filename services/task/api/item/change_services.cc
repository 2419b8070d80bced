#include "services/task/api/item/change_services.h"

#include "services/task/api/matters.h"
#include "services/task/convert/changing.h"
#include "services/task/domain/item/change_request.h"

namespace duban::task {
namespace {

using rpc::CallContext;
using rpc::Done;

// Who decides next, by the table: the same person may hold both roles, but only one of them counts at a time.
RoleSet DecidersOf(const ChangeRequest& request, ChangeRequestEvent event) {
  for (const ChangeRequestStep& step : kChangeRequestLife) {
    if (step.from == request.state && step.event == event) return step.actors;
  }
  return Role::kTfLeader | Role::kGeneralOffice;
}

ChangeRequestEvent ApprovalOf(const ChangeRequest& request) {
  return request.state == ChangeRequestState::kTfApproved ? ChangeRequestEvent::kOfficeApprove
                                                          : ChangeRequestEvent::kTfApprove;
}

// `context` with the role that counts for `event` in the request's state.
absl::StatusOr<ActContext> AsDecider(const ChangeRequest& request, ChangeRequestEvent event,
                                     const ActContext& context) {
  ASSIGN_OR_RETURN(Actor actor, RequireRole(context.in, context.actor.person, DecidersOf(request, event),
                                            ScopeOf(request), context.now));
  return ActContext{context.in, context.campaign, std::move(actor), context.now};
}

absl::StatusOr<v1::ChangeRequest> Get(const RecordSet& records, const CallContext& call,
                                      const v1::GetChangeRequestRequest& request) {
  return GetMatter<ChangeRequest>(records, call, request);
}

absl::StatusOr<v1::ListChangeRequestsResponse> List(const RecordSet& records, const CallContext& call,
                                                    const v1::ListChangeRequestsRequest& request) {
  return ListMatters<ChangeRequest, v1::ListChangeRequestsResponse>(
      records, call, request, [](auto& response) { return response.mutable_change_requests(); });
}

void Create(const RecordSet& records, const CallContext& call, const v1::CreateChangeRequestRequest& request,
            Done<v1::ChangeRequest> done) {
  const absl::StatusOr<CampaignRef> ref = ParseCampaignName(request.parent(), "parent");
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, request.parent(), "parent");
  if (!record.ok()) return done(record.status());
  Violations violations;
  ChangeRequest given = FromProto(request.change_request(), ref->jurisdiction, "change_request", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  RunCommand(
      **record, call, request, /*validate_only=*/false,
      [ref = *ref, person = call.person, given](CommandView& view) -> absl::StatusOr<Decision> {
        const Register& in = view.reg();
        RETURN_IF_ERROR(RequireSomeRole(in, person, kChangeAuthors, view.now()));
        RETURN_IF_ERROR(FindCampaign(in, ref.campaign).status());
        const Scope scope = AuthorScope(in, ref.campaign, given);
        // Without an item there is nothing to hold a role for; the checks then say what is missing.
        const absl::StatusOr<Actor> actor = RequireRole(in, person, kChangeAuthors, scope, view.now());
        if (!actor.ok() && !scope.action.empty()) return actor.status();
        const ActContext context{in, ref.campaign, actor.value_or(Actor{.person = person}), view.now()};
        ASSIGN_OR_RETURN(std::vector<Change> changes, CreateChangeRequest(given, context));
        return Decision{context.actor, std::move(changes)};
      },
      [jurisdiction = ref->jurisdiction](const Outcome& outcome) {
        return LastMessage<ChangeRequest>(jurisdiction, outcome);
      },
      std::move(done));
}

constexpr RoleSet kDeciders = Role::kTfLeader | Role::kGeneralOffice;

void Approve(const RecordSet& records, const CallContext& call,
             const v1::ApproveChangeRequestRequest& request, Done<v1::ChangeRequest> done) {
  ActOnMatter<ChangeRequest>(
      records, call, request, kDeciders,
      [](const ChangeRequest& found, const ActContext& context) -> absl::StatusOr<std::vector<Change>> {
        ASSIGN_OR_RETURN(const ActContext decider, AsDecider(found, ApprovalOf(found), context));
        return ApproveChangeRequest(found, decider);
      },
      std::move(done));
}

void Reject(const RecordSet& records, const CallContext& call, const v1::RejectChangeRequestRequest& request,
            Done<v1::ChangeRequest> done) {
  ActOnMatter<ChangeRequest>(
      records, call, request, kDeciders,
      [reason = request.reason()](const ChangeRequest& found,
                                  const ActContext& context) -> absl::StatusOr<std::vector<Change>> {
        ASSIGN_OR_RETURN(const ActContext decider, AsDecider(found, ChangeRequestEvent::kReject, context));
        return RejectChangeRequest(found, reason, decider);
      },
      std::move(done));
}

void Withdraw(const RecordSet& records, const CallContext& call,
              const v1::WithdrawChangeRequestRequest& request, Done<v1::ChangeRequest> done) {
  const absl::StatusOr<MatterRef> ref = ParseMatterName(request.name(), ChangeRequest::kCollection, "name");
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, request.name(), "name");
  if (!record.ok()) return done(record.status());
  RunCommand(
      **record, call, request, /*validate_only=*/false,
      [ref = *ref, person = call.person, &request](CommandView& view) -> absl::StatusOr<Decision> {
        const Register& in = view.reg();
        RETURN_IF_ERROR(RequireSomeRole(in, person, kChangeAuthors, view.now()));
        const auto found = in.docket.FindStored<ChangeRequest>(ref.campaign, ref.id);
        if (!found) return NotFound(request.name());
        ASSIGN_OR_RETURN(Actor actor, RequireRole(in, person, kChangeAuthors,
                                                  AuthorScope(in, ref.campaign, found->value), view.now()));
        RETURN_IF_ERROR(CheckEtag(request.etag(), request.name(), found->sequence));
        const ActContext context{in, ref.campaign, actor, view.now()};
        ASSIGN_OR_RETURN(std::vector<Change> changes,
                         WithdrawChangeRequest(found->value, request.reason(), context));
        return Decision{std::move(actor), std::move(changes)};
      },
      [jurisdiction = ref->jurisdiction](const Outcome& outcome) {
        return LastMessage<ChangeRequest>(jurisdiction, outcome);
      },
      std::move(done));
}

absl::StatusOr<v1::ItemRules> GetRules(const RecordSet& records, const CallContext& call,
                                       const v1::GetItemRulesRequest& request) {
  ASSIGN_OR_RETURN(const MatterRef ref, ParseMatterName(request.name(), ItemRules::kCollection, "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  RETURN_IF_ERROR(FindCampaign(*reading.reg, ref.campaign).status());
  if (ref.id != ItemRules::kCurrent) return NotFound(request.name());
  const auto found = reading.reg->docket.FindStored<ItemRules>(ref.campaign, ref.id);
  const Stored<ItemRules> defaults{ItemRulesIn(reading.reg->docket, ref.campaign), 0, absl::Time()};
  return ToProto(ref.jurisdiction, found.value_or(defaults));
}

void SetRules(const RecordSet& records, const CallContext& call, const v1::SetItemRulesRequest& request,
              Done<v1::ItemRules> done) {
  Violations violations;
  ItemRules given = FromProto(request.item_rules(), call.jurisdiction, "item_rules", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  CreateMatter<ItemRules>(
      records, call, request, Role::kAdmin | Role::kGeneralOffice, Scope{},
      [given = std::move(given)](const ActContext& context) { return SetItemRules(given, context); },
      std::move(done));
}

}  // namespace

ChangeRequestService::ChangeRequestService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::ChangeRequestService::service_full_name()), records_(records) {}

DUBAN_SERVE_READ(ChangeRequestService, GetChangeRequest, v1::GetChangeRequestRequest, v1::ChangeRequest, Get)
DUBAN_SERVE_READ(ChangeRequestService, ListChangeRequests, v1::ListChangeRequestsRequest,
                 v1::ListChangeRequestsResponse, List)
DUBAN_SERVE_WRITE(ChangeRequestService, CreateChangeRequest, v1::CreateChangeRequestRequest,
                  v1::ChangeRequest, Create)
DUBAN_SERVE_WRITE(ChangeRequestService, ApproveChangeRequest, v1::ApproveChangeRequestRequest,
                  v1::ChangeRequest, Approve)
DUBAN_SERVE_WRITE(ChangeRequestService, RejectChangeRequest, v1::RejectChangeRequestRequest,
                  v1::ChangeRequest, Reject)
DUBAN_SERVE_WRITE(ChangeRequestService, WithdrawChangeRequest, v1::WithdrawChangeRequestRequest,
                  v1::ChangeRequest, Withdraw)

ItemRulesService::ItemRulesService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::ItemRulesService::service_full_name()), records_(records) {}

DUBAN_SERVE_READ(ItemRulesService, GetItemRules, v1::GetItemRulesRequest, v1::ItemRules, GetRules)
DUBAN_SERVE_WRITE(ItemRulesService, SetItemRules, v1::SetItemRulesRequest, v1::ItemRules, SetRules)

}  // namespace duban::task

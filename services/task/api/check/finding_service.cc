#include "services/task/api/check/finding_service.h"

#include "services/task/api/matters.h"
#include "services/task/convert/check.h"

namespace duban::task {

// Found by its argument, so not in the namespace below.
static Scope ScopeOf(const Finding&) { return {}; }

namespace {

using rpc::CallContext;
using rpc::Done;

absl::StatusOr<v1::Finding> Get(const RecordSet& records, const CallContext& call,
                                const v1::GetFindingRequest& request) {
  return GetMatter<Finding>(records, call, request);
}

absl::StatusOr<v1::ListFindingsResponse> List(const RecordSet& records, const CallContext& call,
                                              const v1::ListFindingsRequest& request) {
  return ListMatters<Finding, v1::ListFindingsResponse>(
      records, call, request, [](auto& response) { return response.mutable_findings(); });
}

// The form a finding points at, which must lie in its campaign.
absl::StatusOr<const FormDocument*> LoadFormOf(CommandView& view, const Finding& finding,
                                               const std::string& campaign) {
  ASSIGN_OR_RETURN(const FormKey key, FormKeyOf(finding));
  if (key.campaign != campaign) {
    return InvalidField("finding.form", "OTHER_CAMPAIGN",
                        "报表不属于本年度行动 (the form is of another campaign)");
  }
  return view.LoadForm(key);
}

void RecordOne(const RecordSet& records, const CallContext& call, const v1::RecordFindingRequest& request,
               Done<v1::Finding> done) {
  const absl::StatusOr<CampaignRef> ref = ParseCampaignName(request.parent(), "parent");
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, request.parent(), "parent");
  if (!record.ok()) return done(record.status());
  Violations violations;
  Finding given = FromProto(request.finding(), call.jurisdiction, "finding", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  RunCommand(
      **record, call, request, /*validate_only=*/false,
      [ref = *ref, person = call.person,
       given = std::move(given)](CommandView& view) -> absl::StatusOr<Decision> {
        ASSIGN_OR_RETURN(Actor actor, RequireRole(view.reg(), person, Role::kVerifier, Scope{}, view.now()));
        RETURN_IF_ERROR(FindCampaign(view.reg(), ref.campaign).status());
        ASSIGN_OR_RETURN(const FormDocument* const document, LoadFormOf(view, given, ref.campaign));
        const ActContext context{view.reg(), ref.campaign, actor, view.now()};
        ASSIGN_OR_RETURN(std::vector<Change> changes, RecordFinding(given, *document, context));
        return Decision{std::move(actor), std::move(changes)};
      },
      [jurisdiction = ref->jurisdiction](const Outcome& outcome) {
        return LastMessage<Finding>(jurisdiction, outcome);
      },
      std::move(done));
}

void Confirm(const RecordSet& records, const CallContext& call, const v1::ConfirmFindingRequest& request,
             Done<v1::Finding> done) {
  const absl::StatusOr<MatterRef> ref = ParseMatterName(request.name(), Finding::kCollection, "name");
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, request.name(), "name");
  if (!record.ok()) return done(record.status());
  RunCommand(
      **record, call, request, /*validate_only=*/false,
      [ref = *ref, person = call.person, &request](CommandView& view) -> absl::StatusOr<Decision> {
        ASSIGN_OR_RETURN(Actor actor, RequireRole(view.reg(), person, Role::kVerifier, Scope{}, view.now()));
        const auto found = view.reg().docket.FindStored<Finding>(ref.campaign, ref.id);
        if (!found) return NotFound(request.name());
        RETURN_IF_ERROR(CheckEtag(request.etag(), request.name(), found->sequence));
        ASSIGN_OR_RETURN(const FormDocument* const document, LoadFormOf(view, found->value, ref.campaign));
        const ActContext context{view.reg(), ref.campaign, actor, view.now()};
        ASSIGN_OR_RETURN(std::vector<Change> changes, ConfirmFinding(found->value, *document, context));
        return Decision{std::move(actor), std::move(changes)};
      },
      [jurisdiction = ref->jurisdiction](const Outcome& outcome) {
        return LastMessage<Finding>(jurisdiction, outcome);
      },
      std::move(done));
}

void Withdraw(const RecordSet& records, const CallContext& call, const v1::WithdrawFindingRequest& request,
              Done<v1::Finding> done) {
  ActOnMatter<Finding>(
      records, call, request, ActorsOf(kFindingMachine, FindingEvent::kWithdraw),
      [&request](const Finding& finding, const ActContext&) {
        return WithdrawFinding(finding, request.reason());
      },
      std::move(done));
}

}  // namespace

FindingService::FindingService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::FindingService::service_full_name()), records_(records) {}

DUBAN_SERVE_READ(FindingService, GetFinding, v1::GetFindingRequest, v1::Finding, Get)
DUBAN_SERVE_READ(FindingService, ListFindings, v1::ListFindingsRequest, v1::ListFindingsResponse, List)
DUBAN_SERVE_WRITE(FindingService, RecordFinding, v1::RecordFindingRequest, v1::Finding, RecordOne)
DUBAN_SERVE_WRITE(FindingService, ConfirmFinding, v1::ConfirmFindingRequest, v1::Finding, Confirm)
DUBAN_SERVE_WRITE(FindingService, WithdrawFinding, v1::WithdrawFindingRequest, v1::Finding, Withdraw)

}  // namespace duban::task

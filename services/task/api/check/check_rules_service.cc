#include "services/task/api/check/check_rules_service.h"

#include "services/task/api/matters.h"
#include "services/task/convert/check.h"

namespace duban::task {
namespace {

using rpc::CallContext;
using rpc::Done;

// The rules with the change they stand at; the defaults at sequence 0.
Stored<CheckRules> StoredRules(const Docket& docket, const std::string& campaign) {
  const auto stored = docket.FindStored<CheckRules>(campaign, "current");
  return stored ? *stored : Stored<CheckRules>{CheckRulesOf(docket, campaign), 0, absl::Time()};
}

absl::StatusOr<v1::CheckRules> Get(const RecordSet& records, const CallContext& call,
                                   const v1::GetCheckRulesRequest& request) {
  ASSIGN_OR_RETURN(const MatterRef ref, ParseMatterName(request.name(), CheckRules::kCollection, "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  RETURN_IF_ERROR(FindCampaign(*reading.reg, ref.campaign).status());
  if (ref.id != "current") return NotFound(request.name());
  return ToProto(ref.jurisdiction, StoredRules(reading.reg->docket, ref.campaign));
}

void Update(const RecordSet& records, const CallContext& call, const v1::UpdateCheckRulesRequest& request,
            Done<v1::CheckRules> done) {
  constexpr char kField[] = "check_rules.name";
  const std::string& name = request.check_rules().name();
  const absl::StatusOr<MatterRef> ref = ParseMatterName(name, CheckRules::kCollection, kField);
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, name, kField);
  if (!record.ok()) return done(record.status());
  RunCommand(
      **record, call, request, /*validate_only=*/false,
      [ref = *ref, person = call.person, &request](CommandView& view) -> absl::StatusOr<Decision> {
        constexpr RoleSet kRulers = Role::kSupervisionHead | Role::kAdmin;
        ASSIGN_OR_RETURN(Actor actor, RequireRole(view.reg(), person, kRulers, Scope{}, view.now()));
        RETURN_IF_ERROR(FindCampaign(view.reg(), ref.campaign).status());
        const Stored<CheckRules> before = StoredRules(view.reg().docket, ref.campaign);
        RETURN_IF_ERROR(CheckEtag(request.etag(), request.check_rules().name(), before.sequence));
        Violations violations;
        const CheckRules given =
            FromProto(request.check_rules(), ref.jurisdiction, "check_rules", violations);
        RETURN_IF_ERROR(violations.ToStatus());
        const ActContext context{view.reg(), ref.campaign, actor, view.now()};
        ASSIGN_OR_RETURN(std::vector<Change> changes, UpdateCheckRules(given, request.reason(), context));
        return Decision{std::move(actor), std::move(changes)};
      },
      [jurisdiction = ref->jurisdiction](const Outcome& outcome) {
        return LastMessage<CheckRules>(jurisdiction, outcome);
      },
      std::move(done));
}

}  // namespace

CheckRulesService::CheckRulesService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::CheckRulesService::service_full_name()), records_(records) {}

DUBAN_SERVE_READ(CheckRulesService, GetCheckRules, v1::GetCheckRulesRequest, v1::CheckRules, Get)
DUBAN_SERVE_WRITE(CheckRulesService, UpdateCheckRules, v1::UpdateCheckRulesRequest, v1::CheckRules, Update)

}  // namespace duban::task

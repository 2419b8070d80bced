#include "services/task/api/form/form_rules_service.h"

#include "services/task/api/form/form_matter_acts.h"
#include "services/task/convert/form_matters.h"

namespace duban::task {
namespace {

using rpc::CallContext;
using rpc::Done;

absl::StatusOr<v1::FormRules> Get(const RecordSet& records, const CallContext& call,
                                  const v1::GetFormRulesRequest& request) {
  ASSIGN_OR_RETURN(const MatterRef ref, ParseMatterName(request.name(), FormRules::kCollection, "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  RETURN_IF_ERROR(FindCampaign(*reading.reg, ref.campaign).status());
  if (ref.id != kCurrentFormRules) return NotFound(request.name());
  if (const auto found = reading.reg->docket.FindStored<FormRules>(ref.campaign, ref.id)) {
    return ToProto(ref.jurisdiction, *found);
  }
  return ToProto(ref.jurisdiction, Stored<FormRules>{CurrentFormRules(reading.reg->docket, ref.campaign)});
}

absl::StatusOr<Decision> DecideUpdate(CommandView& view, const CallContext& call, const MatterRef& ref,
                                      const FormRules& given, const v1::UpdateFormRulesRequest& request) {
  ASSIGN_OR_RETURN(Actor actor,
                   RequireAnyRole(view.reg(), call.person, {Role::kGeneralOffice, Role::kAdmin}, view.now()));
  RETURN_IF_ERROR(FindCampaign(view.reg(), ref.campaign).status());
  const auto found = view.reg().docket.FindStored<FormRules>(ref.campaign, ref.id);
  RETURN_IF_ERROR(CheckEtag(request.etag(), request.form_rules().name(), found ? found->sequence : 0));
  const ActContext context{view.reg(), ref.campaign, actor, view.now()};
  ASSIGN_OR_RETURN(std::vector<Change> changes, UpdateFormRules(given, context));
  return Decision{std::move(actor), std::move(changes)};
}

void Update(const RecordSet& records, const CallContext& call, const v1::UpdateFormRulesRequest& request,
            Done<v1::FormRules> done) {
  const std::string& name = request.form_rules().name();
  const absl::StatusOr<MatterRef> ref = ParseMatterName(name, FormRules::kCollection, "form_rules.name");
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, name, "form_rules.name");
  if (!record.ok()) return done(record.status());
  Violations violations;
  FormRules given = FromProto(request.form_rules(), call.jurisdiction, "form_rules", violations);
  if (ref->id != kCurrentFormRules)
    violations.Add("form_rules.name", "RESOURCE_NAME", "应为 formRules/current");
  if (!violations.empty()) return done(violations.ToStatus());
  RunCommand(
      **record, call, request, /*validate_only=*/false,
      [ref = *ref, call, &request, given = std::move(given)](CommandView& view) {
        return DecideUpdate(view, call, ref, given, request);
      },
      [ref = *ref](const Outcome& outcome) { return LastMessage<FormRules>(ref.jurisdiction, outcome); },
      std::move(done));
}

}  // namespace

FormRulesService::FormRulesService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::FormRulesService::service_full_name()), records_(records) {}

DUBAN_SERVE_READ(FormRulesService, GetFormRules, v1::GetFormRulesRequest, v1::FormRules, Get)
DUBAN_SERVE_WRITE(FormRulesService, UpdateFormRules, v1::UpdateFormRulesRequest, v1::FormRules, Update)

}  // namespace duban::task

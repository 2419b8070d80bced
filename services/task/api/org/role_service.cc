#include "services/task/api/org/role_service.h"

#include "services/common/status_macros.h"
#include "services/message/filter.h"
#include "services/task/api/org/org_acts.h"
#include "services/task/api/plan/plan_batch.h"
#include "services/task/api/reading.h"
#include "services/task/api/serving.h"
#include "services/task/convert/from_proto.h"
#include "services/task/convert/to_proto.h"
#include "services/task/domain/org/role_commands.h"
#include "services/task/domain/plan/plan_checks.h"

namespace duban::task {
namespace {

using rpc::CallContext;
using rpc::Done;

absl::StatusOr<v1::RoleBinding> ReadBinding(const RecordSet& records, const CallContext& call,
                                            const v1::GetRoleBindingRequest& request) {
  ASSIGN_OR_RETURN(const RoleBindingRef ref, ParseRoleBindingName(request.name(), "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  const auto found = reading.reg->role_bindings.find(ref.binding);
  if (found == reading.reg->role_bindings.end()) return NotFound(request.name());
  return ToProto(ref.jurisdiction, found->second);
}

absl::StatusOr<v1::ListRoleBindingsResponse> ReadBindings(const RecordSet& records, const CallContext& call,
                                                          const v1::ListRoleBindingsRequest& request) {
  Violations violations;
  const auto day = ReadDay(request.has_on_date(), request.on_date(), "on_date", violations);
  RETURN_IF_ERROR(violations.ToStatus());
  ASSIGN_OR_RETURN(const std::string jurisdiction, ParseJurisdictionName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  ASSIGN_OR_RETURN(MessageList<v1::RoleBinding> list, MessageList<v1::RoleBinding>::Begin(request));
  for (const auto& [id, binding] : reading.reg->role_bindings) {
    if (!day || InTerm(binding.value, *day)) list.Offer(ToProto(jurisdiction, binding));
  }
  v1::ListRoleBindingsResponse response;
  response.set_next_page_token(list.Finish(*response.mutable_role_bindings()));
  return response;
}

// Needs no role: whoever may ask learns only about themselves.
absl::StatusOr<v1::ListMyRolesResponse> ReadMyRoles(const RecordSet& records, const CallContext& call,
                                                    const v1::ListMyRolesRequest& request) {
  ASSIGN_OR_RETURN(const std::string jurisdiction, ParseJurisdictionName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(Record* const record, records.Find(call, request.parent(), "parent"));
  const absl::CivilDay today = absl::ToCivilDay(record->Now(), ChinaTime());
  v1::ListMyRolesResponse response;
  response.set_person(call.person);
  *response.mutable_date() = ToProto(today);
  for (const auto& [id, binding] : record->reg()->role_bindings) {
    if (binding.value.person != call.person || !InTerm(binding.value, today)) continue;
    *response.add_role_bindings() = ToProto(jurisdiction, binding);
  }
  return response;
}

void Create(const RecordSet& records, const CallContext& call,
            const v1::BatchCreateRoleBindingsRequest& request,
            Done<v1::BatchCreateRoleBindingsResponse> done) {
  const std::string& jurisdiction = call.jurisdiction;
  auto bindings = ConvertBatch<RoleBinding>(
      request.requests(),
      [&](const v1::CreateRoleBindingRequest& entry, const std::string& field, Violations& out) {
        return FromProto(entry.role_binding(), entry.role_binding_id(), jurisdiction,
                         absl::StrCat(field, ".role_binding"), out);
      });
  if (!bindings.ok()) return done(bindings.status());
  CreateAsAdmin(
      records, call, request,
      [bindings = *std::move(bindings)](const Register& in) { return CreateRoleBindings(in, bindings); },
      [jurisdiction](const Outcome& outcome) {
        v1::BatchCreateRoleBindingsResponse response;
        EachWritten<RoleBinding>(outcome, [&](const Stored<RoleBinding>& binding) {
          *response.add_role_bindings() = ToProto(jurisdiction, binding);
        });
        return response;
      },
      std::move(done));
}

// How the request says a role ends.
template <typename Request>
RoleEnding ReadEnding(const Request& request, Violations& out) {
  return {ReadDay(request.has_last_date(), request.last_date(), "last_date", out), request.reason(),
          request.handover_to(), request.handover_note()};
}

// Answers with the binding `ref` as the act left it.
auto ReplyBinding(const RoleBindingRef& ref) {
  return [ref](const Outcome& outcome) {
    return ToProto(ref.jurisdiction, LastWritten<RoleBinding>(outcome, [&](const RoleBinding& binding) {
                     return binding.id == ref.binding;
                   }));
  };
}

void End(const RecordSet& records, const CallContext& call, const v1::EndRoleBindingRequest& request,
         Done<v1::RoleBinding> done) {
  const absl::StatusOr<RoleBindingRef> ref = ParseRoleBindingName(request.name(), "name");
  if (!ref.ok()) return done(ref.status());
  Violations violations;
  RoleEnding ending = ReadEnding(request, violations);
  if (!violations.empty()) return done(violations.ToStatus());
  ActOnOrg(
      records, call, request, request.name(), "name", AsAdmin(call),
      [ref = *ref, &request,
       ending = std::move(ending)](const ActContext& context) -> absl::StatusOr<std::vector<Change>> {
        ASSIGN_OR_RETURN(const RoleBinding* const binding,
                         FindCurrent(context.in.role_bindings, ref.binding, request.name(), request.etag()));
        return EndRoleBinding(*binding, ending, context);
      },
      ReplyBinding(*ref), std::move(done));
}

void EndAll(const RecordSet& records, const CallContext& call, const v1::EndRoleBindingsRequest& request,
            Done<v1::EndRoleBindingsResponse> done) {
  Violations violations;
  RoleEnding ending = ReadEnding(request, violations);
  if (!violations.empty()) return done(violations.ToStatus());
  ActOnOrg(
      records, call, request, request.parent(), "parent", AsAdmin(call),
      [&request, ending = std::move(ending)](const ActContext& context) {
        return EndRoleBindingsOf(request.person(), ending, context);
      },
      [jurisdiction = call.jurisdiction](const Outcome& outcome) {
        v1::EndRoleBindingsResponse response;
        EachWritten<RoleBinding>(outcome, [&](const Stored<RoleBinding>& binding) {
          *response.add_role_bindings() = ToProto(jurisdiction, binding);
        });
        return response;
      },
      std::move(done));
}

void Delegate(const RecordSet& records, const CallContext& call, const v1::DelegateRoleRequest& request,
              Done<v1::RoleBinding> done) {
  const absl::StatusOr<RoleBindingRef> ref = ParseRoleBindingName(request.name(), "name");
  if (!ref.ok()) return done(ref.status());
  Violations violations;
  Delegation delegation{
      request.substitute(), ReadDay(request.has_start_date(), request.start_date(), "start_date", violations),
      ReadDay(request.has_end_date(), request.end_date(), "end_date", violations), request.reason()};
  if (!violations.empty()) return done(violations.ToStatus());
  ActOnOrg(
      records, call, request, request.name(), "name",
      [person = call.person, id = ref->binding](const Register& in, absl::Time now) {
        return RequireHolder(in, person, id, now);
      },
      [ref = *ref, &request,
       delegation = std::move(delegation)](const ActContext& context) -> absl::StatusOr<std::vector<Change>> {
        ASSIGN_OR_RETURN(const RoleBinding* const principal,
                         FindCurrent(context.in.role_bindings, ref.binding, request.name(), ""));
        return DelegateRole(*principal, delegation, context);
      },
      [jurisdiction = ref->jurisdiction](const Outcome& outcome) {
        return ToProto(jurisdiction,
                       LastWritten<RoleBinding>(outcome, [](const RoleBinding&) { return true; }));
      },
      std::move(done));
}

void Revoke(const RecordSet& records, const CallContext& call, const v1::RevokeDelegationRequest& request,
            Done<v1::RoleBinding> done) {
  const absl::StatusOr<RoleBindingRef> ref = ParseRoleBindingName(request.name(), "name");
  if (!ref.ok()) return done(ref.status());
  Violations violations;
  const auto last = ReadDay(request.has_last_date(), request.last_date(), "last_date", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  ActOnOrg(
      records, call, request, request.name(), "name",
      [person = call.person, id = ref->binding](const Register& in, absl::Time now) {
        const auto found = in.role_bindings.find(id);
        return RequireHolder(in, person, found == in.role_bindings.end() ? "" : found->second.value.principal,
                             now);
      },
      [ref = *ref, &request, last](const ActContext& context) -> absl::StatusOr<std::vector<Change>> {
        ASSIGN_OR_RETURN(const RoleBinding* const substitution,
                         FindCurrent(context.in.role_bindings, ref.binding, request.name(), request.etag()));
        return RevokeDelegation(*substitution, last, request.reason(), context);
      },
      ReplyBinding(*ref), std::move(done));
}

}  // namespace

RoleBindingService::RoleBindingService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::RoleBindingService::service_full_name()), records_(records) {}

DUBAN_SERVE_READ(RoleBindingService, GetRoleBinding, v1::GetRoleBindingRequest, v1::RoleBinding, ReadBinding)
DUBAN_SERVE_READ(RoleBindingService, ListRoleBindings, v1::ListRoleBindingsRequest,
                 v1::ListRoleBindingsResponse, ReadBindings)
DUBAN_SERVE_READ(RoleBindingService, ListMyRoles, v1::ListMyRolesRequest, v1::ListMyRolesResponse,
                 ReadMyRoles)
DUBAN_SERVE_WRITE(RoleBindingService, BatchCreateRoleBindings, v1::BatchCreateRoleBindingsRequest,
                  v1::BatchCreateRoleBindingsResponse, Create)
DUBAN_SERVE_WRITE(RoleBindingService, EndRoleBinding, v1::EndRoleBindingRequest, v1::RoleBinding, End)
DUBAN_SERVE_WRITE(RoleBindingService, EndRoleBindings, v1::EndRoleBindingsRequest,
                  v1::EndRoleBindingsResponse, EndAll)
DUBAN_SERVE_WRITE(RoleBindingService, DelegateRole, v1::DelegateRoleRequest, v1::RoleBinding, Delegate)
DUBAN_SERVE_WRITE(RoleBindingService, RevokeDelegation, v1::RevokeDelegationRequest, v1::RoleBinding, Revoke)

}  // namespace duban::task

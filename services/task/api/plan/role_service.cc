#include "services/common/status_macros.h"
#include "services/task/api/listing.h"
#include "services/task/api/plan/plan_batch.h"
#include "services/task/api/plan/plan_services.h"
#include "services/task/api/reading.h"
#include "services/task/convert/from_proto.h"
#include "services/task/convert/to_proto.h"
#include "services/task/domain/names.h"
#include "services/task/domain/plan/plan_checks.h"

namespace duban::task {
namespace {

using rpc::CallContext;
using rpc::Done;

absl::StatusOr<v1::ListRoleBindingsResponse> ReadRoleBindings(const RecordSet& records,
                                                              const CallContext& call,
                                                              const v1::ListRoleBindingsRequest& request) {
  ASSIGN_OR_RETURN(const std::string jurisdiction, ParseJurisdictionName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  ASSIGN_OR_RETURN(const PageRequest page, ReadPage(request, request.parent()));
  v1::ListRoleBindingsResponse response;
  response.set_next_page_token(
      ListPage(reading.reg->role_bindings, page, [&](const Stored<RoleBinding>& binding) {
        *response.add_role_bindings() = ToProto(jurisdiction, binding);
      }));
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

}  // namespace

RoleBindingService::RoleBindingService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::RoleBindingService::service_full_name()), records_(records) {}

grpc::ServerUnaryReactor* RoleBindingService::ListRoleBindings(grpc::CallbackServerContext* context,
                                                               const v1::ListRoleBindingsRequest* request,
                                                               v1::ListRoleBindingsResponse* response) {
  return rpc::Serve(env_, context, request, response, [this](const CallContext& call, const auto& list) {
    return ReadRoleBindings(records_, call, list);
  });
}

grpc::ServerUnaryReactor* RoleBindingService::BatchCreateRoleBindings(
    grpc::CallbackServerContext* context, const v1::BatchCreateRoleBindingsRequest* request,
    v1::BatchCreateRoleBindingsResponse* response) {
  return rpc::ServeAsync(env_, context, request, response,
                         [this](const CallContext& call, const auto& create, auto done) {
                           Create(records_, call, create, std::move(done));
                         });
}

}  // namespace duban::task

// RoleBindingService: who holds which role, how roles end, who acts in whose place.
#ifndef DUBAN_SERVICES_TASK_API_ORG_ROLE_SERVICE_H_
#define DUBAN_SERVICES_TASK_API_ORG_ROLE_SERVICE_H_

#include "duban/task/v1/role.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe. See role.proto.
class RoleBindingService final : public v1::RoleBindingService::CallbackService {
 public:
  RoleBindingService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetRoleBinding(grpc::CallbackServerContext*, const v1::GetRoleBindingRequest*,
                                           v1::RoleBinding*) override;
  grpc::ServerUnaryReactor* ListRoleBindings(grpc::CallbackServerContext*, const v1::ListRoleBindingsRequest*,
                                             v1::ListRoleBindingsResponse*) override;
  grpc::ServerUnaryReactor* BatchCreateRoleBindings(grpc::CallbackServerContext*,
                                                    const v1::BatchCreateRoleBindingsRequest*,
                                                    v1::BatchCreateRoleBindingsResponse*) override;
  grpc::ServerUnaryReactor* EndRoleBinding(grpc::CallbackServerContext*, const v1::EndRoleBindingRequest*,
                                           v1::RoleBinding*) override;
  grpc::ServerUnaryReactor* EndRoleBindings(grpc::CallbackServerContext*, const v1::EndRoleBindingsRequest*,
                                            v1::EndRoleBindingsResponse*) override;
  grpc::ServerUnaryReactor* DelegateRole(grpc::CallbackServerContext*, const v1::DelegateRoleRequest*,
                                         v1::RoleBinding*) override;
  grpc::ServerUnaryReactor* RevokeDelegation(grpc::CallbackServerContext*, const v1::RevokeDelegationRequest*,
                                             v1::RoleBinding*) override;
  grpc::ServerUnaryReactor* ListMyRoles(grpc::CallbackServerContext*, const v1::ListMyRolesRequest*,
                                        v1::ListMyRolesResponse*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_ORG_ROLE_SERVICE_H_

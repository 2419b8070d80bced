// ChangeRequestService and ItemRulesService: see change_request.proto, item_rules.proto.
#ifndef DUBAN_SERVICES_TASK_API_ITEM_CHANGE_SERVICES_H_
#define DUBAN_SERVICES_TASK_API_ITEM_CHANGE_SERVICES_H_

#include "duban/task/v1/change_request.grpc.pb.h"
#include "duban/task/v1/item_rules.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe.
class ChangeRequestService final : public v1::ChangeRequestService::CallbackService {
 public:
  ChangeRequestService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetChangeRequest(grpc::CallbackServerContext*, const v1::GetChangeRequestRequest*,
                                             v1::ChangeRequest*) override;
  grpc::ServerUnaryReactor* ListChangeRequests(grpc::CallbackServerContext*,
                                               const v1::ListChangeRequestsRequest*,
                                               v1::ListChangeRequestsResponse*) override;
  grpc::ServerUnaryReactor* CreateChangeRequest(grpc::CallbackServerContext*,
                                                const v1::CreateChangeRequestRequest*,
                                                v1::ChangeRequest*) override;
  grpc::ServerUnaryReactor* ApproveChangeRequest(grpc::CallbackServerContext*,
                                                 const v1::ApproveChangeRequestRequest*,
                                                 v1::ChangeRequest*) override;
  grpc::ServerUnaryReactor* RejectChangeRequest(grpc::CallbackServerContext*,
                                                const v1::RejectChangeRequestRequest*,
                                                v1::ChangeRequest*) override;
  grpc::ServerUnaryReactor* WithdrawChangeRequest(grpc::CallbackServerContext*,
                                                  const v1::WithdrawChangeRequestRequest*,
                                                  v1::ChangeRequest*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

// Thread-safe.
class ItemRulesService final : public v1::ItemRulesService::CallbackService {
 public:
  ItemRulesService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetItemRules(grpc::CallbackServerContext*, const v1::GetItemRulesRequest*,
                                         v1::ItemRules*) override;
  grpc::ServerUnaryReactor* SetItemRules(grpc::CallbackServerContext*, const v1::SetItemRulesRequest*,
                                         v1::ItemRules*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_ITEM_CHANGE_SERVICES_H_

// CheckRulesService: see check_rules.proto.
#ifndef DUBAN_SERVICES_TASK_API_CHECK_CHECK_RULES_SERVICE_H_
#define DUBAN_SERVICES_TASK_API_CHECK_CHECK_RULES_SERVICE_H_

#include "duban/task/v1/check_rules.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe.
class CheckRulesService final : public v1::CheckRulesService::CallbackService {
 public:
  CheckRulesService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetCheckRules(grpc::CallbackServerContext*, const v1::GetCheckRulesRequest*,
                                          v1::CheckRules*) override;
  grpc::ServerUnaryReactor* UpdateCheckRules(grpc::CallbackServerContext*, const v1::UpdateCheckRulesRequest*,
                                             v1::CheckRules*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_CHECK_CHECK_RULES_SERVICE_H_

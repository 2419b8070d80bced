// FormRulesService: see form_rules.proto.
#ifndef DUBAN_SERVICES_TASK_API_FORM_FORM_RULES_SERVICE_H_
#define DUBAN_SERVICES_TASK_API_FORM_FORM_RULES_SERVICE_H_

#include "duban/task/v1/form_rules.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe.
class FormRulesService final : public v1::FormRulesService::CallbackService {
 public:
  FormRulesService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetFormRules(grpc::CallbackServerContext*, const v1::GetFormRulesRequest*,
                                         v1::FormRules*) override;
  grpc::ServerUnaryReactor* UpdateFormRules(grpc::CallbackServerContext*, const v1::UpdateFormRulesRequest*,
                                            v1::FormRules*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_FORM_FORM_RULES_SERVICE_H_

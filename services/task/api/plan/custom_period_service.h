// CustomPeriodService: see custom_period.proto.
#ifndef DUBAN_SERVICES_TASK_API_PLAN_CUSTOM_PERIOD_SERVICE_H_
#define DUBAN_SERVICES_TASK_API_PLAN_CUSTOM_PERIOD_SERVICE_H_

#include "duban/task/v1/custom_period.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe.
class CustomPeriodService final : public v1::CustomPeriodService::CallbackService {
 public:
  CustomPeriodService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetCustomPeriod(grpc::CallbackServerContext*, const v1::GetCustomPeriodRequest*,
                                            v1::CustomPeriod*) override;
  grpc::ServerUnaryReactor* ListCustomPeriods(grpc::CallbackServerContext*,
                                              const v1::ListCustomPeriodsRequest*,
                                              v1::ListCustomPeriodsResponse*) override;
  grpc::ServerUnaryReactor* CreateCustomPeriod(grpc::CallbackServerContext*,
                                               const v1::CreateCustomPeriodRequest*,
                                               v1::CustomPeriod*) override;
  grpc::ServerUnaryReactor* CloseCustomPeriod(grpc::CallbackServerContext*,
                                              const v1::CloseCustomPeriodRequest*,
                                              v1::CustomPeriod*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_PLAN_CUSTOM_PERIOD_SERVICE_H_

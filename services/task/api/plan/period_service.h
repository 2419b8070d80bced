// PeriodService: what is due when, and the lock.
#ifndef DUBAN_SERVICES_TASK_API_PLAN_PERIOD_SERVICE_H_
#define DUBAN_SERVICES_TASK_API_PLAN_PERIOD_SERVICE_H_

#include "duban/task/v1/period.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe. See period.proto.
class PeriodService final : public v1::PeriodService::CallbackService {
 public:
  PeriodService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetPeriod(grpc::CallbackServerContext*, const v1::GetPeriodRequest*,
                                      v1::Period*) override;
  grpc::ServerUnaryReactor* ListPeriods(grpc::CallbackServerContext*, const v1::ListPeriodsRequest*,
                                        v1::ListPeriodsResponse*) override;
  grpc::ServerUnaryReactor* LockPeriod(grpc::CallbackServerContext*, const v1::LockPeriodRequest*,
                                       v1::Period*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_PLAN_PERIOD_SERVICE_H_

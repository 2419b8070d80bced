// StatisticService: see statistic.proto.
#ifndef DUBAN_SERVICES_TASK_API_CHECK_STATISTIC_SERVICE_H_
#define DUBAN_SERVICES_TASK_API_CHECK_STATISTIC_SERVICE_H_

#include "duban/task/v1/statistic.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe.
class StatisticService final : public v1::StatisticService::CallbackService {
 public:
  StatisticService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetStatistic(grpc::CallbackServerContext*, const v1::GetStatisticRequest*,
                                         v1::Statistic*) override;
  grpc::ServerUnaryReactor* ListStatistics(grpc::CallbackServerContext*, const v1::ListStatisticsRequest*,
                                           v1::ListStatisticsResponse*) override;
  grpc::ServerUnaryReactor* ImportStatistics(grpc::CallbackServerContext*, const v1::ImportStatisticsRequest*,
                                             v1::ImportStatisticsResponse*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_CHECK_STATISTIC_SERVICE_H_

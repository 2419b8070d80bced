// ReopeningService: see reopening.proto.
#ifndef DUBAN_SERVICES_TASK_API_FORM_REOPENING_SERVICE_H_
#define DUBAN_SERVICES_TASK_API_FORM_REOPENING_SERVICE_H_

#include "duban/task/v1/reopening.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe.
class ReopeningService final : public v1::ReopeningService::CallbackService {
 public:
  ReopeningService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetReopening(grpc::CallbackServerContext*, const v1::GetReopeningRequest*,
                                         v1::Reopening*) override;
  grpc::ServerUnaryReactor* ListReopenings(grpc::CallbackServerContext*, const v1::ListReopeningsRequest*,
                                           v1::ListReopeningsResponse*) override;
  grpc::ServerUnaryReactor* OrderReopening(grpc::CallbackServerContext*, const v1::OrderReopeningRequest*,
                                           v1::Reopening*) override;
  grpc::ServerUnaryReactor* ApproveReopening(grpc::CallbackServerContext*, const v1::ApproveReopeningRequest*,
                                             v1::Reopening*) override;
  grpc::ServerUnaryReactor* RefuseReopening(grpc::CallbackServerContext*, const v1::RefuseReopeningRequest*,
                                            v1::Reopening*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_FORM_REOPENING_SERVICE_H_

// DeskService: see desk.proto.
#ifndef DUBAN_SERVICES_TASK_API_DESK_DESK_SERVICE_H_
#define DUBAN_SERVICES_TASK_API_DESK_DESK_SERVICE_H_

#include "duban/task/v1/desk.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe.
class DeskService final : public v1::DeskService::CallbackService {
 public:
  DeskService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* ListWork(grpc::CallbackServerContext*, const v1::ListWorkRequest*,
                                     v1::ListWorkResponse*) override;
  grpc::ServerUnaryReactor* GetCompleteness(grpc::CallbackServerContext*, const v1::GetCompletenessRequest*,
                                            v1::Completeness*) override;
  grpc::ServerUnaryReactor* GetBurden(grpc::CallbackServerContext*, const v1::GetBurdenRequest*,
                                      v1::Burden*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_DESK_DESK_SERVICE_H_

// ChangeService: the record as feed, as history and as proof.
#ifndef DUBAN_SERVICES_TASK_API_CHANGE_SERVICE_H_
#define DUBAN_SERVICES_TASK_API_CHANGE_SERVICE_H_

#include "duban/task/v1/change.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe. See change.proto.
class ChangeService final : public v1::ChangeService::CallbackService {
 public:
  ChangeService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* PullChanges(grpc::CallbackServerContext*, const v1::PullChangesRequest*,
                                        v1::PullChangesResponse*) override;
  grpc::ServerUnaryReactor* ListChanges(grpc::CallbackServerContext*, const v1::ListChangesRequest*,
                                        v1::ListChangesResponse*) override;
  grpc::ServerUnaryReactor* VerifyChanges(grpc::CallbackServerContext*, const v1::VerifyChangesRequest*,
                                          v1::VerifyChangesResponse*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_CHANGE_SERVICE_H_

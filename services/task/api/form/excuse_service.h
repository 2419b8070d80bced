// ExcuseService: see excuse.proto.
#ifndef DUBAN_SERVICES_TASK_API_FORM_EXCUSE_SERVICE_H_
#define DUBAN_SERVICES_TASK_API_FORM_EXCUSE_SERVICE_H_

#include "duban/task/v1/excuse.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe.
class ExcuseService final : public v1::ExcuseService::CallbackService {
 public:
  ExcuseService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetExcuse(grpc::CallbackServerContext*, const v1::GetExcuseRequest*,
                                      v1::Excuse*) override;
  grpc::ServerUnaryReactor* ListExcuses(grpc::CallbackServerContext*, const v1::ListExcusesRequest*,
                                        v1::ListExcusesResponse*) override;
  grpc::ServerUnaryReactor* AskExcuse(grpc::CallbackServerContext*, const v1::AskExcuseRequest*,
                                      v1::Excuse*) override;
  grpc::ServerUnaryReactor* ConfirmExcuse(grpc::CallbackServerContext*, const v1::ConfirmExcuseRequest*,
                                          v1::Excuse*) override;
  grpc::ServerUnaryReactor* RefuseExcuse(grpc::CallbackServerContext*, const v1::RefuseExcuseRequest*,
                                         v1::Excuse*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_FORM_EXCUSE_SERVICE_H_

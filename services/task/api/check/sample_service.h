// SampleService: see sample.proto.
#ifndef DUBAN_SERVICES_TASK_API_CHECK_SAMPLE_SERVICE_H_
#define DUBAN_SERVICES_TASK_API_CHECK_SAMPLE_SERVICE_H_

#include "duban/task/v1/sample.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe.
class SampleService final : public v1::SampleService::CallbackService {
 public:
  SampleService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetSample(grpc::CallbackServerContext*, const v1::GetSampleRequest*,
                                      v1::Sample*) override;
  grpc::ServerUnaryReactor* ListSamples(grpc::CallbackServerContext*, const v1::ListSamplesRequest*,
                                        v1::ListSamplesResponse*) override;
  grpc::ServerUnaryReactor* DrawSample(grpc::CallbackServerContext*, const v1::DrawSampleRequest*,
                                       v1::Sample*) override;
  grpc::ServerUnaryReactor* AddRiskPick(grpc::CallbackServerContext*, const v1::AddRiskPickRequest*,
                                        v1::Sample*) override;
  grpc::ServerUnaryReactor* RedrawSample(grpc::CallbackServerContext*, const v1::RedrawSampleRequest*,
                                         v1::RedrawSampleResponse*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_CHECK_SAMPLE_SERVICE_H_

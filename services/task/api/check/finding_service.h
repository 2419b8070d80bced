// FindingService: see finding.proto.
#ifndef DUBAN_SERVICES_TASK_API_CHECK_FINDING_SERVICE_H_
#define DUBAN_SERVICES_TASK_API_CHECK_FINDING_SERVICE_H_

#include "duban/task/v1/finding.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe.
class FindingService final : public v1::FindingService::CallbackService {
 public:
  FindingService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetFinding(grpc::CallbackServerContext*, const v1::GetFindingRequest*,
                                       v1::Finding*) override;
  grpc::ServerUnaryReactor* ListFindings(grpc::CallbackServerContext*, const v1::ListFindingsRequest*,
                                         v1::ListFindingsResponse*) override;
  grpc::ServerUnaryReactor* RecordFinding(grpc::CallbackServerContext*, const v1::RecordFindingRequest*,
                                          v1::Finding*) override;
  grpc::ServerUnaryReactor* ConfirmFinding(grpc::CallbackServerContext*, const v1::ConfirmFindingRequest*,
                                           v1::Finding*) override;
  grpc::ServerUnaryReactor* WithdrawFinding(grpc::CallbackServerContext*, const v1::WithdrawFindingRequest*,
                                            v1::Finding*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_CHECK_FINDING_SERVICE_H_

// EvidenceService: see evidence.proto.
#ifndef DUBAN_SERVICES_TASK_API_CHECK_EVIDENCE_SERVICE_H_
#define DUBAN_SERVICES_TASK_API_CHECK_EVIDENCE_SERVICE_H_

#include "duban/task/v1/evidence.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe.
class EvidenceService final : public v1::EvidenceService::CallbackService {
 public:
  EvidenceService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerReadReactor<v1::UploadEvidenceRequest>* UploadEvidence(grpc::CallbackServerContext*,
                                                                     v1::Evidence*) override;
  grpc::ServerWriteReactor<v1::DownloadEvidenceResponse>* DownloadEvidence(
      grpc::CallbackServerContext*, const v1::DownloadEvidenceRequest*) override;
  grpc::ServerUnaryReactor* GetEvidence(grpc::CallbackServerContext*, const v1::GetEvidenceRequest*,
                                        v1::Evidence*) override;
  grpc::ServerUnaryReactor* ListEvidence(grpc::CallbackServerContext*, const v1::ListEvidenceRequest*,
                                         v1::ListEvidenceResponse*) override;
  grpc::ServerUnaryReactor* VerifyEvidence(grpc::CallbackServerContext*, const v1::VerifyEvidenceRequest*,
                                           v1::VerifyEvidenceResponse*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_CHECK_EVIDENCE_SERVICE_H_

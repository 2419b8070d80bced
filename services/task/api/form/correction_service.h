// CorrectionService: see correction.proto.
#ifndef DUBAN_SERVICES_TASK_API_FORM_CORRECTION_SERVICE_H_
#define DUBAN_SERVICES_TASK_API_FORM_CORRECTION_SERVICE_H_

#include "duban/task/v1/correction.grpc.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// Thread-safe.
class CorrectionService final : public v1::CorrectionService::CallbackService {
 public:
  CorrectionService(const rpc::ServerEnv& server, const RecordSet& records);
  grpc::ServerUnaryReactor* GetCorrection(grpc::CallbackServerContext*, const v1::GetCorrectionRequest*,
                                          v1::Correction*) override;
  grpc::ServerUnaryReactor* ListCorrections(grpc::CallbackServerContext*, const v1::ListCorrectionsRequest*,
                                            v1::ListCorrectionsResponse*) override;
  grpc::ServerUnaryReactor* AskCorrection(grpc::CallbackServerContext*, const v1::AskCorrectionRequest*,
                                          v1::Correction*) override;
  grpc::ServerUnaryReactor* EndorseCorrection(grpc::CallbackServerContext*,
                                              const v1::EndorseCorrectionRequest*, v1::Correction*) override;
  grpc::ServerUnaryReactor* ApproveCorrection(grpc::CallbackServerContext*,
                                              const v1::ApproveCorrectionRequest*, v1::Correction*) override;
  grpc::ServerUnaryReactor* RejectCorrection(grpc::CallbackServerContext*, const v1::RejectCorrectionRequest*,
                                             v1::Correction*) override;

 private:
  const rpc::ServiceEnv env_;
  const RecordSet& records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_FORM_CORRECTION_SERVICE_H_

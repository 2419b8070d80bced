// EvaluationService: trial scores, final scores, the freeze.
#ifndef DUBAN_SERVICES_REPORTING_API_EVALUATION_SERVICE_H_
#define DUBAN_SERVICES_REPORTING_API_EVALUATION_SERVICE_H_

#include "duban/reporting/v1/evaluation.grpc.pb.h"
#include "services/reporting/api/desk.h"
#include "services/reporting/api/scores.h"
#include "services/rpc/serve.h"

namespace duban::reporting {

// Thread-safe. See evaluation.proto. `scores` outlives the service.
class EvaluationService final : public v1::EvaluationService::CallbackService {
 public:
  EvaluationService(const rpc::ServerEnv& server, Scores& scores);
  grpc::ServerUnaryReactor* GetEvaluation(grpc::CallbackServerContext*, const v1::GetEvaluationRequest*,
                                          v1::Evaluation*) override;
  grpc::ServerUnaryReactor* ListEvaluations(grpc::CallbackServerContext*, const v1::ListEvaluationsRequest*,
                                            v1::ListEvaluationsResponse*) override;
  grpc::ServerUnaryReactor* OpenTrial(grpc::CallbackServerContext*, const v1::OpenTrialRequest*,
                                      v1::Evaluation*) override;
  grpc::ServerUnaryReactor* FinalizeEvaluation(grpc::CallbackServerContext*,
                                               const v1::FinalizeEvaluationRequest*,
                                               v1::Evaluation*) override;
  grpc::ServerUnaryReactor* ConfirmEvaluation(grpc::CallbackServerContext*,
                                              const v1::ConfirmEvaluationRequest*, v1::Evaluation*) override;
  grpc::ServerUnaryReactor* ReturnEvaluation(grpc::CallbackServerContext*, const v1::ReturnEvaluationRequest*,
                                             v1::Evaluation*) override;
  grpc::ServerUnaryReactor* AmendEvaluation(grpc::CallbackServerContext*, const v1::AmendEvaluationRequest*,
                                            v1::Evaluation*) override;

 private:
  absl::StatusOr<v1::Evaluation> Get(const rpc::CallContext& call, const v1::GetEvaluationRequest& request);
  absl::StatusOr<v1::ListEvaluationsResponse> List(const rpc::CallContext& call,
                                                   const v1::ListEvaluationsRequest& request);
  absl::StatusOr<v1::Evaluation> Open(const rpc::CallContext& call, const v1::OpenTrialRequest& request);
  absl::StatusOr<v1::Evaluation> Finalize(const rpc::CallContext& call,
                                          const v1::FinalizeEvaluationRequest& request);
  absl::StatusOr<v1::Evaluation> Confirm(const rpc::CallContext& call,
                                         const v1::ConfirmEvaluationRequest& request);
  absl::StatusOr<v1::Evaluation> SendBack(const rpc::CallContext& call,
                                          const v1::ReturnEvaluationRequest& request);
  absl::StatusOr<v1::Evaluation> Amend(const rpc::CallContext& call,
                                       const v1::AmendEvaluationRequest& request);
  // Adds what the final scores do not have yet.
  absl::StatusOr<v1::Evaluation> WithPending(const View& view, absl::StatusOr<v1::Evaluation> answer);

  const rpc::ServiceEnv env_;
  Desk& desk_;
  Scores& scores_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_EVALUATION_SERVICE_H_

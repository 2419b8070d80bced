// ExemptionService: applications for exemption, their check and decision.
#ifndef DUBAN_SERVICES_REPORTING_API_EXEMPTION_SERVICE_H_
#define DUBAN_SERVICES_REPORTING_API_EXEMPTION_SERVICE_H_

#include "duban/reporting/v1/exemption.grpc.pb.h"
#include "services/reporting/api/desk.h"
#include "services/rpc/serve.h"

namespace duban::reporting {

// Thread-safe. See exemption.proto. `desk` outlives the service.
class ExemptionService final : public v1::ExemptionService::CallbackService {
 public:
  ExemptionService(const rpc::ServerEnv& server, Desk& desk);
  grpc::ServerUnaryReactor* GetExemption(grpc::CallbackServerContext*, const v1::GetExemptionRequest*,
                                         v1::Exemption*) override;
  grpc::ServerUnaryReactor* ListExemptions(grpc::CallbackServerContext*, const v1::ListExemptionsRequest*,
                                           v1::ListExemptionsResponse*) override;
  grpc::ServerUnaryReactor* FileExemption(grpc::CallbackServerContext*, const v1::FileExemptionRequest*,
                                          v1::Exemption*) override;
  grpc::ServerUnaryReactor* CheckExemption(grpc::CallbackServerContext*, const v1::CheckExemptionRequest*,
                                           v1::Exemption*) override;
  grpc::ServerUnaryReactor* DecideExemption(grpc::CallbackServerContext*, const v1::DecideExemptionRequest*,
                                            v1::Exemption*) override;
  grpc::ServerUnaryReactor* WithdrawExemption(grpc::CallbackServerContext*,
                                              const v1::WithdrawExemptionRequest*, v1::Exemption*) override;

 private:
  absl::StatusOr<v1::Exemption> Get(const rpc::CallContext& call, const v1::GetExemptionRequest& request);
  absl::StatusOr<v1::ListExemptionsResponse> List(const rpc::CallContext& call,
                                                  const v1::ListExemptionsRequest& request);
  absl::StatusOr<v1::Exemption> File(const rpc::CallContext& call, const v1::FileExemptionRequest& request);
  absl::StatusOr<v1::Exemption> Check(const rpc::CallContext& call, const v1::CheckExemptionRequest& request);
  absl::StatusOr<v1::Exemption> Decide(const rpc::CallContext& call,
                                       const v1::DecideExemptionRequest& request);
  absl::StatusOr<v1::Exemption> Withdraw(const rpc::CallContext& call,
                                         const v1::WithdrawExemptionRequest& request);

  const rpc::ServiceEnv env_;
  Desk& desk_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_EXEMPTION_SERVICE_H_

// CreditService: commendations, criticism, conduct problems and grounds for veto.
#ifndef DUBAN_SERVICES_REPORTING_API_CREDIT_SERVICE_H_
#define DUBAN_SERVICES_REPORTING_API_CREDIT_SERVICE_H_

#include "duban/reporting/v1/credit.grpc.pb.h"
#include "services/reporting/api/desk.h"
#include "services/rpc/serve.h"

namespace duban::reporting {

// Thread-safe. See credit.proto. `desk` outlives the service.
class CreditService final : public v1::CreditService::CallbackService {
 public:
  CreditService(const rpc::ServerEnv& server, Desk& desk);
  grpc::ServerUnaryReactor* GetCredit(grpc::CallbackServerContext*, const v1::GetCreditRequest*,
                                      v1::Credit*) override;
  grpc::ServerUnaryReactor* ListCredits(grpc::CallbackServerContext*, const v1::ListCreditsRequest*,
                                        v1::ListCreditsResponse*) override;
  grpc::ServerUnaryReactor* ProposeCredit(grpc::CallbackServerContext*, const v1::ProposeCreditRequest*,
                                          v1::Credit*) override;
  grpc::ServerUnaryReactor* ApproveCredit(grpc::CallbackServerContext*, const v1::ApproveCreditRequest*,
                                          v1::Credit*) override;
  grpc::ServerUnaryReactor* RefuseCredit(grpc::CallbackServerContext*, const v1::RefuseCreditRequest*,
                                         v1::Credit*) override;
  grpc::ServerUnaryReactor* WithdrawCredit(grpc::CallbackServerContext*, const v1::WithdrawCreditRequest*,
                                           v1::Credit*) override;

 private:
  absl::StatusOr<v1::Credit> Get(const rpc::CallContext& call, const v1::GetCreditRequest& request);
  absl::StatusOr<v1::ListCreditsResponse> List(const rpc::CallContext& call,
                                               const v1::ListCreditsRequest& request);
  absl::StatusOr<v1::Credit> Propose(const rpc::CallContext& call, const v1::ProposeCreditRequest& request);
  absl::StatusOr<v1::Credit> Approve(const rpc::CallContext& call, const v1::ApproveCreditRequest& request);
  absl::StatusOr<v1::Credit> Refuse(const rpc::CallContext& call, const v1::RefuseCreditRequest& request);
  absl::StatusOr<v1::Credit> Withdraw(const rpc::CallContext& call, const v1::WithdrawCreditRequest& request);
  // Adds the points that the scheme in force gives.
  absl::StatusOr<v1::Credit> WithPoints(absl::StatusOr<v1::Credit> credit);

  const rpc::ServiceEnv env_;
  Desk& desk_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_CREDIT_SERVICE_H_

// AppealService: objections to trial scores, their rulings, the leading group's decisions.
#ifndef DUBAN_SERVICES_REPORTING_API_APPEAL_SERVICE_H_
#define DUBAN_SERVICES_REPORTING_API_APPEAL_SERVICE_H_

#include <vector>

#include "duban/reporting/v1/appeal.grpc.pb.h"
#include "services/reporting/api/acts.h"
#include "services/reporting/api/desk.h"
#include "services/reporting/api/scores.h"
#include "services/reporting/domain/evaluation/appeal.h"
#include "services/rpc/serve.h"

namespace duban::reporting {

// Thread-safe. See appeal.proto. `scores` outlives the service.
class AppealService final : public v1::AppealService::CallbackService {
 public:
  AppealService(const rpc::ServerEnv& server, Scores& scores);
  grpc::ServerUnaryReactor* GetAppeal(grpc::CallbackServerContext*, const v1::GetAppealRequest*,
                                      v1::Appeal*) override;
  grpc::ServerUnaryReactor* ListAppeals(grpc::CallbackServerContext*, const v1::ListAppealsRequest*,
                                        v1::ListAppealsResponse*) override;
  grpc::ServerUnaryReactor* FileAppeal(grpc::CallbackServerContext*, const v1::FileAppealRequest*,
                                       v1::Appeal*) override;
  grpc::ServerUnaryReactor* RuleAppeal(grpc::CallbackServerContext*, const v1::RuleAppealRequest*,
                                       v1::Appeal*) override;
  grpc::ServerUnaryReactor* ConfirmAppeal(grpc::CallbackServerContext*, const v1::ConfirmAppealRequest*,
                                          v1::Appeal*) override;
  grpc::ServerUnaryReactor* ReturnAppeal(grpc::CallbackServerContext*, const v1::ReturnAppealRequest*,
                                         v1::Appeal*) override;
  grpc::ServerUnaryReactor* FurtherAppeal(grpc::CallbackServerContext*, const v1::FurtherAppealRequest*,
                                          v1::Appeal*) override;
  grpc::ServerUnaryReactor* DecideAppeal(grpc::CallbackServerContext*, const v1::DecideAppealRequest*,
                                         v1::Appeal*) override;
  grpc::ServerUnaryReactor* WithdrawAppeal(grpc::CallbackServerContext*, const v1::WithdrawAppealRequest*,
                                           v1::Appeal*) override;

 private:
  using Matters = absl::StatusOr<std::vector<Matter>>;

  absl::StatusOr<v1::Appeal> Get(const rpc::CallContext& call, const v1::GetAppealRequest& request);
  absl::StatusOr<v1::ListAppealsResponse> List(const rpc::CallContext& call,
                                               const v1::ListAppealsRequest& request);
  absl::StatusOr<v1::Appeal> File(const rpc::CallContext& call, const v1::FileAppealRequest& request);
  absl::StatusOr<v1::Appeal> Rule(const rpc::CallContext& call, const v1::RuleAppealRequest& request);
  absl::StatusOr<v1::Appeal> Confirm(const rpc::CallContext& call, const v1::ConfirmAppealRequest& request);
  absl::StatusOr<v1::Appeal> SendBack(const rpc::CallContext& call, const v1::ReturnAppealRequest& request);
  absl::StatusOr<v1::Appeal> Further(const rpc::CallContext& call, const v1::FurtherAppealRequest& request);
  absl::StatusOr<v1::Appeal> Decide(const rpc::CallContext& call, const v1::DecideAppealRequest& request);
  absl::StatusOr<v1::Appeal> Withdraw(const rpc::CallContext& call, const v1::WithdrawAppealRequest& request);

  // The decided appeal, and the evaluation's amendment when its scores are final already.
  Matters WithAmendment(const Appeal& decided, const ActContext& context);

  const rpc::ServiceEnv env_;
  Desk& desk_;
  Scores& scores_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_APPEAL_SERVICE_H_

// LightService: lights, overrides, courses, counters, and the proposals that lights call for.
#ifndef DUBAN_SERVICES_REPORTING_API_LIGHT_SERVICE_H_
#define DUBAN_SERVICES_REPORTING_API_LIGHT_SERVICE_H_

#include "duban/reporting/v1/light_service.grpc.pb.h"
#include "services/reporting/api/light_view.h"
#include "services/reporting/feed/proposal_sender.h"
#include "services/rpc/serve.h"

namespace duban::reporting {

// Thread-safe. See light_service.proto.
class LightService final : public v1::LightService::CallbackService {
 public:
  // `scores` outlives the service, and `sender` too; null: proposals cannot be delivered.
  LightService(const rpc::ServerEnv& server, Scores& scores, ProposalSender* sender);

  grpc::ServerUnaryReactor* GetLight(grpc::CallbackServerContext*, const v1::GetLightRequest*,
                                     v1::ItemLight*) override;
  grpc::ServerUnaryReactor* ListLights(grpc::CallbackServerContext*, const v1::ListLightsRequest*,
                                       v1::ListLightsResponse*) override;
  grpc::ServerUnaryReactor* GetTrajectory(grpc::CallbackServerContext*, const v1::GetTrajectoryRequest*,
                                          v1::Trajectory*) override;
  grpc::ServerUnaryReactor* ListLightCounters(grpc::CallbackServerContext*,
                                              const v1::ListLightCountersRequest*,
                                              v1::ListLightCountersResponse*) override;
  grpc::ServerUnaryReactor* ListLightProposals(grpc::CallbackServerContext*,
                                               const v1::ListLightProposalsRequest*,
                                               v1::ListLightProposalsResponse*) override;
  grpc::ServerUnaryReactor* DeliverLightProposals(grpc::CallbackServerContext*,
                                                  const v1::DeliverLightProposalsRequest*,
                                                  v1::DeliverLightProposalsResponse*) override;
  grpc::ServerUnaryReactor* GetLightOverride(grpc::CallbackServerContext*, const v1::GetLightOverrideRequest*,
                                             v1::LightOverride*) override;
  grpc::ServerUnaryReactor* ListLightOverrides(grpc::CallbackServerContext*,
                                               const v1::ListLightOverridesRequest*,
                                               v1::ListLightOverridesResponse*) override;
  grpc::ServerUnaryReactor* SetLightOverride(grpc::CallbackServerContext*, const v1::SetLightOverrideRequest*,
                                             v1::LightOverride*) override;
  grpc::ServerUnaryReactor* ApproveLightOverride(grpc::CallbackServerContext*,
                                                 const v1::ApproveLightOverrideRequest*,
                                                 v1::LightOverride*) override;
  grpc::ServerUnaryReactor* WithdrawLightOverride(grpc::CallbackServerContext*,
                                                  const v1::WithdrawLightOverrideRequest*,
                                                  v1::LightOverride*) override;

 private:
  absl::StatusOr<v1::ItemLight> Get(const rpc::CallContext& call, const v1::GetLightRequest& request);
  absl::StatusOr<v1::ListLightsResponse> List(const rpc::CallContext& call,
                                              const v1::ListLightsRequest& request);
  absl::StatusOr<v1::Trajectory> Course(const rpc::CallContext& call,
                                        const v1::GetTrajectoryRequest& request);
  absl::StatusOr<v1::ListLightCountersResponse> Counters(const rpc::CallContext& call,
                                                         const v1::ListLightCountersRequest& request);
  absl::StatusOr<v1::ListLightProposalsResponse> Proposals(const rpc::CallContext& call,
                                                           const v1::ListLightProposalsRequest& request);
  absl::StatusOr<v1::DeliverLightProposalsResponse> Deliver(const rpc::CallContext& call,
                                                            const v1::DeliverLightProposalsRequest& request);
  absl::StatusOr<v1::LightOverride> GetOverride(const rpc::CallContext& call,
                                                const v1::GetLightOverrideRequest& request);
  absl::StatusOr<v1::ListLightOverridesResponse> ListOverrides(const rpc::CallContext& call,
                                                               const v1::ListLightOverridesRequest& request);
  absl::StatusOr<v1::LightOverride> Set(const rpc::CallContext& call,
                                        const v1::SetLightOverrideRequest& request);
  absl::StatusOr<v1::LightOverride> Approve(const rpc::CallContext& call,
                                            const v1::ApproveLightOverrideRequest& request);
  absl::StatusOr<v1::LightOverride> Withdraw(const rpc::CallContext& call,
                                             const v1::WithdrawLightOverrideRequest& request);
  // The counters of the units: those of lagging items, and for who sees scores the places.
  absl::Status AddUnits(const LightView& open, const std::string& person, const Period& month,
                        v1::ListLightCountersResponse& response);

  const rpc::ServiceEnv env_;
  Scores& scores_;
  Desk& desk_;
  ProposalSender* const sender_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_LIGHT_SERVICE_H_

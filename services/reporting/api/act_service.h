// ActService: the book read as a record, and the proof that it is whole.
#ifndef DUBAN_SERVICES_REPORTING_API_ACT_SERVICE_H_
#define DUBAN_SERVICES_REPORTING_API_ACT_SERVICE_H_

#include "duban/reporting/v1/act.grpc.pb.h"
#include "services/reporting/api/desk.h"
#include "services/rpc/serve.h"

namespace duban::reporting {

// Thread-safe. See act.proto. `desk` and `store` outlive the service.
class ActService final : public v1::ActService::CallbackService {
 public:
  ActService(const rpc::ServerEnv& server, Desk& desk, ReportingStore& store);
  grpc::ServerUnaryReactor* ListActs(grpc::CallbackServerContext*, const v1::ListActsRequest*,
                                     v1::ListActsResponse*) override;
  grpc::ServerUnaryReactor* VerifyActs(grpc::CallbackServerContext*, const v1::VerifyActsRequest*,
                                       v1::VerifyActsResponse*) override;

 private:
  absl::StatusOr<v1::ListActsResponse> List(const rpc::CallContext& call, const v1::ListActsRequest& request);
  absl::StatusOr<v1::VerifyActsResponse> Verify(const rpc::CallContext& call,
                                                const v1::VerifyActsRequest& request);

  const rpc::ServiceEnv env_;
  Desk& desk_;
  ReportingStore& store_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_ACT_SERVICE_H_

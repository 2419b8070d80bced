// SummaryService: completeness and lights of a period.
#ifndef DUBAN_SERVICES_REPORTING_API_SUMMARY_SERVICE_H_
#define DUBAN_SERVICES_REPORTING_API_SUMMARY_SERVICE_H_

#include "duban/reporting/v1/summary.grpc.pb.h"
#include "services/reporting/api/desk.h"
#include "services/rpc/serve.h"

namespace duban::reporting {

// Thread-safe. See summary.proto. `desk` outlives the service.
class SummaryService final : public v1::SummaryService::CallbackService {
 public:
  SummaryService(const rpc::ServerEnv& server, Desk& desk);
  grpc::ServerUnaryReactor* GetSummary(grpc::CallbackServerContext*, const v1::GetSummaryRequest*,
                                       v1::Summary*) override;

 private:
  absl::StatusOr<v1::Summary> Get(const rpc::CallContext& call, const v1::GetSummaryRequest& request);

  const rpc::ServiceEnv env_;
  Desk& desk_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_SUMMARY_SERVICE_H_

// SummaryService: completeness and lights of a period, and the leaders' page.
#ifndef DUBAN_SERVICES_REPORTING_API_SUMMARY_SERVICE_H_
#define DUBAN_SERVICES_REPORTING_API_SUMMARY_SERVICE_H_

#include "duban/reporting/v1/summary.grpc.pb.h"
#include "services/reporting/api/light_view.h"
#include "services/rpc/serve.h"

namespace duban::reporting {

// Thread-safe. See summary.proto. `scores` outlives the service.
class SummaryService final : public v1::SummaryService::CallbackService {
 public:
  SummaryService(const rpc::ServerEnv& server, Scores& scores);
  grpc::ServerUnaryReactor* GetSummary(grpc::CallbackServerContext*, const v1::GetSummaryRequest*,
                                       v1::Summary*) override;
  grpc::ServerUnaryReactor* GetLeaderPage(grpc::CallbackServerContext*, const v1::GetLeaderPageRequest*,
                                          v1::LeaderPage*) override;

 private:
  absl::StatusOr<v1::Summary> Get(const rpc::CallContext& call, const v1::GetSummaryRequest& request);
  absl::StatusOr<v1::LeaderPage> GetPage(const rpc::CallContext& call,
                                         const v1::GetLeaderPageRequest& request);
  absl::Status AddRanks(const LightView& open, const Period& period, v1::LeaderPage& page);

  const rpc::ServiceEnv env_;
  Scores& scores_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_SUMMARY_SERVICE_H_

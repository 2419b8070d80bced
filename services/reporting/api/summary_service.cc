#include "services/reporting/api/summary_service.h"

#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/api/names.h"
#include "services/reporting/convert/to_proto.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {

SummaryService::SummaryService(const rpc::ServerEnv& server, Desk& desk)
    : env_(server, v1::SummaryService::service_full_name()), desk_(desk) {}

absl::StatusOr<v1::Summary> SummaryService::Get(const rpc::CallContext& call,
                                                const v1::GetSummaryRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parsed, ParsePeriodName(request.period(), "period"));
  ASSIGN_OR_RETURN(const View view, desk_.Open(call, parsed.jurisdiction, request.min_sequence()));
  const Projection& projection = view.projection();
  const auto campaign = projection.campaigns.find(parsed.campaign);
  if (campaign == projection.campaigns.end()) {
    return NotFound(CampaignName(parsed.jurisdiction, parsed.campaign));
  }
  v1::Summary summary;
  summary.set_period(request.period());
  for (const Completeness& unit : CompletenessOf(projection, parsed.campaign, parsed.period)) {
    *summary.add_completeness() = ToProto(unit);
  }
  for (const LightCounts& action :
       LightsByAction(projection, campaign->second, desk_.scheme(), parsed.period)) {
    *summary.add_lights() = ToProto(action);
  }
  *summary.mutable_as_of() = ToProto(view.as_of, view.simulated);
  return summary;
}

grpc::ServerUnaryReactor* SummaryService::GetSummary(grpc::CallbackServerContext* context,
                                                     const v1::GetSummaryRequest* request,
                                                     v1::Summary* response) {
  return rpc::Serve(env_, context, request, response,
                    [this](const rpc::CallContext& call, const auto& asked) { return Get(call, asked); });
}

}  // namespace duban::reporting

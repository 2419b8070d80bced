#include "services/common/status_macros.h"
#include "services/message/filter.h"
#include "services/task/api/plan/due_change_calls.h"
#include "services/task/api/plan/plan_batch.h"
#include "services/task/api/plan/plan_services.h"
#include "services/task/api/reading.h"
#include "services/task/api/serving.h"
#include "services/task/convert/from_proto.h"
#include "services/task/convert/to_proto.h"
#include "services/task/domain/names.h"
#include "services/task/domain/plan/plan_checks.h"

namespace duban::task {
namespace {

using rpc::CallContext;
using rpc::Done;

absl::StatusOr<v1::Campaign> ReadCampaign(const RecordSet& records, const CallContext& call,
                                          const v1::GetCampaignRequest& request) {
  ASSIGN_OR_RETURN(const CampaignRef ref, ParseCampaignName(request.name(), "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  RETURN_IF_ERROR(FindCampaign(*reading.reg, ref.campaign).status());
  return ToProto(ref.jurisdiction, reading.reg->campaigns.at(ref.campaign));
}

absl::StatusOr<v1::ListCampaignsResponse> ReadCampaigns(const RecordSet& records, const CallContext& call,
                                                        const v1::ListCampaignsRequest& request) {
  ASSIGN_OR_RETURN(const std::string jurisdiction, ParseJurisdictionName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  ASSIGN_OR_RETURN(MessageList<v1::Campaign> list, MessageList<v1::Campaign>::Begin(request));
  for (const auto& [id, campaign] : reading.reg->campaigns) list.Offer(ToProto(jurisdiction, campaign));
  v1::ListCampaignsResponse response;
  response.set_next_page_token(list.Finish(*response.mutable_campaigns()));
  return response;
}

void Create(const RecordSet& records, const CallContext& call, const v1::CreateCampaignRequest& request,
            Done<v1::Campaign> done) {
  Violations violations;
  Campaign campaign =
      FromProto(request.campaign(), request.campaign_id(), call.jurisdiction, "campaign", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  CreateAsAdmin(
      records, call, request,
      [campaign = std::move(campaign)](const Register& in, absl::Time now) {
        return CreateCampaign(in, campaign, now);
      },
      [jurisdiction = call.jurisdiction](const Outcome& outcome) {
        const WrittenState& written = outcome.states.front();
        return ToProto(jurisdiction,
                       Stored<Campaign>{std::get<Campaign>(written.value), written.sequence, written.time});
      },
      std::move(done));
}

}  // namespace

CampaignService::CampaignService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::CampaignService::service_full_name()), records_(records) {}

grpc::ServerUnaryReactor* CampaignService::GetCampaign(grpc::CallbackServerContext* context,
                                                       const v1::GetCampaignRequest* request,
                                                       v1::Campaign* response) {
  return rpc::Serve(env_, context, request, response, [this](const CallContext& call, const auto& get) {
    return ReadCampaign(records_, call, get);
  });
}

grpc::ServerUnaryReactor* CampaignService::ListCampaigns(grpc::CallbackServerContext* context,
                                                         const v1::ListCampaignsRequest* request,
                                                         v1::ListCampaignsResponse* response) {
  return rpc::Serve(env_, context, request, response, [this](const CallContext& call, const auto& list) {
    return ReadCampaigns(records_, call, list);
  });
}

grpc::ServerUnaryReactor* CampaignService::CreateCampaign(grpc::CallbackServerContext* context,
                                                          const v1::CreateCampaignRequest* request,
                                                          v1::Campaign* response) {
  return rpc::ServeAsync(env_, context, request, response,
                         [this](const CallContext& call, const auto& create, auto done) {
                           Create(records_, call, create, std::move(done));
                         });
}

DUBAN_SERVE_WRITE(CampaignService, UpdateCampaignDueTable, v1::UpdateCampaignDueTableRequest, v1::Campaign,
                  ChangeDueTable)
DUBAN_SERVE_READ(CampaignService, PreviewCampaignDueTable, v1::PreviewCampaignDueTableRequest,
                 v1::DeadlineImpact, ForeseeDueTable)

}  // namespace duban::task

#include "clients/import/import.h"

#include "clients/import/request_id.h"
#include "duban/task/v1/calendar.grpc.pb.h"
#include "duban/task/v1/campaign.grpc.pb.h"
#include "duban/task/v1/item_service.grpc.pb.h"
#include "duban/task/v1/role.grpc.pb.h"
#include "duban/task/v1/unit.grpc.pb.h"
#include "services/common/status_macros.h"

namespace duban::client {
namespace {

using namespace task::v1;  // NOLINT: ten request types and their stubs

absl::Status Send(const Endpoint& task, const BatchCreateUnitsRequest& request) {
  return task.Call(&UnitService::Stub::BatchCreateUnits, request).status();
}
absl::Status Send(const Endpoint& task, const BatchCreateCalendarsRequest& request) {
  return task.Call(&CalendarService::Stub::BatchCreateCalendars, request).status();
}
absl::Status Send(const Endpoint& task, const BatchCreateRoleBindingsRequest& request) {
  return task.Call(&RoleBindingService::Stub::BatchCreateRoleBindings, request).status();
}
absl::Status Send(const Endpoint& task, const CreateCampaignRequest& request) {
  return task.Call(&CampaignService::Stub::CreateCampaign, request).status();
}
absl::Status Send(const Endpoint& task, const BatchCreateItemsRequest& request) {
  return task.Call(&ItemService::Stub::BatchCreateItems, request).status();
}

// Units and calendars refer to nothing that an earlier file brings; only they can be asked of the server
// before.
bool ServerCanCheck(const ImportStep& step) {
  return std::holds_alternative<BatchCreateUnitsRequest>(step.request) ||
         std::holds_alternative<BatchCreateCalendarsRequest>(step.request);
}

}  // namespace

absl::Status RunImport(const Endpoint& task, const CampaignFolder& folder, const ImportOptions& options) {
  if (options.dry_run) RETURN_IF_ERROR(CheckFolder(folder));
  for (const ImportStep& step : folder.steps) {
    const bool by_server = !options.dry_run || ServerCanCheck(step);
    if (by_server) {
      const std::string request_id =
          RequestIdOf({folder.names.jurisdiction_id, folder.names.campaign_id, step.file, step.contents});
      const absl::Status sent = std::visit(
          [&](auto request) {
            request.set_validate_only(options.dry_run);
            if (!options.dry_run) request.set_request_id(request_id);
            return Send(task, request);
          },
          step.request);
      RETURN_IF_ERROR(InTheFile(sent, step.places));
    }
    options.on_step(step, by_server);
  }
  return absl::OkStatus();
}

}  // namespace duban::client

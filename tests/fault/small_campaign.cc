#include "tests/fault/small_campaign.h"

#include <grpcpp/grpcpp.h>

#include <chrono>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "clients/cpp/channel.h"
#include "clients/cpp/endpoint.h"
#include "duban/task/v1/calendar.grpc.pb.h"
#include "duban/task/v1/campaign.grpc.pb.h"
#include "duban/task/v1/item_service.grpc.pb.h"
#include "duban/task/v1/role.grpc.pb.h"
#include "duban/task/v1/unit.grpc.pb.h"
#include "services/common/status_macros.h"
#include "services/rpc/jwt.h"

namespace duban::testing {
namespace {

namespace v1 = task::v1;

constexpr char kOfficeUnit[] = "office";
constexpr char kTaskForceUnit[] = "task-force-1";
constexpr char kAction[] = "A1";

void AddUnit(const std::string& id, v1::Unit::Kind kind, v1::BatchCreateUnitsRequest& request) {
  v1::CreateUnitRequest& create = *request.add_requests();
  create.set_unit_id(id);
  create.mutable_unit()->set_display_name(absl::StrCat("单位 ", id));
  create.mutable_unit()->set_kind(kind);
}

absl::Status CreateUnits(const client::Endpoint& admin, const CampaignSize& size) {
  v1::BatchCreateUnitsRequest request;
  request.set_parent(CampaignNames().Jurisdiction());
  AddUnit(kOfficeUnit, v1::Unit::KIND_GENERAL_OFFICE, request);
  AddUnit(kTaskForceUnit, v1::Unit::KIND_TASK_FORCE, request);
  for (int unit = 0; unit < size.units; ++unit) AddUnit(UnitId(unit), v1::Unit::KIND_DEPARTMENT, request);
  return admin.Call(&v1::UnitService::Stub::BatchCreateUnits, std::move(request)).status();
}

absl::Status CreateRoles(const client::Endpoint& admin, const CampaignSize& size) {
  v1::BatchCreateRoleBindingsRequest request;
  request.set_parent(CampaignNames().Jurisdiction());
  v1::CreateRoleBindingRequest& feed = *request.add_requests();
  feed.set_role_binding_id("feed");
  feed.mutable_role_binding()->set_person(kFeedPerson);
  feed.mutable_role_binding()->set_role(v1::ROLE_FEED);
  for (int unit = 0; unit < size.units; ++unit) {
    v1::CreateRoleBindingRequest& create = *request.add_requests();
    create.set_role_binding_id(absl::StrCat("reporter-", UnitId(unit)));
    create.mutable_role_binding()->set_person(kReporter);
    create.mutable_role_binding()->set_role(v1::ROLE_REPORTER);
    create.mutable_role_binding()->set_unit(CampaignNames().Unit(UnitId(unit)));
  }
  return admin.Call(&v1::RoleBindingService::Stub::BatchCreateRoleBindings, std::move(request)).status();
}

absl::Status CreateCalendar(const client::Endpoint& admin) {
  v1::BatchCreateCalendarsRequest request;
  request.set_parent(CampaignNames().Jurisdiction());
  v1::Calendar& calendar = *request.add_requests()->mutable_calendar();
  calendar.set_year(2024);
  calendar.set_provisional(true);
  calendar.set_source("测试用：只有周末休息 (for tests: weekends only)");
  return admin.Call(&v1::CalendarService::Stub::BatchCreateCalendars, std::move(request)).status();
}

absl::Status CreateCampaign(const client::Endpoint& admin) {
  v1::CreateCampaignRequest request;
  request.set_parent(CampaignNames().Jurisdiction());
  request.set_campaign_id(CampaignNames().campaign_id);
  v1::Campaign& campaign = *request.mutable_campaign();
  campaign.set_display_name("测试行动");
  campaign.set_year(2024);
  campaign.set_office_unit(CampaignNames().Unit(kOfficeUnit));
  v1::Action& action = *campaign.add_actions();
  action.set_action_id(kAction);
  action.set_display_name("测试行动一");
  action.set_lead_unit(CampaignNames().Unit(UnitId(0)));
  action.set_task_force_unit(CampaignNames().Unit(kTaskForceUnit));
  return admin.Call(&v1::CampaignService::Stub::CreateCampaign, std::move(request)).status();
}

void AddItem(int unit, int item, v1::BatchCreateItemsRequest& request) {
  v1::CreateItemRequest& create = *request.add_requests();
  create.set_item_id(ItemId(unit, item));
  create.mutable_item()->set_display_name(absl::StrCat("指标 ", ItemId(unit, item)));
  create.mutable_item()->set_action(kAction);
  create.mutable_item()->set_lead_unit(CampaignNames().Unit(UnitId(unit)));
  v1::Indicator& indicator = *create.mutable_item()->mutable_indicator();
  indicator.set_kind(v1::Indicator::KIND_CUM);
  indicator.set_comparator(v1::Indicator::COMPARATOR_AT_LEAST);
  indicator.set_target("1000000");
  indicator.set_unit_of_measure("万元");
}

absl::Status CreateItems(const client::Endpoint& admin, const CampaignSize& size) {
  v1::BatchCreateItemsRequest request;
  request.set_parent(CampaignNames().Campaign());
  for (int unit = 0; unit < size.units; ++unit) {
    for (int item = 0; item < size.items_per_unit; ++item) AddItem(unit, item, request);
  }
  return admin.Call(&v1::ItemService::Stub::BatchCreateItems, std::move(request)).status();
}

}  // namespace

client::Names CampaignNames() { return {.jurisdiction_id = "hecheng", .campaign_id = "harness-2024"}; }
std::string UnitId(int unit) { return absl::StrCat("unit-", unit + 1); }
std::string ItemId(int unit, int item) { return absl::StrCat("I-", unit + 1, "-", item + 1); }
std::string FormName(int unit) { return CampaignNames().Form(kOpenPeriod, UnitId(unit)); }

absl::Status WriteKeys(const std::string& dir) {
  ASSIGN_OR_RETURN(const rpc::KeyPair keys, rpc::GenerateKeyPair());
  RETURN_IF_ERROR(client::WriteFile(absl::StrCat(dir, "/private.pem"), keys.private_key_pem, true));
  return client::WriteFile(absl::StrCat(dir, "/public.pem"), keys.public_key_pem);
}

absl::StatusOr<std::string> MakeToken(const std::string& dir, const std::string& person) {
  ASSIGN_OR_RETURN(const std::string key, client::ReadFile(absl::StrCat(dir, "/private.pem")));
  const absl::Time now = absl::Now();
  return rpc::SignToken({.person = person,
                         .jurisdiction = CampaignNames().jurisdiction_id,
                         .issued_at = now,
                         .expires_at = now + absl::Hours(24)},
                        key);
}

absl::Status WaitForServer(const std::string& address) {
  grpc::ChannelArguments alone;  // shares no backoff with other channels
  alone.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  for (int attempt = 0; attempt < 300; ++attempt) {
    const auto soon = std::chrono::system_clock::now() + std::chrono::milliseconds(100);
    const auto channel = grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), alone);
    if (channel->WaitForConnected(soon)) return absl::OkStatus();
  }
  return absl::UnavailableError(absl::StrCat("no server on ", address));
}

absl::Status SetUpCampaign(const std::string& address, const std::string& dir, const CampaignSize& size) {
  RETURN_IF_ERROR(WaitForServer(address));
  ASSIGN_OR_RETURN(std::string token, MakeToken(dir, kAdmin));
  ASSIGN_OR_RETURN(const client::Endpoint admin,
                   client::Endpoint::Connect(address, {.token = std::move(token)}));
  RETURN_IF_ERROR(CreateUnits(admin, size));
  RETURN_IF_ERROR(CreateRoles(admin, size));
  RETURN_IF_ERROR(CreateCalendar(admin));
  RETURN_IF_ERROR(CreateCampaign(admin));
  return CreateItems(admin, size);
}

}  // namespace duban::testing

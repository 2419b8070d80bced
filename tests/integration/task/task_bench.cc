#include "tests/integration/task/task_bench.h"

#include <filesystem>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status_macros.h"
#include "services/task/convert/to_proto.h"
#include "tests/support/calendar_data.h"
#include "tests/support/task_fixture.h"

namespace duban::testing {
namespace {

std::string MakeFolder() {
  std::string pattern = std::filesystem::temp_directory_path() / "duban-task-test-XXXXXX";
  return mkdtemp(pattern.data());
}

}  // namespace

TaskBench::TaskBench(absl::Time now) : folder_(MakeFolder()), clock_(now) {
  const rpc::KeyPair keys = *rpc::GenerateKeyPair();
  private_key_ = keys.private_key_pem;
  tokens_ = std::make_unique<rpc::TokenVerifier>(*rpc::TokenVerifier::Create(keys.public_key_pem));
  metrics_ = *rpc::Metrics::Create("");
  Serve();
}

TaskBench::~TaskBench() {
  StopServing();
  std::filesystem::remove_all(folder_);
}

void TaskBench::Serve() {
  records_ = std::make_unique<task::RecordSet>();
  const task::RecordOptions options{.path = folder_ + "/" + kDistrict + ".db",
                                    .jurisdiction = kDistrict,
                                    .bootstrap_admin = kFirstAdmin,
                                    .simulated = true};
  records_->Add(*task::Record::Open(options, clock_));
  executor_ = std::make_unique<rpc::Executor>();
  services_ = std::make_unique<task::TaskServices>(
      rpc::ServerEnv{*executor_, *tokens_, real_clock_, *metrics_, true}, *records_);
  server_ = *rpc::Server::Start(rpc::ServerOptions{}, services_->All());
  channel_ =
      grpc::CreateChannel(absl::StrCat("127.0.0.1:", server_->port()), grpc::InsecureChannelCredentials());
}

void TaskBench::StopServing() {
  records_->StopWaiting();
  server_->Shutdown(absl::Seconds(5));
  server_.reset();
  services_.reset();
  executor_.reset();
  records_.reset();
}

void TaskBench::Restart() {
  StopServing();
  Serve();
}

std::string TaskBench::TokenOf(const std::string& person) const {
  const absl::Time now = const_cast<SystemClock&>(real_clock_).TimeNow();
  return *rpc::SignToken(rpc::Claims{person, kDistrict, now, now + absl::Hours(1)}, private_key_);
}

std::int64_t TaskBench::CountChanges() {
  task::v1::VerifyChangesRequest request;
  request.set_parent(absl::StrCat("jurisdictions/", kDistrict));
  return Call<task::v1::ChangeService>(kFirstAdmin, &task::v1::ChangeService::Stub::VerifyChanges, request)
      ->checked_count();
}

absl::Status TaskBench::Import() {
  namespace pb = task::v1;
  const std::string parent = absl::StrCat("jurisdictions/", kDistrict);
  pb::BatchCreateCalendarsRequest calendars;
  calendars.set_parent(parent);
  const WorkCalendar calendar = LoadDemoCalendar();
  for (const auto& [number, year] : calendar.years()) {
    *calendars.add_requests()->mutable_calendar() = task::ToProto(kDistrict, year);
  }
  RETURN_IF_ERROR(
      Call<pb::CalendarService>(kFirstAdmin, &pb::CalendarService::Stub::BatchCreateCalendars, calendars)
          .status());
  pb::BatchCreateUnitsRequest units;
  units.set_parent(parent);
  for (const task::Unit& unit : FixtureUnits()) {
    pb::CreateUnitRequest& added = *units.add_requests();
    added.set_unit_id(unit.id);
    *added.mutable_unit() = task::ToProto(kDistrict, unit);
  }
  RETURN_IF_ERROR(
      Call<pb::UnitService>(kFirstAdmin, &pb::UnitService::Stub::BatchCreateUnits, units).status());
  pb::BatchCreateRoleBindingsRequest roles;
  roles.set_parent(parent);
  std::vector<task::RoleBinding> bindings = FixtureBindings();
  bindings.push_back(task::RoleBinding{.id = "feed", .person = kFeedPerson, .role = task::Role::kFeed});
  for (const task::RoleBinding& binding : bindings) {
    pb::CreateRoleBindingRequest& added = *roles.add_requests();
    added.set_role_binding_id(binding.id);
    *added.mutable_role_binding() = task::ToProto(kDistrict, binding);
  }
  RETURN_IF_ERROR(
      Call<pb::RoleBindingService>(kFirstAdmin, &pb::RoleBindingService::Stub::BatchCreateRoleBindings, roles)
          .status());
  pb::CreateCampaignRequest campaign;
  campaign.set_parent(parent);
  campaign.set_campaign_id(kCampaign);
  *campaign.mutable_campaign() = task::ToProto(kDistrict, FixtureCampaign());
  RETURN_IF_ERROR(
      Call<pb::CampaignService>(kFirstAdmin, &pb::CampaignService::Stub::CreateCampaign, campaign).status());
  pb::BatchCreateItemsRequest items;
  items.set_parent(absl::StrCat(parent, "/campaigns/", kCampaign));
  for (const task::Item& item : FixtureItems()) {
    pb::CreateItemRequest& added = *items.add_requests();
    added.set_item_id(item.id);
    *added.mutable_item() = task::ToProto(kDistrict, item);
  }
  return Call<pb::ItemService>(kFirstAdmin, &pb::ItemService::Stub::BatchCreateItems, items).status();
}

}  // namespace duban::testing

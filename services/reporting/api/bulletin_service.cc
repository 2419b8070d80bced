#include "services/reporting/api/bulletin_service.h"

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/ids.h"
#include "services/common/page_token.h"
#include "services/common/sha256.h"
#include "services/common/status_macros.h"
#include "services/reporting/api/bulletin_desk.h"
#include "services/reporting/api/names.h"
#include "services/reporting/convert/to_proto.h"

namespace duban::reporting {
namespace {

// The id follows from kind and period, so that there is one of each.
std::string BulletinId(const std::string& kind, const std::string& period) {
  return absl::StrCat(kind == "MONTHLY" ? "monthly-" : "quarterly-", period);
}

absl::StatusOr<BulletinOrder> ReadOrder(const v1::CreateBulletinRequest& request,
                                        const std::string& campaign) {
  Violations violations;
  BulletinOrder order{.campaign = campaign, .kind = BulletinKindName(request.bulletin().kind())};
  if (order.kind.empty()) violations.Add("bulletin.kind", "KIND_REQUIRED", "请给出通报种类");
  const absl::StatusOr<Period> period = ParsePeriodId(request.bulletin().period());
  if (!period.ok()) {
    violations.Add("bulletin.period", "PERIOD_ID", "应为 2024-M03 或 2024-Q1 这样的周期编号");
  }
  if (!request.request_id().empty() && !IsUuid4(request.request_id())) {
    violations.Add("request_id", "NOT_UUID4", "应为第 4 版 UUID");
  }
  RETURN_IF_ERROR(violations.ToStatus());
  order.period = *period;
  order.name = absl::StrCat(request.parent(), "/bulletins/", BulletinId(order.kind, PeriodId(*period)));
  return order;
}

absl::Time WholeMicros(absl::Time time) { return absl::FromUnixMicros(absl::ToUnixMicros(time)); }

}  // namespace

BulletinService::BulletinService(const rpc::ServerEnv& server, Desk& desk, ReportingStore& store)
    : env_(server, v1::BulletinService::service_full_name()), desk_(desk), store_(store) {}

absl::StatusOr<v1::Bulletin> BulletinService::Repeated(const std::string& name,
                                                       const std::string& request_id) {
  ASSIGN_OR_RETURN(const StoredBulletin stored, store_.GetBulletin(name));
  if (request_id.empty() || stored.request_id != request_id) return AlreadyExists(name);
  return ToProto(stored);
}

absl::StatusOr<v1::Bulletin> BulletinService::Create(const rpc::CallContext& call,
                                                     const v1::CreateBulletinRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parent, ParseCampaignName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(BulletinOrder order, ReadOrder(request, parent.campaign));
  ASSIGN_OR_RETURN(const View view, desk_.Open(call, parent.jurisdiction, request.min_sequence(),
                                               {"GENERAL_OFFICE", "SUPERVISION"}));
  const absl::StatusOr<v1::Bulletin> repeated = Repeated(order.name, request.request_id());
  if (!absl::IsNotFound(repeated.status())) return repeated;
  order.create_time = WholeMicros(view.now);
  order.simulated = view.simulated;
  ASSIGN_OR_RETURN(StoredBulletin drafted, DraftBulletin(view.projection(), desk_.scheme(), order));
  drafted.request_id = request.request_id();
  const absl::Status inserted = store_.InsertBulletin(drafted);
  if (absl::IsAlreadyExists(inserted)) return Repeated(order.name, request.request_id());
  RETURN_IF_ERROR(inserted);
  return ToProto(drafted);
}

absl::StatusOr<v1::Bulletin> BulletinService::Get(const rpc::CallContext& call,
                                                  const v1::GetBulletinRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parsed, ParseBulletinName(request.name(), "name"));
  RETURN_IF_ERROR(desk_.Open(call, parsed.jurisdiction, 0).status());
  ASSIGN_OR_RETURN(const StoredBulletin stored, store_.GetBulletin(request.name()));
  return ToProto(stored);
}

absl::StatusOr<v1::ListBulletinsResponse> BulletinService::List(const rpc::CallContext& call,
                                                                const v1::ListBulletinsRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parsed, ParseCampaignName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const int size, ClampPageSize(request.page_size()));
  ASSIGN_OR_RETURN(const std::string after, ParsePageToken(request.page_token(), request.parent()));
  RETURN_IF_ERROR(desk_.Open(call, parsed.jurisdiction, 0).status());
  ASSIGN_OR_RETURN(std::vector<StoredBulletin> found,
                   store_.ListBulletins(request.parent() + "/bulletins/", after, size + 1));
  v1::ListBulletinsResponse response;
  if (found.size() > static_cast<size_t>(size)) {
    found.pop_back();
    response.set_next_page_token(MakePageToken(found.back().name, request.parent()));
  }
  for (const StoredBulletin& bulletin : found) *response.add_bulletins() = ToProto(bulletin);
  return response;
}

absl::StatusOr<v1::VerifyBulletinResponse> BulletinService::Verify(const rpc::CallContext& call,
                                                                   const v1::VerifyBulletinRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parsed, ParseBulletinName(request.name(), "name"));
  RETURN_IF_ERROR(desk_.Open(call, parsed.jurisdiction, 0).status());
  ASSIGN_OR_RETURN(const StoredBulletin stored, store_.GetBulletin(request.name()));
  ASSIGN_OR_RETURN(const Snapshot rebuilt, Rebuild(store_, desk_.jurisdiction(), stored.as_of_sequence));
  ASSIGN_OR_RETURN(const StoredBulletin again,
                   DraftBulletin(rebuilt.projection, desk_.scheme(), OrderOf(stored, parsed.campaign)));
  v1::VerifyBulletinResponse response;
  response.set_stored_digest(HexDigest(stored.html));
  response.set_rebuilt_digest(again.digest);
  return response;
}

grpc::ServerUnaryReactor* BulletinService::CreateBulletin(grpc::CallbackServerContext* context,
                                                          const v1::CreateBulletinRequest* request,
                                                          v1::Bulletin* response) {
  return rpc::Serve(env_, context, request, response,
                    [this](const rpc::CallContext& call, const auto& asked) { return Create(call, asked); });
}

grpc::ServerUnaryReactor* BulletinService::GetBulletin(grpc::CallbackServerContext* context,
                                                       const v1::GetBulletinRequest* request,
                                                       v1::Bulletin* response) {
  return rpc::Serve(env_, context, request, response,
                    [this](const rpc::CallContext& call, const auto& asked) { return Get(call, asked); });
}

grpc::ServerUnaryReactor* BulletinService::ListBulletins(grpc::CallbackServerContext* context,
                                                         const v1::ListBulletinsRequest* request,
                                                         v1::ListBulletinsResponse* response) {
  return rpc::Serve(env_, context, request, response,
                    [this](const rpc::CallContext& call, const auto& asked) { return List(call, asked); });
}

grpc::ServerUnaryReactor* BulletinService::VerifyBulletin(grpc::CallbackServerContext* context,
                                                          const v1::VerifyBulletinRequest* request,
                                                          v1::VerifyBulletinResponse* response) {
  return rpc::Serve(env_, context, request, response,
                    [this](const rpc::CallContext& call, const auto& asked) { return Verify(call, asked); });
}

}  // namespace duban::reporting

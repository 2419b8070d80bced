#include "services/common/status_macros.h"
#include "services/task/api/listing.h"
#include "services/task/api/plan/plan_batch.h"
#include "services/task/api/plan/plan_services.h"
#include "services/task/api/reading.h"
#include "services/task/convert/from_proto.h"
#include "services/task/convert/to_proto.h"
#include "services/task/domain/names.h"
#include "services/task/domain/plan/plan_checks.h"

namespace duban::task {
namespace {

using rpc::CallContext;
using rpc::Done;

absl::StatusOr<v1::Item> ReadItem(const RecordSet& records, const CallContext& call,
                                  const v1::GetItemRequest& request) {
  ASSIGN_OR_RETURN(const ItemRef ref, ParseItemName(request.name(), "name"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.name(), "name"));
  RETURN_IF_ERROR(FindItem(*reading.reg, ref.campaign, ref.item).status());
  return ToProto(ref.jurisdiction, reading.reg->items.at(ref.campaign).at(ref.item));
}

absl::StatusOr<v1::ListItemsResponse> ReadItems(const RecordSet& records, const CallContext& call,
                                                const v1::ListItemsRequest& request) {
  ASSIGN_OR_RETURN(const CampaignRef ref, ParseCampaignName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const Reading reading, BeginReading(records, call, request.parent(), "parent"));
  RETURN_IF_ERROR(FindCampaign(*reading.reg, ref.campaign).status());
  ASSIGN_OR_RETURN(const PageRequest page, ReadPage(request, request.parent()));
  v1::ListItemsResponse response;
  const auto items = reading.reg->items.find(ref.campaign);
  if (items == reading.reg->items.end()) return response;
  response.set_next_page_token(ListPage(items->second, page, [&](const Stored<Item>& item) {
    *response.add_items() = ToProto(ref.jurisdiction, item);
  }));
  return response;
}

void Create(const RecordSet& records, const CallContext& call, const v1::BatchCreateItemsRequest& request,
            Done<v1::BatchCreateItemsResponse> done) {
  const absl::StatusOr<CampaignRef> ref = ParseCampaignName(request.parent(), "parent");
  if (!ref.ok()) return done(ref.status());
  auto items = ConvertBatch<Item>(
      request.requests(), [&](const v1::CreateItemRequest& entry, const std::string& field, Violations& out) {
        Item item =
            FromProto(entry.item(), entry.item_id(), ref->jurisdiction, absl::StrCat(field, ".item"), out);
        item.campaign = ref->campaign;
        return item;
      });
  if (!items.ok()) return done(items.status());
  CreateAsAdmin(
      records, call, request,
      [ref = *ref, items = *std::move(items)](const Register& in) -> absl::StatusOr<std::vector<Change>> {
        ASSIGN_OR_RETURN(const Campaign* const campaign, FindCampaign(in, ref.campaign));
        return CreateItems(in, *campaign, items);
      },
      [jurisdiction = ref->jurisdiction](const Outcome& outcome) {
        v1::BatchCreateItemsResponse response;
        EachWritten<Item>(
            outcome, [&](const Stored<Item>& item) { *response.add_items() = ToProto(jurisdiction, item); });
        return response;
      },
      std::move(done));
}

}  // namespace

ItemService::ItemService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::ItemService::service_full_name()), records_(records) {}

grpc::ServerUnaryReactor* ItemService::GetItem(grpc::CallbackServerContext* context,
                                               const v1::GetItemRequest* request, v1::Item* response) {
  return rpc::Serve(env_, context, request, response, [this](const CallContext& call, const auto& get) {
    return ReadItem(records_, call, get);
  });
}

grpc::ServerUnaryReactor* ItemService::ListItems(grpc::CallbackServerContext* context,
                                                 const v1::ListItemsRequest* request,
                                                 v1::ListItemsResponse* response) {
  return rpc::Serve(env_, context, request, response, [this](const CallContext& call, const auto& list) {
    return ReadItems(records_, call, list);
  });
}

grpc::ServerUnaryReactor* ItemService::BatchCreateItems(grpc::CallbackServerContext* context,
                                                        const v1::BatchCreateItemsRequest* request,
                                                        v1::BatchCreateItemsResponse* response) {
  return rpc::ServeAsync(env_, context, request, response,
                         [this](const CallContext& call, const auto& create, auto done) {
                           Create(records_, call, create, std::move(done));
                         });
}

}  // namespace duban::task

#include "services/common/status_macros.h"
#include "services/message/filter.h"
#include "services/task/api/item/item_acts.h"
#include "services/task/api/item/item_answers.h"
#include "services/task/api/plan/plan_batch.h"
#include "services/task/api/plan/plan_services.h"
#include "services/task/api/reading.h"
#include "services/task/api/serving.h"
#include "services/task/convert/items.h"
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
  ASSIGN_OR_RETURN(MessageList<v1::Item> list, MessageList<v1::Item>::Begin(request));
  const auto items = reading.reg->items.find(ref.campaign);
  if (items != reading.reg->items.end()) {
    for (const auto& [id, item] : items->second) list.Offer(ToProto(ref.jurisdiction, item));
  }
  v1::ListItemsResponse response;
  response.set_next_page_token(list.Finish(*response.mutable_items()));
  return response;
}

void Create(const RecordSet& records, const CallContext& call, const v1::BatchCreateItemsRequest& request,
            Done<v1::BatchCreateItemsResponse> done) {
  const absl::StatusOr<CampaignRef> ref = ParseCampaignName(request.parent(), "parent");
  if (!ref.ok()) return done(ref.status());
  auto items = ConvertBatch<Item>(
      request.requests(), [&](const v1::CreateItemRequest& entry, const std::string& field, Violations& out) {
        Item item = RequestedItem(entry.item(), entry.item_id(), ref->jurisdiction,
                                  absl::StrCat(field, ".item"), out);
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

DUBAN_SERVE_READ(ItemService, GetItem, v1::GetItemRequest, v1::Item, ReadItem)
DUBAN_SERVE_READ(ItemService, ListItems, v1::ListItemsRequest, v1::ListItemsResponse, ReadItems)
DUBAN_SERVE_WRITE(ItemService, BatchCreateItems, v1::BatchCreateItemsRequest, v1::BatchCreateItemsResponse,
                  Create)
DUBAN_SERVE_WRITE(ItemService, CreateItem, v1::CreateItemRequest, v1::Item, CreateOneItem)
DUBAN_SERVE_WRITE(ItemService, UpdateItem, v1::UpdateItemRequest, v1::Item, UpdateOneItem)
DUBAN_SERVE_WRITE(ItemService, ActOnItem, v1::ActOnItemRequest, v1::Item, ActOnOneItem)
DUBAN_SERVE_WRITE(ItemService, RecordSiteVisit, v1::RecordSiteVisitRequest, v1::Item, RecordOneVisit)
DUBAN_SERVE_READ(ItemService, GetItemTrajectory, v1::GetItemTrajectoryRequest, v1::ItemTrajectory,
                 ReadTrajectory)
DUBAN_SERVE_READ(ItemService, GetItemValue, v1::GetItemValueRequest, v1::ItemValue, ReadValue)
DUBAN_SERVE_READ(ItemService, ListItemAlerts, v1::ListItemAlertsRequest, v1::ListItemAlertsResponse,
                 ReadAlerts)

}  // namespace duban::task

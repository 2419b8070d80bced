#include "services/task/api/item/item_acts.h"

#include <utility>

#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/api/commands.h"
#include "services/task/convert/changing.h"
#include "services/task/convert/from_proto.h"
#include "services/task/convert/items.h"
#include "services/task/domain/item/item_acts.h"
#include "services/task/domain/item/item_edit.h"
#include "services/task/domain/item/new_item.h"
#include "services/task/domain/names.h"

namespace duban::task {
namespace {

using rpc::CallContext;
using rpc::Done;

constexpr RoleSet kEditors = Role::kAdmin | Role::kGeneralOffice;
constexpr RoleSet kVisitors = Role::kCommander | Role::kActionLeader | Role::kContactLeader |
                              Role::kGeneralOffice | Role::kReporter | Role::kUnitLeader;

// The item a command left, or the present one if it wrote none.
v1::Item AnswerOf(const ItemRef& ref, const Outcome& outcome) {
  Stored<Item> item = outcome.reg->items.at(ref.campaign).at(ref.item);
  for (const WrittenState& written : outcome.states) {
    if (const Item* state = StateAs<Item>(written.value)) {
      item = Stored<Item>{*state, written.sequence, written.time};
    }
  }
  return ToProto(ref.jurisdiction, item);
}

// Acts on the item `name`, a request's `field`. `some` are all roles that may ever do it, `roles_of` — (const
// Item&) → RoleSet — those that may do it to this item; `decide` is (const Item&, const ActContext&) →
// StatusOr<vector<Change>>.
template <typename Request, typename RolesOf, typename Decide>
void RunOnItem(const RecordSet& records, const CallContext& call, const Request& request,
               const std::string& name, const char* field, RoleSet some, RolesOf roles_of, Decide decide,
               Done<v1::Item> done) {
  const absl::StatusOr<ItemRef> ref = ParseItemName(name, field);
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, name, field);
  if (!record.ok()) return done(record.status());
  RunCommand(
      **record, call, request, /*validate_only=*/false,
      [ref = *ref, person = call.person, some, &request, roles_of = std::move(roles_of),
       decide = std::move(decide)](CommandView& view) -> absl::StatusOr<Decision> {
        const Register& in = view.reg();
        RETURN_IF_ERROR(RequireSomeRole(in, person, some, view.now()));
        ASSIGN_OR_RETURN(const Item* const item, FindItem(in, ref.campaign, ref.item));
        ASSIGN_OR_RETURN(Actor actor, RequireRole(in, person, roles_of(*item), ScopeOf(*item), view.now()));
        const Stored<Item>& stored = in.items.at(ref.campaign).at(ref.item);
        RETURN_IF_ERROR(
            CheckEtag(request.etag(), ItemName(ref.jurisdiction, ref.campaign, ref.item), stored.sequence));
        const ActContext context{in, ref.campaign, actor, view.now()};
        ASSIGN_OR_RETURN(std::vector<Change> changes, decide(*item, context));
        return Decision{std::move(actor), std::move(changes)};
      },
      [ref = *ref](const Outcome& outcome) { return AnswerOf(ref, outcome); }, std::move(done));
}

// Who may enter a new item. List items come in while the lists are set up, later by change request.
RoleSet CreatorsOf(const Item& item) {
  if (item.issue) return kItemUnit | kItemLead;
  if (item.hazard) return kItemUnit | kItemSafety;
  if (item.resolution) return Role::kGeneralOffice;
  return Role::kAdmin;
}

}  // namespace

void CreateOneItem(const RecordSet& records, const CallContext& call, const v1::CreateItemRequest& request,
                   Done<v1::Item> done) {
  const absl::StatusOr<CampaignRef> ref = ParseCampaignName(request.parent(), "parent");
  if (!ref.ok()) return done(ref.status());
  const absl::StatusOr<Record*> record = records.Find(call, request.parent(), "parent");
  if (!record.ok()) return done(record.status());
  Violations violations;
  Item item = RequestedItem(request.item(), request.item_id(), ref->jurisdiction, "item", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  item.campaign = ref->campaign;
  RunCommand(
      **record, call, request, /*validate_only=*/false,
      [ref = *ref, person = call.person, item](CommandView& view) -> absl::StatusOr<Decision> {
        ASSIGN_OR_RETURN(Actor actor,
                         RequireRole(view.reg(), person, CreatorsOf(item), ScopeOf(item), view.now()));
        Item complete = item;
        CompleteLedgerEntry(ActContext{view.reg(), ref.campaign, actor, view.now()}, complete);
        ASSIGN_OR_RETURN(Change change, CreateItem(view.reg(), ref.campaign, std::move(complete), ""));
        return Decision{std::move(actor), {std::move(change)}};
      },
      [ref = *ref](const Outcome& outcome) {
        const WrittenState& written = outcome.states.back();
        return ToProto(ref.jurisdiction,
                       Stored<Item>{*StateAs<Item>(written.value), written.sequence, written.time});
      },
      std::move(done));
}

void UpdateOneItem(const RecordSet& records, const CallContext& call, const v1::UpdateItemRequest& request,
                   Done<v1::Item> done) {
  const absl::StatusOr<ItemRef> ref = ParseItemName(request.item().name(), "item.name");
  if (!ref.ok()) return done(ref.status());
  if (request.etag().empty()) {
    return done(InvalidField("etag", "REQUIRED", "更正须带读取时的 etag，以免覆盖他人的更正"));
  }
  Violations violations;
  Item given = RequestedItem(request.item(), ref->item, ref->jurisdiction, "item", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  RunOnItem(
      records, call, request, request.item().name(), "item.name", kEditors,
      [](const Item&) { return kEditors; },
      [given = std::move(given), reason = request.reason()](const Item& before, const ActContext& context) {
        return UpdateItem(before, given, reason, context);
      },
      std::move(done));
}

void ActOnOneItem(const RecordSet& records, const CallContext& call, const v1::ActOnItemRequest& request,
                  Done<v1::Item> done) {
  const absl::StatusOr<ItemRef> ref = ParseItemName(request.name(), "name");
  if (!ref.ok()) return done(ref.status());
  Violations violations;
  ItemAct act = FromProto(request, ref->jurisdiction, violations);
  if (act.event == ItemEvent::kUnspecified) violations.Add("event", "REQUIRED", "须说明办理什么");
  if (!violations.empty()) return done(violations.ToStatus());
  const ItemEvent event = act.event;
  RunOnItem(
      records, call, request, request.name(), "name", ItemActors(event),
      [event](const Item& item) {
        // An event that the item's life does not know is refused by its table, whoever asks.
        const RoleSet own = ItemActors(LifeOf(item), event);
        return own.empty() ? ItemActors(event) : own;
      },
      [act = std::move(act)](const Item& item, const ActContext& context) {
        return ActOnItem(item, act, context);
      },
      std::move(done));
}

void RecordOneVisit(const RecordSet& records, const CallContext& call,
                    const v1::RecordSiteVisitRequest& request, Done<v1::Item> done) {
  Violations violations;
  SiteVisit visit = FromProto(request.visit(), "", "visit", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  RunOnItem(
      records, call, request, request.name(), "name", kVisitors, [](const Item&) { return kVisitors; },
      [visit = std::move(visit)](const Item& item, const ActContext& context) {
        return RecordSiteVisit(item, visit, context);
      },
      std::move(done));
}

}  // namespace duban::task

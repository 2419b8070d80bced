#include "clients/cli/order_create.h"

#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cli/request_fields.h"
#include "clients/cli/resource_text.h"
#include "duban/task/v1/item_service.grpc.pb.h"
#include "duban/task/v1/order_service.grpc.pb.h"

namespace duban::client {
namespace {

using task::v1::Order;
using Source = Order::Source;

struct OrderCreateArgs {
  std::vector<std::string> from;
  std::string type = "daily-follow-up";
  std::string matter;
  std::string object;
  std::string demands;
  std::string unit;
  std::vector<std::string> coop;
  std::string action;
  std::string urgency = "normal";
  std::string due;
  std::string plan;
  std::string duplicate_reason;
  bool is_public = false;
};

// How a word before the colon reads: the kind, and the collection its id lies in; none for words.
struct SourceWord {
  const char* word;
  Source::Kind kind;
  const char* collection;
};
constexpr SourceWord kSourceWords[] = {
    {"item", Source::KIND_ITEM, "items"},
    {"meeting", Source::KIND_MINUTES, "meetings"},
    {"bulletin", Source::KIND_BULLETIN, "bulletins"},
    {"conclusion", Source::KIND_CONCLUSION, "conclusions"},
    {"proposal", Source::KIND_RED_LIGHT, "proposals"},
    {"decision", Source::KIND_DECISION, ""},
    {"minutes", Source::KIND_MINUTES, ""},
    {"instruction", Source::KIND_INSTRUCTION, ""},
    {"ledger", Source::KIND_LEDGER, ""},
    {"clue", Source::KIND_CLUE, ""},
};

// What the item says, where nothing else was said: its unit, its action, its name.
absl::Status FillFromItem(const Endpoint& task, const std::string& name, Order& order) {
  task::v1::GetItemRequest request;
  request.set_name(name);
  ASSIGN_OR_RETURN(const task::v1::Item item, task.Call(&task::v1::ItemService::Stub::GetItem, request));
  if (order.lead_unit().empty()) order.set_lead_unit(item.lead_unit());
  if (order.action().empty()) order.set_action(item.action());
  if (order.matter().empty()) order.set_matter(item.display_name());
  if (order.coop_units().empty()) *order.mutable_coop_units() = item.coop_units();
  return absl::OkStatus();
}

// Sets a field by the words that the command line takes for its type.
absl::Status SetOrderField(const Context& context, Order& order, const char* field, const std::string& text) {
  if (text.empty()) return absl::OkStatus();
  return SetFromText(context, *Order::descriptor()->FindFieldByName(field), text, order);
}

absl::StatusOr<Order> ReadOrder(const Context& context, const Names& names, const OrderCreateArgs& args) {
  Order order;
  for (const std::string& text : args.from) {
    ASSIGN_OR_RETURN(*order.add_sources(), ParseSource(names, text));
  }
  RETURN_IF_ERROR(SetOrderField(context, order, "type", args.type));
  RETURN_IF_ERROR(SetOrderField(context, order, "urgency", args.urgency));
  RETURN_IF_ERROR(SetOrderField(context, order, "demanded_date", args.due));
  RETURN_IF_ERROR(SetOrderField(context, order, "inspection_plan", args.plan));
  RETURN_IF_ERROR(SetOrderField(context, order, "lead_unit", args.unit));
  for (const std::string& unit : args.coop) {
    RETURN_IF_ERROR(SetOrderField(context, order, "coop_units", unit));
  }
  order.set_matter(args.matter);
  order.set_object(args.object);
  order.set_demands(args.demands);
  order.set_action(args.action);
  order.set_duplicate_reason(args.duplicate_reason);
  order.set_public_result(args.is_public);
  return order;
}

absl::Status CreateOrder(const Context& context, const OrderCreateArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  ASSIGN_OR_RETURN(Order order, ReadOrder(context, names, args));
  for (const Source& source : order.sources()) {
    if (source.kind() == Source::KIND_ITEM) RETURN_IF_ERROR(FillFromItem(task, source.resource(), order));
  }
  if (order.object().empty()) order.set_object(LastId(order.lead_unit()));
  task::v1::ProposeOrderRequest request;
  request.set_parent(names.Campaign());
  request.set_accept_duplicate(!args.duplicate_reason.empty());
  *request.mutable_order() = std::move(order);
  ASSIGN_OR_RETURN(const Order proposed, task.Call(&task::v1::OrderService::Stub::ProposeOrder, request));
  return context.Print(proposed, [&] { return ResourceText(context, proposed); });
}

}  // namespace

absl::StatusOr<Source> ParseSource(const Names& names, const std::string& text) {
  const size_t colon = text.find(':');
  const std::string word = text.substr(0, colon);
  for (const SourceWord& known : kSourceWords) {
    if (colon == std::string::npos || word != known.word) continue;
    const std::string rest = text.substr(colon + 1);
    Source source;
    source.set_kind(known.kind);
    if (*known.collection == '\0') {
      source.set_text(rest);
    } else {
      source.set_resource(absl::StrCat(names.Campaign(), "/", known.collection, "/", rest));
    }
    return source;
  }
  return UsageError(
      absl::StrCat("--from ", text,
                   "：须写作 item:代码、meeting:代码、bulletin:代码、conclusion:代码、proposal:代码，"
                   "或 decision:、minutes:、instruction:、ledger:、clue: 加文字"));
}

void AddOrderCreate(CLI::App& noun, Context& context) {
  const auto args = std::make_shared<OrderCreateArgs>();
  CLI::App* command = AddCommand(&noun, "create", "拟办：提请立项",
                                 "duban order create --from item:I-A1-01 --demands 一周内整改并书面反馈");
  command
      ->add_option("--from", args->from,
                   "来源，可多个：item:I-A1-01、meeting:…、bulletin:…、instruction:批示文字")
      ->required();
  command->add_option("--demands", args->demands, "办理要求")->required();
  command->add_option("--matter", args->matter, "事项；从清单事项立项时默认其名称");
  command->add_option("--object", args->object, "督查对象；默认主办单位");
  command->add_option("--unit", args->unit, "主办单位代码；默认清单事项的牵头单位");
  command->add_option("--coop", args->coop, "协办单位代码，可多个");
  command->add_option("--action", args->action, "行动代码；默认清单事项的行动");
  command
      ->add_option("--type", args->type,
                   "督查类型：daily-follow-up、special、comprehensive、event-inquiry、clue-check")
      ->capture_default_str();
  command->add_option("--urgency", args->urgency, "urgent、normal、difficult、resolution")
      ->capture_default_str();
  command->add_option("--due", args->due, "来源要求的期限，例如 2024-04-30");
  command->add_option("--plan", args->plan, "督查计划代码；日常督办以外的类型必填");
  command->add_option("--accept-duplicate", args->duplicate_reason,
                      "已有同一对象、同一事项的在办件仍要另立的理由");
  command->add_flag("--public", args->is_public, "整改结果公开");
  command->callback(
      [&context, args] { context.command = [&context, args] { return CreateOrder(context, *args); }; });
}

}  // namespace duban::client

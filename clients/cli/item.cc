#include "clients/cli/labels.h"
#include "clients/cli/nouns.h"
#include "duban/task/v1/item.grpc.pb.h"

namespace duban::client {

using task::v1::Item;
using task::v1::ItemService;

namespace {

struct Args {
  std::string action;
  std::string unit;
  std::string kind;
  std::string item;
};

bool Wanted(const Item& item, const Args& args) {
  return (args.action.empty() || item.action() == args.action) &&
         (args.unit.empty() || LastId(item.lead_unit()) == args.unit) &&
         (args.kind.empty() || ItemKindWord(item) == args.kind);
}

// What the year is to bring, in a few words.
std::string GoalText(const Item& item) {
  if (item.has_indicator()) {
    constexpr const char* kSigns[] = {"≥", "≥", ">", "≤", "<", "="};
    return absl::StrCat(kSigns[item.indicator().comparator()], " ", item.indicator().target(), " ",
                        item.indicator().unit_of_measure());
  }
  if (item.has_task()) return absl::StrCat(ShowDate(item.due_date()), " ", item.task().deliverable());
  if (item.has_project()) {
    const std::string plan = item.project().annual_plan_wan();
    return plan.empty() ? item.project().goal() : absl::StrCat(item.project().goal(), "，", plan, " 万元");
  }
  return item.policy().policy_class();
}

absl::Status List(const Context& context, const Args& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListItemsRequest request;
  request.set_parent(names.Campaign());
  ASSIGN_OR_RETURN(std::vector<Item> items, task.ListAll(&ItemService::Stub::ListItems, request,
                                                         [](auto& page) { return page.mutable_items(); }));
  std::erase_if(items, [&](const Item& item) { return !Wanted(item, args); });
  task::v1::ListItemsResponse all;
  all.mutable_items()->Add(items.begin(), items.end());
  return context.Print(all, [&] {
    Table table({context.Say("代码", "item"), context.Say("类", "kind"), context.Say("行动", "action"),
                 context.Say("牵头单位", "lead"), context.Say("目标", "goal"), context.Say("事项", "name")});
    for (const Item& item : items) {
      table.Add({LastId(item.name()), ItemKindLabel(context.language(), item), item.action(),
                 LastId(item.lead_unit()), Shorten(GoalText(item), 30), Shorten(item.display_name(), 50)});
    }
    return absl::StrCat(table.ToText(), context.Say("共 ", ""), items.size(),
                        context.Say(" 项\n", " items\n"));
  });
}

std::string ItemText(const Context& context, const Item& item) {
  Table table({LastId(item.name()), item.display_name()});
  const auto add = [&](absl::string_view zh, absl::string_view en, std::string value) {
    if (!value.empty() && value != "-") table.Add({context.Say(zh, en), std::move(value)});
  };
  add("类", "kind", ItemKindLabel(context.language(), item));
  add("行动", "action", item.action());
  add("牵头单位", "lead", LastId(item.lead_unit()));
  for (const std::string& unit : item.coop_units()) add("配合单位", "helps", LastId(unit));
  add("起", "start", ShowDate(item.start_date()));
  add("止", "due", ShowDate(item.due_date()));
  add("目标", "goal", GoalText(item));
  if (item.has_indicator()) {
    add("口径", "kind of figure", Label(context.language(), item.indicator().kind()));
    add("年初基数", "baseline", item.indicator().baseline());
  }
  if (item.has_project()) {
    add("项目类别", "class", Label(context.language(), item.project().project_class()));
    add("计划开工", "planned start", ShowDate(item.project().planned_start_date()));
  }
  for (const auto& step : item.project().milestones()) {
    add("节点", "milestone",
        absl::StrCat(step.milestone_id(), " ", step.display_name(), " ", step.weight(), " ",
                     ShowDate(step.due_date())));
  }
  add("依据", "basis", item.basis());
  return table.ToText();
}

absl::Status Show(const Context& context, const Args& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::GetItemRequest request;
  request.set_name(names.Item(args.item));
  ASSIGN_OR_RETURN(const Item item, task.Call(&ItemService::Stub::GetItem, request));
  return context.Print(item, [&] { return ItemText(context, item); });
}

}  // namespace

void AddItemCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "item", "事项：指标、任务、政策、项目", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<Args>();
  CLI::App* list = AddCommand(noun, "list", "列出事项", "duban item list --unit hc-drc --kind indicator");
  list->add_option("--action", args->action, "只看某一行动，如 A1");
  list->add_option("--unit", args->unit, "只看某一牵头单位");
  list->add_option("--kind", args->kind, "只看一类")
      ->check(CLI::IsMember({"indicator", "task", "policy", "project"}));
  list->callback([&context, args] { context.command = [&context, args] { return List(context, *args); }; });
  CLI::App* show = AddCommand(noun, "show", "查看一个事项", "duban item show I-A1-01");
  show->add_option("item", args->item, "事项代码")->required();
  show->callback([&context, args] { context.command = [&context, args] { return Show(context, *args); }; });
}

}  // namespace duban::client

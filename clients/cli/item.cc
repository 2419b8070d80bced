#include <iterator>

#include "clients/cli/item_text.h"
#include "clients/cli/labels.h"
#include "clients/cli/list_options.h"
#include "clients/cli/nouns.h"
#include "duban/task/v1/item_service.grpc.pb.h"

namespace duban::client {

using task::v1::Item;
using task::v1::ItemService;

namespace {

struct ItemArgs {
  std::string action;
  std::string unit;
  std::string kind;
  std::string item;
  ListOptions list;
};

bool Wanted(const Item& item, const ItemArgs& args) {
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
  if (item.has_resolution())
    return absl::StrCat(ShowDate(item.due_date()), " ", item.resolution().minutes_number());
  if (item.has_issue()) return absl::StrCat(item.issue().kind(), " ", item.issue().difficulty());
  if (item.has_hazard()) return absl::StrCat(ShowDate(item.due_date()), " ", item.hazard().site());
  return item.policy().policy_class();
}

absl::Status ListItems(const Context& context, const ItemArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListItemsRequest request;
  request.set_parent(names.Campaign());
  args.list.Fill(request);
  ASSIGN_OR_RETURN(std::vector<Item> items, task.ListAll(&ItemService::Stub::ListItems, request,
                                                         [](auto& page) { return page.mutable_items(); }));
  std::erase_if(items, [&](const Item& item) { return !Wanted(item, args); });
  task::v1::ListItemsResponse all;
  all.mutable_items()->Add(items.begin(), items.end());
  return context.Print(all, [&] {
    Table table({context.Say("代码", "item"), context.Say("类", "kind"), context.Say("行动", "action"),
                 context.Say("牵头单位", "lead"), context.Say("状态", "state"), context.Say("目标", "goal"),
                 context.Say("事项", "name")});
    for (const Item& item : items) {
      table.Add({LastId(item.name()), ItemKindLabel(context.language(), item), item.action(),
                 LastId(item.lead_unit()), ItemStateLabel(context.language(), item.state()),
                 Shorten(GoalText(item), 30), Shorten(item.display_name(), 50)});
    }
    return absl::StrCat(table.ToText(), context.Say("共 ", ""), items.size(),
                        context.Say(" 项\n", " items\n"));
  });
}

// Person and outcome of the last claim.
void AddClaim(const Context& context, const Item& item, Table& table) {
  if (item.has_claim()) {
    table.Add({context.Say("申报", "claim"),
               absl::StrCat(item.claim().person(), " ", ShowTime(item.claim().claim_time()), " ",
                            item.claim().note())});
  }
  for (const std::string& evidence : item.claim().evidences()) {
    table.Add({context.Say("佐证", "evidence"), evidence});
  }
  if (item.has_verdict()) {
    table.Add({item.verdict().passed() ? context.Say("通过", "passed") : context.Say("退回", "refused"),
               absl::StrCat(item.verdict().person(), " ", ShowTime(item.verdict().verdict_time()), " ",
                            item.verdict().note())});
  }
}

// What only ledgers have.
void AddLedger(const Context& context, const Item& item, Table& table) {
  const auto add = [&](absl::string_view zh, absl::string_view en, std::string value) {
    if (!value.empty() && value != "-") table.Add({context.Say(zh, en), std::move(value)});
  };
  add("议定内容", "decision", item.resolution().decision());
  if (item.issue().difficulty() > 0) add("难度", "difficulty", absl::StrCat(item.issue().difficulty()));
  add("提请", "escalated to", item.issue().escalated_to());
  add("部位", "site", item.hazard().site());
  add("临时管控", "interim control", item.hazard().interim_control());
  add("复查期限", "re-check by", ShowDate(item.hazard().recheck_due_date()));
  add("逾期说明", "explanation", item.hazard().overdue_explanation());
  for (const auto& extension : item.hazard().extensions()) {
    add("延期", "extension",
        absl::StrCat(ShowDate(extension.old_due_date()), " → ", ShowDate(extension.new_due_date()), " ",
                     extension.reason()));
  }
}

absl::Status ShowItem(const Context& context, const ItemArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::GetItemRequest request;
  request.set_name(names.Item(args.item));
  ASSIGN_OR_RETURN(const Item item, task.Call(&ItemService::Stub::GetItem, request));
  return context.Print(item, [&] { return ItemText(context, item); });
}

absl::Status Alerts(const Context& context) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListItemAlertsRequest request;
  request.set_parent(names.Campaign());
  ASSIGN_OR_RETURN(const auto alerts, task.Call(&ItemService::Stub::ListItemAlerts, request));
  return context.Print(alerts, [&] {
    Table table({context.Say("事项", "item"), context.Say("自", "since"), context.Say("建议", "proposal")});
    for (const auto& alert : alerts.alerts()) {
      table.Add({LastId(alert.item()), ShowDate(alert.since_date()), alert.proposal()});
    }
    return table.ToText();
  });
}

// `list` and `show` of a noun; `kind` fixes the kind that is listed, empty = any.
void AddItemReads(CLI::App* noun, const std::string& kind, Context& context) {
  const std::string word = noun->get_name();
  const auto args = std::make_shared<ItemArgs>();
  CLI::App* list = AddCommand(noun, "list", "列出", absl::StrCat("duban ", word, " list --unit hc-drc"));
  list->add_option("--action", args->action, "只看某一行动，如 A1");
  list->add_option("--unit", args->unit, "只看某一牵头单位");
  args->list.AddTo(list);
  if (kind.empty()) {
    list->add_option("--kind", args->kind, "只看一类")
        ->check(CLI::IsMember({"indicator", "task", "policy", "project", "resolution", "issue", "hazard"}));
  } else {
    args->kind = kind;
  }
  list->callback(
      [&context, args] { context.command = [&context, args] { return ListItems(context, *args); }; });
  CLI::App* show = AddCommand(noun, "show", "查看一个", absl::StrCat("duban ", word, " show I-A1-01"));
  show->add_option("item", args->item, "事项代码")->required();
  show->callback(
      [&context, args] { context.command = [&context, args] { return ShowItem(context, *args); }; });
}

}  // namespace

std::string ItemStateLabel(Language language, Item::State state) {
  if (language == Language::kEn) return Item::State_Name(state).substr(sizeof("STATE_") - 1);
  constexpr const char* kLabels[] = {
      "-",      "未启动", "推进中", "申报完成", "已验收", "暂缓",   "取消",     "结转",     "起草",
      "已出台", "兑现中", "已兑现", "失效",     "已提出", "已交办", "办理中",   "阶段解决", "申报解决",
      "已核实", "发现",   "已建档", "责令整改", "整改中", "待复查", "复查合格", "销号",     "退回整改"};
  static_assert(std::size(kLabels) == Item::State_ARRAYSIZE);
  return Item::State_IsValid(state) ? kLabels[state] : "-";
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
  for (const auto& step : item.milestones()) {
    add("节点", "milestone",
        absl::StrCat(step.milestone_id(), " ", step.display_name(), " ", step.weight(), " ",
                     ShowDate(step.due_date())));
  }
  add("状态", "state", ItemStateLabel(context.language(), item.state()));
  add("责任人", "responsible", item.responsible_person());
  add("指挥长", "commander", item.commander());
  add("依据", "basis", item.basis());
  AddLedger(context, item, table);
  AddClaim(context, item, table);
  return table.ToText();
}

void AddItemCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "item", "事项：指标、任务、政策、项目、议定事项、难点、隐患", "");
  noun->require_subcommand(1);
  AddItemReads(noun, "", context);
  AddItemWrites(noun, context);
  AddItemAnswers(noun, context);
  AddItemActs(noun, context);
}

void AddIssueCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "issue", "难点堵点：交办、办理、核实", "");
  noun->require_subcommand(1);
  AddItemReads(noun, "issue", context);
  AddItemActs(noun, context);
}

void AddHazardCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "hazard", "问题与隐患台账：建档、责令整改、复查、销号", "");
  noun->require_subcommand(1);
  AddItemReads(noun, "hazard", context);
  AddItemActs(noun, context);
  CLI::App* alerts =
      AddCommand(noun, "alerts", "需要处理的：未上报、逾期未说明、待复查", "duban hazard alerts");
  alerts->callback([&context] { context.command = [&context] { return Alerts(context); }; });
}

}  // namespace duban::client

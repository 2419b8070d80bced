// What is asked of single items: history, course, value; and visits.
#include <algorithm>

#include "clients/cli/item_text.h"
#include "clients/cli/labels.h"
#include "clients/cli/nouns.h"
#include "duban/task/v1/change.grpc.pb.h"
#include "duban/task/v1/item_service.grpc.pb.h"

namespace duban::client {

using task::v1::Change;
using task::v1::Item;
using task::v1::ItemService;
using task::v1::ItemValue;

namespace {

struct ItemAnswersArgs {
  std::string item;
  std::string period;
  std::string measure;
  std::string day;
  std::string visitor;
  std::string finding;
};

std::string StatusLabel(Language language, ItemValue::Status status) {
  if (language == Language::kEn) return ItemValue::Status_Name(status).substr(sizeof("STATUS_") - 1);
  switch (status) {
    case ItemValue::STATUS_MISSING:
      return "未报";
    case ItemValue::STATUS_PENDING:
      return "待核定";
    case ItemValue::STATUS_REPORTED:
      return "已报";
    case ItemValue::STATUS_OFFICIAL:
      return "官方";
    case ItemValue::STATUS_NOT_APPLICABLE:
      return "不适用";
    default:
      return "-";
  }
}

// What the list says of the item in one version.
std::string TargetOf(const Item& item) {
  if (item.has_indicator())
    return absl::StrCat(item.indicator().target(), item.indicator().unit_of_measure());
  if (item.has_project()) return item.project().annual_plan_wan();
  return item.task().deliverable();
}

absl::Status History(const Context& context, const ItemAnswersArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListChangesRequest request;
  request.set_parent(names.Item(args.item));
  ASSIGN_OR_RETURN(std::vector<Change> changes,
                   task.ListAll(&task::v1::ChangeService::Stub::ListChanges, request,
                                [](auto& page) { return page.mutable_changes(); }));
  std::reverse(changes.begin(), changes.end());  // the original first
  task::v1::ListChangesResponse all;
  all.mutable_changes()->Add(changes.begin(), changes.end());
  return context.Print(all, [&] {
    Table table({context.Say(">版本", ">version"), context.Say("时间", "at"), context.Say("事", "act"),
                 context.Say("人员", "person"), context.Say("目标", "target"), context.Say("时限", "due"),
                 context.Say("牵头单位", "lead"), context.Say("状态", "state"),
                 context.Say("理由与依据", "reason and basis")});
    int version = 0;
    for (const Change& change : changes) {
      const Item& item = change.item();
      table.Add({absl::StrCat(++version), ShowTime(change.change_time()), change.type(), change.person(),
                 TargetOf(item), ShowDate(item.due_date()), LastId(item.lead_unit()),
                 ItemStateLabel(context.language(), item.state()), change.reason()});
    }
    return table.ToText();
  });
}

absl::Status ShowItemTrajectory(const Context& context, const ItemAnswersArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::GetItemTrajectoryRequest request;
  request.set_name(names.Item(args.item));
  ASSIGN_OR_RETURN(const auto course, task.Call(&ItemService::Stub::GetItemTrajectory, request));
  return context.Print(course, [&] {
    Table table({context.Say("旬", "period"), context.Say(">序时应达", ">expected"),
                 context.Say(">实际", ">actual"), context.Say("状况", "status"),
                 context.Say(">节点应达%", ">steps due %"), context.Say(">节点实达%", ">steps done %")});
    for (const auto& point : course.points()) {
      table.Add({point.period(), point.expected(), point.actual(),
                 StatusLabel(context.language(), point.status()), point.expected_milestones(),
                 point.achieved_milestones()});
    }
    return absl::StrCat(table.ToText(), context.Say("计量单位：", "unit of measure: "),
                        course.unit_of_measure(), "\n");
  });
}

absl::Status Value(const Context& context, const ItemAnswersArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::GetItemValueRequest request;
  request.set_name(names.Item(args.item));
  request.set_period(args.period);
  request.set_unit_of_measure(args.measure);
  ASSIGN_OR_RETURN(const ItemValue value, task.Call(&ItemService::Stub::GetItemValue, request));
  return context.Print(value, [&] {
    Table table({args.item, args.period});
    const auto add = [&](absl::string_view zh, absl::string_view en, const std::string& text) {
      if (!text.empty()) table.Add({context.Say(zh, en), text});
    };
    add("状况", "status", StatusLabel(context.language(), value.status()));
    add("数值", "value", value.value());
    add("本期新增", "added", value.increment());
    add("计量单位", "unit of measure", value.unit_of_measure());
    add("来源旬", "from period", value.source_period());
    add("来源报表", "from form", value.form());
    add("单位原报", "as reported", value.reported_value());
    add("官方统计", "statistic", value.statistic());
    return table.ToText();
  });
}

absl::Status Visit(const Context& context, const ItemAnswersArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::RecordSiteVisitRequest request;
  request.set_name(names.Item(args.item));
  ASSIGN_OR_RETURN(*request.mutable_visit()->mutable_visit_date(), ParseDay(args.day));
  request.mutable_visit()->set_visitor(args.visitor);
  request.mutable_visit()->set_finding(args.finding);
  ASSIGN_OR_RETURN(const Item item, task.Call(&ItemService::Stub::RecordSiteVisit, request));
  return context.Print(item, [&] { return ItemText(context, item); });
}

}  // namespace

void AddItemAnswers(CLI::App* noun, Context& context) {
  const auto args = std::make_shared<ItemAnswersArgs>();
  const auto run = [&context, args](CLI::App* command,
                                    absl::Status (*act)(const Context&, const ItemAnswersArgs&)) {
    command->callback(
        [&context, args, act] { context.command = [&context, args, act] { return act(context, *args); }; });
  };
  const auto on_item = [&](const char* name, const char* help, const char* example) {
    CLI::App* command = AddCommand(noun, name, help, example);
    command->add_option("item", args->item, "事项代码")->required();
    return command;
  };
  run(on_item("history", "各个版本，原定的在前", "duban item history I-A1-01"), History);
  run(on_item("trajectory", "各旬应达与实际", "duban item trajectory I-A1-01"), ShowItemTrajectory);
  CLI::App* value = on_item("value", "任一周期的数值", "duban item value I-A1-01 --period 2024-M03");
  value->add_option("--period", args->period, "周期：2024-M03-D1、2024-M03、2024-Q1 或 2024-Y")->required();
  value->add_option("--measure", args->measure, "换算为此计量单位，如 万元");
  run(value, Value);
  CLI::App* visit = on_item("visit", "登记现场走访",
                            "duban item visit P-A1-01 --on 2024-03-08 --by chen-san --finding 已进场");
  visit->add_option("--on", args->day, "走访日期")->required();
  visit->add_option("--by", args->visitor, "走访人的人员代码")->required();
  visit->add_option("--finding", args->finding, "所见与商定")->required();
  run(visit, Visit);
}

}  // namespace duban::client

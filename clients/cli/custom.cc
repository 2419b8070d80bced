#include "clients/cli/due_rule_text.h"
#include "clients/cli/nouns.h"
#include "clients/import/row_reader.h"
#include "duban/task/v1/custom_period.grpc.pb.h"

namespace duban::client {

using task::v1::CustomPeriod;
using task::v1::CustomPeriodService;

namespace {

struct CustomArgs {
  std::string id, title, from, to, every, unit_due, lock, reason;
  int step = 1, count = 0;
  std::vector<std::string> actions, items;
};

std::string CustomName(const Names& names, const std::string& id) {
  const bool whole = id.rfind("C-", 0) == 0;
  return absl::StrCat(names.Campaign(), "/customPeriods/", whole ? "" : "C-", id);
}

std::string EveryText(const Context& context, const CustomPeriod& period) {
  switch (period.step_unit()) {
    case CustomPeriod::STEP_UNIT_DAY:
      return absl::StrCat(period.step(), context.Say(" 日", " days"), " × ", period.count());
    case CustomPeriod::STEP_UNIT_WEEK:
      return absl::StrCat(period.step(), context.Say(" 周", " weeks"), " × ", period.count());
    case CustomPeriod::STEP_UNIT_MONTH:
      return absl::StrCat(period.step(), context.Say(" 个月", " months"), " × ", period.count());
    default:
      return context.Say("一次", "once");
  }
}

std::string CustomStateText(const Context& context, const CustomPeriod& period) {
  return period.state() == CustomPeriod::STATE_CLOSED ? context.Say("已结束", "CLOSED")
                                                      : context.Say("进行中", "ACTIVE");
}

std::string CustomPeriodText(const Context& context, const CustomPeriod& period) {
  Table table({LastId(period.name()), period.display_name()});
  const auto add = [&](absl::string_view zh, absl::string_view en, const std::string& value) {
    if (!value.empty() && value != "-") table.Add({context.Say(zh, en), value});
  };
  add("状态", "state", CustomStateText(context, period));
  add("起止", "covers", absl::StrCat(ShowDate(period.start_date()), " – ", ShowDate(period.end_date())));
  add("期次", "occurs", EveryText(context, period));
  for (const std::string& action : period.actions()) add("行动", "action", action);
  for (const std::string& item : period.items()) add("事项", "item", LastId(item));
  if (period.has_unit_due()) add("单位时限", "unit due", RuleText(period.unit_due()));
  if (period.has_lock()) add("锁定", "lock", RuleText(period.lock()));
  add("结束时间", "closed", ShowTime(period.close_time()));
  add("结束理由", "closed because", period.close_reason());
  return table.ToText();
}

absl::Status ListCustomPeriods(const Context& context) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListCustomPeriodsRequest request;
  request.set_parent(names.Campaign());
  ASSIGN_OR_RETURN(const std::vector<CustomPeriod> periods,
                   task.ListAll(&CustomPeriodService::Stub::ListCustomPeriods, request,
                                [](auto& page) { return page.mutable_custom_periods(); }));
  task::v1::ListCustomPeriodsResponse all;
  all.mutable_custom_periods()->Add(periods.begin(), periods.end());
  return context.Print(all, [&] {
    Table table({context.Say("编号", "id"), context.Say("名称", "name"), context.Say("状态", "state"),
                 context.Say("开始", "start"), context.Say("结束", "end"), context.Say("期次", "occurs")});
    for (const CustomPeriod& period : periods) {
      table.Add({LastId(period.name()), period.display_name(), CustomStateText(context, period),
                 ShowDate(period.start_date()), ShowDate(period.end_date()), EveryText(context, period)});
    }
    return table.ToText();
  });
}

absl::Status ShowCustomPeriod(const Context& context, const CustomArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::GetCustomPeriodRequest request;
  request.set_name(CustomName(names, args.id));
  ASSIGN_OR_RETURN(const CustomPeriod period,
                   task.Call(&CustomPeriodService::Stub::GetCustomPeriod, request));
  return context.Print(period, [&] { return CustomPeriodText(context, period); });
}

absl::Status SetCustomDate(const std::string& text, google::type::Date* date) {
  const auto day = ParseDate(text);
  if (!day) return UsageError(absl::StrCat("日期“", text, "”应写成 2026-11-10"));
  *date = *day;
  return absl::OkStatus();
}

absl::StatusOr<CustomPeriod> Described(const Names& names, const CustomArgs& args) {
  CustomPeriod period;
  period.set_display_name(args.title);
  RETURN_IF_ERROR(SetCustomDate(args.from, period.mutable_start_date()));
  if (!args.to.empty()) RETURN_IF_ERROR(SetCustomDate(args.to, period.mutable_end_date()));
  if (!args.every.empty()) {
    period.set_step_unit(args.every == "day"    ? CustomPeriod::STEP_UNIT_DAY
                         : args.every == "week" ? CustomPeriod::STEP_UNIT_WEEK
                                                : CustomPeriod::STEP_UNIT_MONTH);
    period.set_step(args.step);
    period.set_count(args.count);
  }
  for (const std::string& action : args.actions) period.add_actions(action);
  for (const std::string& item : args.items) period.add_items(names.Item(item));
  if (!args.unit_due.empty()) {
    ASSIGN_OR_RETURN(*period.mutable_unit_due(), ParseWorkdayRule(args.unit_due));
  }
  if (!args.lock.empty()) {
    ASSIGN_OR_RETURN(*period.mutable_lock(), ParseWorkdayRule(args.lock));
  }
  return period;
}

absl::Status CreateCustomPeriod(const Context& context, const CustomArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::CreateCustomPeriodRequest request;
  request.set_parent(names.Campaign());
  request.set_custom_period_id(args.id);
  ASSIGN_OR_RETURN(*request.mutable_custom_period(), Described(names, args));
  ASSIGN_OR_RETURN(const CustomPeriod period,
                   task.Call(&CustomPeriodService::Stub::CreateCustomPeriod, request));
  return context.Print(period, [&] { return CustomPeriodText(context, period); });
}

absl::Status CloseCustomPeriod(const Context& context, const CustomArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::CloseCustomPeriodRequest request;
  request.set_name(CustomName(names, args.id));
  request.set_reason(args.reason);
  ASSIGN_OR_RETURN(const CustomPeriod period,
                   task.Call(&CustomPeriodService::Stub::CloseCustomPeriod, request));
  return context.Print(period, [&] { return CustomPeriodText(context, period); });
}

void AddCreate(CLI::App* noun, Context& context, const std::shared_ptr<CustomArgs>& args) {
  CLI::App* create =
      AddCommand(noun, "create", "设一个专项周期，或每隔几日、几周、几月一期的系列（管理员、总专班办）",
                 "duban custom create winter --title 冬季安全专项行动 --from 2026-11-10 --to 2027-02-28\n"
                 "  duban custom create weekly --title 周调度 --from 2026-01-05 --every week --count 52");
  create->add_option("id", args->id, "编号（不含 C-）")->required();
  create->add_option("--title", args->title, "名称")->required();
  create->add_option("--from", args->from, "第一天")->required();
  create->add_option("--to", args->to, "最后一天（系列不填）");
  create->add_option("--every", args->every, "系列：以日、周还是月计")
      ->check(CLI::IsMember({"day", "week", "month"}));
  create->add_option("--step", args->step, "系列：每期几日、几周、几月")->capture_default_str();
  create->add_option("--count", args->count, "系列：期数");
  create->add_option("--action", args->actions, "包含的行动");
  create->add_option("--item", args->items, "包含的事项");
  create->add_option("--unit-due", args->unit_due, "单位时限，如 \"WD+1 17:30\"；不填用年度行动的");
  create->add_option("--lock", args->lock, "锁定，如 \"WD+3 12:00\"；不填用年度行动的");
  create->callback([&context, args] {
    context.command = [&context, args] { return CreateCustomPeriod(context, *args); };
  });
}

}  // namespace

void AddCustomCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "custom", "专项周期：自定起止，或按周、半月、半年等频次", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<CustomArgs>();
  AddCreate(noun, context, args);
  CLI::App* list =
      AddCommand(noun, "list", "列出专项周期（各期见 period list --kind custom）", "duban custom list");
  list->callback([&context] { context.command = [&context] { return ListCustomPeriods(context); }; });
  CLI::App* show = AddCommand(noun, "show", "查看一个专项周期", "duban custom show winter");
  CLI::App* close = AddCommand(noun, "close", "结束一个专项周期：未开始的各期不再进行（管理员、总专班办）",
                               "duban custom close weekly --reason 改为月调度");
  for (CLI::App* command : {show, close}) command->add_option("id", args->id, "编号")->required();
  close->add_option("--reason", args->reason, "理由")->required();
  show->callback(
      [&context, args] { context.command = [&context, args] { return ShowCustomPeriod(context, *args); }; });
  close->callback(
      [&context, args] { context.command = [&context, args] { return CloseCustomPeriod(context, *args); }; });
}

}  // namespace duban::client

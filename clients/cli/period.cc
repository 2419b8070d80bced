#include "clients/cli/due_step_text.h"
#include "clients/cli/labels.h"
#include "clients/cli/list_options.h"
#include "clients/cli/nouns.h"
#include "clients/cli/reopening.h"
#include "duban/task/v1/period.grpc.pb.h"

namespace duban::client {

using task::v1::Period;
using task::v1::PeriodService;

namespace {

struct PeriodArgs {
  std::string kind;
  std::string period;
  ListOptions list;
};

Period::Kind PeriodKindOf(const std::string& word) {
  if (word == "xun") return Period::KIND_DEKAD;
  if (word == "month") return Period::KIND_MONTH;
  if (word == "quarter") return Period::KIND_QUARTER;
  if (word == "custom") return Period::KIND_CUSTOM;
  return word == "year" ? Period::KIND_YEAR : Period::KIND_UNSPECIFIED;
}

// The product of a month or quarter: 月通报, 季讲评.
const google::protobuf::Timestamp& ProductTime(const Period& period) {
  return period.has_bulletin_time() ? period.bulletin_time() : period.review_time();
}

absl::Status ListPeriods(const Context& context, const PeriodArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListPeriodsRequest request;
  request.set_parent(names.Campaign());
  request.set_kind(PeriodKindOf(args.kind));
  args.list.Fill(request);
  ASSIGN_OR_RETURN(const std::vector<Period> periods,
                   task.ListAll(&PeriodService::Stub::ListPeriods, request,
                                [](auto& page) { return page.mutable_periods(); }));
  task::v1::ListPeriodsResponse all;
  all.mutable_periods()->Add(periods.begin(), periods.end());
  return context.Print(all, [&] {
    Table table({context.Say("周期", "period"), context.Say("名称", "name"), context.Say("状态", "state"),
                 context.Say("开放", "opens"), context.Say("单位截止", "unit due"),
                 context.Say("专班截止", "review due"), context.Say("锁定", "locks"),
                 context.Say("通报/讲评", "product"), context.Say("冻结", "freezes")});
    for (const Period& period : periods) {
      table.Add({LastId(period.name()), period.display_name(), Label(context.language(), period.state()),
                 ShowTime(period.open_time()), ShowTime(period.unit_due_time()),
                 ShowTime(period.tf_due_time()), ShowTime(period.lock_time()), ShowTime(ProductTime(period)),
                 ShowTime(period.freeze_time())});
    }
    return table.ToText();
  });
}

bool HasPeriod(const Period& period, task::v1::DueStep wanted) {
  for (const auto& step : period.steps()) {
    if (step.step() == wanted) return true;
  }
  return false;
}

std::string PeriodText(const Context& context, const Period& period) {
  Table table({LastId(period.name()), period.display_name(), ""});
  const auto add = [&](std::string what, std::string value, bool provisional = false) {
    if (value.empty() || value == "-") return;
    table.Add({std::move(what), std::move(value), ProvisionalMark(context, provisional)});
  };
  add(context.Say("状态", "state"), Label(context.language(), period.state()));
  add(context.Say("起止", "covers"),
      absl::StrCat(ShowDate(period.start_date()), " – ", ShowDate(period.end_date())));
  add(context.Say("序时", "time gone by"), period.time_fraction());
  for (const auto& step : period.steps()) {
    add(Label(context.language(), step.step()), ShowTime(step.due_time()), step.provisional());
  }
  if (!HasPeriod(period, task::v1::DUE_STEP_LOCK)) {
    add(context.Say("锁定（最后一旬）", "locks (last dekad)"), ShowTime(period.lock_time()));
  }
  if (!HasPeriod(period, task::v1::DUE_STEP_FREEZE)) {
    add(context.Say("冻结（所在季度）", "freezes (its quarter)"), ShowTime(period.freeze_time()));
  }
  add(context.Say("实际锁定", "locked at"), ShowTime(period.locked_time()));
  if (period.lock_sequence() > 0) {
    add(context.Say("锁定变更号", "lock sequence"), absl::StrCat(period.lock_sequence()));
  }
  return table.ToText();
}

absl::Status ShowPeriod(const Context& context, const PeriodArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::GetPeriodRequest request;
  request.set_name(names.Period(args.period));
  ASSIGN_OR_RETURN(const Period period, task.Call(&PeriodService::Stub::GetPeriod, request));
  return context.Print(period, [&] { return PeriodText(context, period); });
}

absl::Status Lock(const Context& context, const PeriodArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::LockPeriodRequest request;
  request.set_name(names.Period(args.period));
  ASSIGN_OR_RETURN(const Period period, task.Call(&PeriodService::Stub::LockPeriod, request));
  return context.Print(period, [&] { return PeriodText(context, period); });
}

}  // namespace

void AddPeriodCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "period", "周期：旬、月、季、年及其时限（北京时间）", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<PeriodArgs>();
  CLI::App* list = AddCommand(noun, "list", "列出周期与时限", "duban period list --kind xun");
  list->add_option("--kind", args->kind, "只看一种")
      ->check(CLI::IsMember({"xun", "month", "quarter", "year", "custom"}));
  args->list.AddTo(list);
  list->callback(
      [&context, args] { context.command = [&context, args] { return ListPeriods(context, *args); }; });
  CLI::App* show = AddCommand(noun, "show", "查看一个周期", "duban period show 2024-M03-D1");
  show->add_option("period", args->period, "周期代码")->required();
  show->callback(
      [&context, args] { context.command = [&context, args] { return ShowPeriod(context, *args); }; });
  CLI::App* lock = AddCommand(noun, "lock", "锁定一旬（总专班办）", "duban period lock 2024-M03-D1");
  lock->add_option("period", args->period, "旬代码")->required();
  lock->callback([&context, args] { context.command = [&context, args] { return Lock(context, *args); }; });
  AddReopenCommand(noun, context);
}

}  // namespace duban::client

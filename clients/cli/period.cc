#include "clients/cli/labels.h"
#include "clients/cli/nouns.h"
#include "duban/task/v1/period.grpc.pb.h"

namespace duban::client {

using task::v1::Period;
using task::v1::PeriodService;

namespace {

struct Args {
  std::string kind;
  std::string period;
};

Period::Kind KindOf(const std::string& word) {
  if (word == "xun") return Period::KIND_DEKAD;
  if (word == "month") return Period::KIND_MONTH;
  if (word == "quarter") return Period::KIND_QUARTER;
  return word == "year" ? Period::KIND_YEAR : Period::KIND_UNSPECIFIED;
}

// The product of a month or quarter: 月通报, 季讲评.
const google::protobuf::Timestamp& ProductTime(const Period& period) {
  return period.has_bulletin_time() ? period.bulletin_time() : period.review_time();
}

absl::Status List(const Context& context, const Args& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListPeriodsRequest request;
  request.set_parent(names.Campaign());
  request.set_kind(KindOf(args.kind));
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

std::string PeriodText(const Context& context, const Period& period) {
  Table table({LastId(period.name()), period.display_name()});
  const auto add = [&](absl::string_view zh, absl::string_view en, std::string value) {
    if (!value.empty() && value != "-") table.Add({context.Say(zh, en), std::move(value)});
  };
  add("状态", "state", Label(context.language(), period.state()));
  add("起止", "covers", absl::StrCat(ShowDate(period.start_date()), " – ", ShowDate(period.end_date())));
  add("开放填报", "opens", ShowTime(period.open_time()));
  add("单位审定截止", "unit due", ShowTime(period.unit_due_time()));
  add("专班审核截止", "review due", ShowTime(period.tf_due_time()));
  add("锁定", "locks", ShowTime(period.lock_time()));
  add("月通报", "monthly bulletin", ShowTime(period.bulletin_time()));
  add("季讲评", "quarterly review", ShowTime(period.review_time()));
  add("冻结", "freezes", ShowTime(period.freeze_time()));
  add("实际锁定", "locked at", ShowTime(period.locked_time()));
  if (period.lock_sequence() > 0) add("锁定变更号", "lock sequence", absl::StrCat(period.lock_sequence()));
  if (period.provisional())
    add("注意", "note", context.Say("暂定（放假通知尚未发布）", "PROVISIONAL: no holiday notice yet"));
  return table.ToText();
}

absl::Status Show(const Context& context, const Args& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::GetPeriodRequest request;
  request.set_name(names.Period(args.period));
  ASSIGN_OR_RETURN(const Period period, task.Call(&PeriodService::Stub::GetPeriod, request));
  return context.Print(period, [&] { return PeriodText(context, period); });
}

absl::Status Lock(const Context& context, const Args& args) {
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
  const auto args = std::make_shared<Args>();
  CLI::App* list = AddCommand(noun, "list", "列出周期与时限", "duban period list --kind xun");
  list->add_option("--kind", args->kind, "只看一种")
      ->check(CLI::IsMember({"xun", "month", "quarter", "year"}));
  list->callback([&context, args] { context.command = [&context, args] { return List(context, *args); }; });
  CLI::App* show = AddCommand(noun, "show", "查看一个周期", "duban period show 2024-M03-D1");
  show->add_option("period", args->period, "周期代码")->required();
  show->callback([&context, args] { context.command = [&context, args] { return Show(context, *args); }; });
  CLI::App* lock = AddCommand(noun, "lock", "锁定一旬（总专班办）", "duban period lock 2024-M03-D1");
  lock->add_option("period", args->period, "旬代码")->required();
  lock->callback([&context, args] { context.command = [&context, args] { return Lock(context, *args); }; });
}

}  // namespace duban::client

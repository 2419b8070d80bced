#include "clients/cli/nouns.h"
#include "clients/cli/resource_text.h"
#include "duban/reporting/v1/summary.grpc.pb.h"
#include "services/common/status_macros.h"

namespace duban::client {

using reporting::v1::Summary;
using reporting::v1::SummaryService;

namespace {

struct SummaryArgs {
  std::string period;
  std::string action;
  int64_t min_sequence = 0;
};

std::string SummaryText(const Context& context, const Summary& summary) {
  Table forms({context.Say("单位", "unit"), context.Say("名称", "name"), context.Say(">应报", ">due"),
               context.Say(">按时", ">on time"), context.Say(">迟报", ">late"),
               context.Say(">漏报", ">missing")});
  for (const auto& unit : summary.completeness()) {
    forms.Add({unit.unit(), unit.display_name(), absl::StrCat(unit.due_count()),
               absl::StrCat(unit.on_time_count()), absl::StrCat(unit.late_count()),
               absl::StrCat(unit.missing_count())});
  }
  Table lights({context.Say("行动", "action"), context.Say("名称", "name"), context.Say(">绿", ">green"),
                context.Say(">黄", ">yellow"), context.Say(">红", ">red"), context.Say(">蓝", ">blue"),
                context.Say(">灰", ">grey")});
  for (const auto& action : summary.lights()) {
    lights.Add({action.action(), action.display_name(), absl::StrCat(action.green_count()),
                absl::StrCat(action.yellow_count()), absl::StrCat(action.red_count()),
                absl::StrCat(action.blue_count()), absl::StrCat(action.grey_count())});
  }
  return absl::StrCat(forms.ToText(), "\n", lights.ToText(), context.Say("依据变更 #", "as of change #"),
                      summary.as_of().change_sequence(), "（", ShowTime(summary.as_of().change_time()), "）",
                      summary.as_of().simulated() ? context.Say("演示时钟", " simulated clock") : "", "\n");
}

absl::Status ShowSummary(const Context& context, const SummaryArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::GetSummaryRequest request;
  request.set_period(names.Period(args.period));
  request.set_min_sequence(args.min_sequence);
  ASSIGN_OR_RETURN(const Summary summary, reporting.Call(&SummaryService::Stub::GetSummary, request));
  return context.Print(summary, [&] { return SummaryText(context, summary); });
}

absl::Status ShowLeaderPage(const Context& context, const SummaryArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::GetLeaderPageRequest request;
  request.set_period(names.Period(args.period));
  request.set_action(args.action);
  request.set_min_sequence(args.min_sequence);
  ASSIGN_OR_RETURN(const auto page, reporting.Call(&SummaryService::Stub::GetLeaderPage, request));
  return context.Print(page, [&] { return ResourceText(context, page); });
}

}  // namespace

void AddSummaryCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "summary", "概览：报送情况与亮灯", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<SummaryArgs>();
  CLI::App* show = AddCommand(noun, "show", "一个周期的概览", "duban summary show --period 2024-M03");
  show->add_option("--period", args->period, "周期代码")->required();
  show->add_option("--min-sequence", args->min_sequence, "至少依据到此变更号");
  show->callback(
      [&context, args] { context.command = [&context, args] { return ShowSummary(context, *args); }; });
  CLI::App* leader = AddCommand(noun, "leader", "领导概览：亮灯、变化、督办、难点、隐患、名次，一次看全",
                                "duban summary leader --period 2024-M03 --action A1");
  leader->add_option("--period", args->period, "周期代码")->required();
  leader->add_option("--action", args->action, "只看一个行动，如 A1");
  leader->add_option("--min-sequence", args->min_sequence, "至少依据到此变更号");
  leader->callback(
      [&context, args] { context.command = [&context, args] { return ShowLeaderPage(context, *args); }; });
}

}  // namespace duban::client

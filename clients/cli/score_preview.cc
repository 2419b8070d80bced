// What would be: simulate and impact.
#include <memory>

#include "clients/cli/acts.h"
#include "clients/cli/resource_text.h"
#include "clients/cli/score_text.h"
#include "duban/reporting/v1/score_service.grpc.pb.h"

namespace duban::client {

using reporting::v1::PreviewImpactRequest;
using reporting::v1::PreviewImpactResponse;
using reporting::v1::ScoreMove;
using reporting::v1::ScoreService;
using reporting::v1::SimulateScoresRequest;
using reporting::v1::SimulateScoresResponse;

namespace {

struct ScorePreviewArgs {
  std::string period;
  std::string as_of;
  std::string scheme;
  std::string file;
  bool diff = false;
  std::string unit, dekad, item, value;
  std::string exemption, credit;
  int year = 0;
  std::vector<std::string> off_days, makeup_days;
};

absl::Status Simulate(const Context& context, const ScorePreviewArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  if (args.scheme.empty() == args.file.empty()) {
    return UsageError("用 --scheme 给出办法编号，或用 --file 给出办法文件（JSON），二者取一");
  }
  SimulateScoresRequest request;
  request.set_parent(names.Period(args.period));
  ASSIGN_OR_RETURN(*request.mutable_as_of(), ParseAsOf(names, args.as_of));
  if (args.file.empty()) {
    request.set_scheme(args.scheme);
  } else {
    ASSIGN_OR_RETURN(*request.mutable_document(), ReadFile(args.file));
  }
  ASSIGN_OR_RETURN(SimulateScoresResponse found,
                   reporting.Call(&ScoreService::Stub::SimulateScores, request));
  if (args.diff) {
    auto* const moves = found.mutable_moves();
    moves->erase(std::remove_if(moves->begin(), moves->end(),
                                [](const ScoreMove& move) {
                                  return move.total_before() == move.total_after() &&
                                         move.rank_before() == move.rank_after();
                                }),
                 moves->end());
  }
  return context.Print(found, [&] {
    return absl::StrCat(MovesText(context, found.moves()), context.Say("模拟办法 ", "simulated scheme "),
                        found.scheme(), context.Say("，未写入任何数据\n", ", nothing was written\n"),
                        AsOfText(context, found.as_of()));
  });
}

absl::Status FillPreview(const Names& names, const ScorePreviewArgs& args, PreviewImpactRequest& request) {
  request.set_parent(names.Campaign());
  request.set_period(args.period);
  if (!args.value.empty()) {
    auto& correction = *request.mutable_correction();
    correction.set_unit(names.Unit(args.unit));
    correction.set_period(args.dekad);
    correction.set_item(names.Item(args.item));
    correction.set_value(args.value);
  } else if (!args.scheme.empty()) {
    request.set_scheme(args.scheme);
  } else if (args.year != 0) {
    request.mutable_calendar()->set_year(args.year);
    for (const std::string& day : args.off_days) request.mutable_calendar()->add_off_days(day);
    for (const std::string& day : args.makeup_days) request.mutable_calendar()->add_makeup_workdays(day);
  } else if (!args.exemption.empty()) {
    request.set_exemption(absl::StrCat(names.Campaign(), "/exemptions/", LastId(args.exemption)));
  } else if (!args.credit.empty()) {
    request.set_credit(absl::StrCat(names.Campaign(), "/credits/", LastId(args.credit)));
  }
  return absl::OkStatus();
}

std::string ImpactText(const Context& context, const PreviewImpactResponse& found) {
  std::string text =
      absl::StrCat(context.Say("得分和名次\n", "scores and ranks\n"), MovesText(context, found.scores()));
  absl::StrAppend(&text, context.Say("亮灯\n", "lights\n"),
                  ListText(context, found.lights(), {"period", "item", "display_name", "before", "after"}));
  absl::StrAppend(&text, context.Say("督办件\n", "orders\n"),
                  ListText(context, found.orders(),
                           {"order", "display_name", "cause", "limit", "old_limit_time", "new_limit_time",
                            "outcome", "overdue", "reason"}));
  return absl::StrCat(text, AsOfText(context, found.as_of()));
}

// Bound to one kind of change: what the others ask for stays empty.
absl::Status Impact(const Context& context, const ScorePreviewArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  PreviewImpactRequest request;
  RETURN_IF_ERROR(FillPreview(names, args, request));
  ASSIGN_OR_RETURN(const PreviewImpactResponse found,
                   reporting.Call(&ScoreService::Stub::PreviewImpact, request));
  return context.Print(found, [&] { return ImpactText(context, found); });
}

CLI::App* AddImpact(CLI::App* impact, Context& context, const ActText& text,
                    const std::shared_ptr<ScorePreviewArgs>& args) {
  CLI::App* command = AddCommand(impact, text.verb, text.help, text.example);
  command->add_option("--period", args->period, "只看一季，如 2024-Q1；不给则所有已开始的季");
  command->callback(
      [&context, args] { context.command = [&context, args] { return Impact(context, *args); }; });
  return command;
}

void AddImpactCommands(CLI::App* noun, Context& context) {
  CLI::App* impact =
      AddCommand(noun, "impact", "影响预览：若有变化，哪些得分、名次、亮灯、督办件会变；不写入", "");
  impact->require_subcommand(1);
  const auto args = std::make_shared<ScorePreviewArgs>();
  CLI::App* correction = AddImpact(
      impact, context,
      {"correction", "若更正一个已锁定的数",
       "duban score impact correction --unit hc-drc --dekad 2024-M03-D3 --item I-A1-01 --value 7.15"},
      args);
  correction->add_option("--unit", args->unit, "单位代码")->required();
  correction->add_option("--dekad", args->dekad, "旬，如 2024-M03-D3")->required();
  correction->add_option("--item", args->item, "事项代码")->required();
  correction->add_option("--value", args->value, "指标值、任务进度（%）或项目投资（万元）")->required();
  CLI::App* scheme = AddImpact(impact, context,
                               {"scheme", "若换用另一评分办法", "duban score impact scheme rubric.v2"}, args);
  scheme->add_option("scheme", args->scheme, "办法编号")->required();
  CLI::App* calendar =
      AddImpact(impact, context,
                {"calendar", "若换用另一年历",
                 "duban score impact calendar --year 2024 --off 2024-05-06 --makeup 2024-05-11"},
                args);
  calendar->add_option("--year", args->year, "年份")->required();
  calendar->add_option("--off", args->off_days, "放假日（可重复）");
  calendar->add_option("--makeup", args->makeup_days, "调休上班日（可重复）");
  CLI::App* exemption = AddImpact(
      impact, context, {"exemption", "若予以免责", "duban score impact exemption exemption-0001"}, args);
  exemption->add_option("exemption", args->exemption, "容错免责编号")->required();
  CLI::App* credit = AddImpact(
      impact, context, {"credit", "若核准一项加分扣分", "duban score impact credit credit-0001"}, args);
  credit->add_option("credit", args->credit, "加分扣分编号")->required();
}

}  // namespace

void AddScorePreviewCommands(CLI::App* noun, Context& context) {
  const auto args = std::make_shared<ScorePreviewArgs>();
  CLI::App* simulate = AddCommand(noun, "simulate", "按另一评分办法试算并对比，不写入",
                                  "duban score simulate --period 2024-Q1 --scheme rubric.v2 --diff");
  simulate->add_option("--period", args->period, "季，如 2024-Q1")->required();
  simulate->add_option("--scheme", args->scheme, "办法编号（含草案）");
  simulate->add_option("--file", args->file, "办法文件（JSON）");
  simulate->add_flag("--diff", args->diff, "只列有变动的单位");
  simulate->add_option("--as-of", args->as_of, kAsOfHelp);
  simulate->callback(
      [&context, args] { context.command = [&context, args] { return Simulate(context, *args); }; });
  AddImpactCommands(noun, context);
}

}  // namespace duban::client

// The year's scores and their export.
#include <memory>

#include "absl/strings/str_cat.h"
#include "clients/cli/resource_text.h"
#include "clients/cli/score_text.h"
#include "clients/cli/score_year_text.h"
#include "duban/reporting/v1/score_service.grpc.pb.h"
#include "services/common/status_macros.h"

namespace duban::client {

using reporting::v1::ExportYearResponse;
using reporting::v1::ScoreService;
using reporting::v1::Year;

namespace {

struct ScoreYearArgs {
  int year = 0;
  std::string group;
  std::string as_of;
  std::string out;
  std::string matters;
};

std::string YearId(const ScoreYearArgs& args) { return absl::StrCat(args.year, "-Y"); }

absl::Status ShowYear(const Context& context, const ScoreYearArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::GetYearRequest request;
  request.set_name(names.Period(YearId(args)));
  request.set_group(args.group);
  ASSIGN_OR_RETURN(*request.mutable_as_of(), ParseAsOf(names, args.as_of));
  ASSIGN_OR_RETURN(const Year year, reporting.Call(&ScoreService::Stub::GetYear, request));
  return context.Print(year, [&] { return YearText(context, year); });
}

absl::Status ExportYear(const Context& context, const ScoreYearArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::ExportYearRequest request;
  request.set_name(names.Period(YearId(args)));
  ASSIGN_OR_RETURN(const ExportYearResponse found, reporting.Call(&ScoreService::Stub::ExportYear, request));
  if (!args.out.empty()) RETURN_IF_ERROR(WriteFile(args.out, YearRowsCsv(found)));
  if (!args.matters.empty()) RETURN_IF_ERROR(WriteFile(args.matters, YearMattersCsv(found)));
  return context.Print(found, [&] {
    std::string text = args.out.empty() ? YearRowsCsv(found) : "";
    if (args.matters.empty()) absl::StrAppend(&text, YearMattersCsv(found));
    absl::StrAppend(&text, found.final() ? context.Say("年度考评已定稿\n", "the year is final\n")
                                         : context.Say("年度考评未定稿\n", "the year is not final\n"));
    return absl::StrCat(text, AsOfText(context, found.as_of()));
  });
}

}  // namespace

void AddScoreYearCommands(CLI::App* noun, Context& context) {
  const auto args = std::make_shared<ScoreYearArgs>();
  CLI::App* year =
      AddCommand(noun, "year", "年度得分：各季均分与年度考评", "duban score year 2024 --group DEPT");
  year->add_option("year", args->year, "年份")->required();
  year->add_option("--group", args->group, "只看一组")->check(CLI::IsMember({"DEPT", "TOWN", "TF"}));
  year->add_option("--as-of", args->as_of, kAsOfHelp);
  year->callback(
      [&context, args] { context.command = [&context, args] { return ShowYear(context, *args); }; });
  CLI::App* export_command = AddCommand(noun, "export", "导出年度绩效考核和督查计划建议（CSV）",
                                        "duban score export 2024 --out year.csv --matters matters.csv");
  export_command->add_option("year", args->year, "年份")->required();
  export_command->add_option("--out", args->out, "年度绩效考核写入此文件");
  export_command->add_option("--matters", args->matters, "督查计划建议写入此文件");
  export_command->callback(
      [&context, args] { context.command = [&context, args] { return ExportYear(context, *args); }; });
}

}  // namespace duban::client

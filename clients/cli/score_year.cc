// The year's scores and their export.
#include <memory>

#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "clients/cli/resource_text.h"
#include "clients/cli/score_text.h"
#include "duban/reporting/v1/score.grpc.pb.h"
#include "services/common/status_macros.h"

namespace duban::client {

using reporting::v1::ExportYearResponse;
using reporting::v1::ScoreService;
using reporting::v1::Year;
using reporting::v1::YearCard;

namespace {

struct Args {
  int year = 0;
  std::string group;
  std::string as_of;
  std::string out;
  std::string matters;
};

std::string YearId(const Args& args) { return absl::StrCat(args.year, "-Y"); }

std::string YearText(const Context& context, const Year& year) {
  Table table({context.Say("组", "group"), context.Say(">名次", ">rank"), context.Say("单位", "unit"),
               context.Say("名称", "name"), context.Say("各季得分", "quarters"),
               context.Say(">年度考评", ">annual"), context.Say(">年度得分", ">total"),
               context.Say("等次", "grade"), context.Say(">折算", ">converted"), context.Say("说明", "why")});
  for (const YearCard& card : year.cards()) {
    std::vector<std::string> quarters;
    for (const auto& quarter : card.quarters()) {
      quarters.push_back(absl::StrCat(quarter.total().empty() ? "—" : quarter.total(),
                                      quarter.frozen() ? "" : context.Say("（未定稿）", "(open)")));
    }
    table.Add({GroupText(context, card.group()), RankText(context, card.rank()), LastId(card.unit()),
               card.display_name(), absl::StrJoin(quarters, " "), card.annual_total(), card.total(),
               GradeText(context, card.grade()), card.converted(), absl::StrJoin(card.reasons(), "；")});
  }
  return absl::StrCat(table.ToText(), AsOfText(context, year.as_of()));
}

absl::Status Show(const Context& context, const Args& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::GetYearRequest request;
  request.set_name(names.Period(YearId(args)));
  request.set_group(args.group);
  ASSIGN_OR_RETURN(*request.mutable_as_of(), ParseAsOf(names, args.as_of));
  ASSIGN_OR_RETURN(const Year year, reporting.Call(&ScoreService::Stub::GetYear, request));
  return context.Print(year, [&] { return YearText(context, year); });
}

// A value of a CSV file (RFC 4180); one that a spreadsheet would take for a formula is made text.
std::string CsvValue(const std::string& value) {
  const bool formula = !value.empty() && absl::StrContains("=+-@", value.substr(0, 1));
  const std::string text = formula ? absl::StrCat("'", value) : value;
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  return absl::StrCat("\"", absl::StrReplaceAll(text, {{"\"", "\"\""}}), "\"");
}

std::string CsvLine(const std::vector<std::string>& values) {
  return absl::StrCat(absl::StrJoin(values, ",",
                                    [](std::string* out, const std::string& value) {
                                      absl::StrAppend(out, CsvValue(value));
                                    }),
                      "\r\n");
}

std::string RowsCsv(const ExportYearResponse& found) {
  std::string text = "unit,name,group,year,T_year,rank,grade,vetoes,converted\r\n";
  for (const auto& row : found.rows()) {
    text += CsvLine({row.unit(), row.display_name(), row.group(), absl::StrCat(row.year()), row.total(),
                     absl::StrCat(row.rank()), row.grade(), absl::StrCat(row.vetoes()), row.converted()});
  }
  return text;
}

std::string MattersCsv(const ExportYearResponse& found) {
  std::string text = "kind,resource,name,lead_unit,reason\r\n";
  for (const auto& matter : found.matters()) {
    text += CsvLine({matter.kind(), matter.resource(), matter.display_name(), LastId(matter.lead_unit()),
                     matter.reason()});
  }
  return text;
}

absl::Status Export(const Context& context, const Args& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::ExportYearRequest request;
  request.set_name(names.Period(YearId(args)));
  ASSIGN_OR_RETURN(const ExportYearResponse found, reporting.Call(&ScoreService::Stub::ExportYear, request));
  if (!args.out.empty()) RETURN_IF_ERROR(WriteFile(args.out, RowsCsv(found)));
  if (!args.matters.empty()) RETURN_IF_ERROR(WriteFile(args.matters, MattersCsv(found)));
  return context.Print(found, [&] {
    std::string text = args.out.empty() ? RowsCsv(found) : "";
    if (args.matters.empty()) absl::StrAppend(&text, MattersCsv(found));
    absl::StrAppend(&text, found.final() ? context.Say("年度考评已定稿\n", "the year is final\n")
                                         : context.Say("年度考评未定稿\n", "the year is not final\n"));
    return absl::StrCat(text, AsOfText(context, found.as_of()));
  });
}

}  // namespace

void AddScoreYearCommands(CLI::App* noun, Context& context) {
  const auto args = std::make_shared<Args>();
  CLI::App* year =
      AddCommand(noun, "year", "年度得分：各季均分与年度考评", "duban score year 2024 --group DEPT");
  year->add_option("year", args->year, "年份")->required();
  year->add_option("--group", args->group, "只看一组")->check(CLI::IsMember({"DEPT", "TOWN", "TF"}));
  year->add_option("--as-of", args->as_of, kAsOfHelp);
  year->callback([&context, args] { context.command = [&context, args] { return Show(context, *args); }; });
  CLI::App* export_command = AddCommand(noun, "export", "导出年度绩效考核和督查计划建议（CSV）",
                                        "duban score export 2024 --out year.csv --matters matters.csv");
  export_command->add_option("year", args->year, "年份")->required();
  export_command->add_option("--out", args->out, "年度绩效考核写入此文件");
  export_command->add_option("--matters", args->matters, "督查计划建议写入此文件");
  export_command->callback(
      [&context, args] { context.command = [&context, args] { return Export(context, *args); }; });
}

}  // namespace duban::client

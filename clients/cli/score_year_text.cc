#include "clients/cli/score_year_text.h"

#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "clients/cli/resource_text.h"
#include "clients/cli/score_text.h"
#include "clients/cli/table.h"

namespace duban::client {

using reporting::v1::ExportYearResponse;
using reporting::v1::Year;
using reporting::v1::YearCard;

namespace {

// A value of a CSV file (RFC 4180); one that a spreadsheet would take for a formula is made text.
std::string YearCsvValue(const std::string& value) {
  const bool formula = !value.empty() && absl::StrContains("=+-@", value.substr(0, 1));
  const std::string text = formula ? absl::StrCat("'", value) : value;
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  return absl::StrCat("\"", absl::StrReplaceAll(text, {{"\"", "\"\""}}), "\"");
}

std::string YearCsvLine(const std::vector<std::string>& values) {
  return absl::StrCat(absl::StrJoin(values, ",",
                                    [](std::string* out, const std::string& value) {
                                      absl::StrAppend(out, YearCsvValue(value));
                                    }),
                      "\r\n");
}

}  // namespace

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

std::string YearRowsCsv(const ExportYearResponse& found) {
  std::string text = "unit,name,group,year,T_year,rank,grade,vetoes,converted\r\n";
  for (const auto& row : found.rows()) {
    text += YearCsvLine({row.unit(), row.display_name(), row.group(), absl::StrCat(row.year()), row.total(),
                         absl::StrCat(row.rank()), row.grade(), absl::StrCat(row.vetoes()), row.converted()});
  }
  return text;
}

std::string YearMattersCsv(const ExportYearResponse& found) {
  std::string text = "kind,resource,name,lead_unit,reason\r\n";
  for (const auto& matter : found.matters()) {
    text += YearCsvLine({matter.kind(), matter.resource(), matter.display_name(), LastId(matter.lead_unit()),
                         matter.reason()});
  }
  return text;
}

}  // namespace duban::client

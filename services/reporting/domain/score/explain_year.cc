#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/reporting/domain/score/explain.h"
#include "services/reporting/domain/score/ranking.h"

namespace duban::reporting {
namespace {

ExplanationNode Node(std::string key, std::string title, const Rational& value, const Scheme& scheme) {
  ExplanationNode node;
  node.key = std::move(key);
  node.title = std::move(title);
  node.exact_value = FormatExact(value);
  node.printed_value = FormatFixed(value, scheme.places, scheme.rounding);
  return node;
}

std::string Formula(const YearEntry& entry, const Scheme& scheme) {
  if (!entry.quarters_count) return "参评季度不足，只计年度考评";
  std::vector<std::string> totals;
  for (const QuarterTotal& quarter : entry.quarters) {
    totals.push_back(FormatFixed(quarter.total, scheme.places, scheme.rounding));
  }
  return absl::StrCat(FormatExact(scheme.year.quarters), "×(", absl::StrJoin(totals, "+"), ")÷",
                      totals.size(), "+", FormatExact(scheme.year.annual), "×年度考评");
}

void AddGrade(const YearEntry& entry, const Scheme& scheme, ExplanationNode& node) {
  if (!entry.grade) return;
  node.inputs.push_back({"等次", GradeTitle(*entry.grade, scheme.grades)});
  node.inputs.push_back({"按总分和名额", GradeTitle(entry.grade_by_total, scheme.grades)});
  node.inputs.push_back({"位次", absl::StrCat(entry.rank, "/", entry.ranked)});
  for (const std::string& reason : entry.reasons) node.inputs.push_back({"降等", reason});
}

}  // namespace

ExplanationNode ExplainYear(const YearEntry& entry, const Period& year, const Scheme& scheme) {
  ExplanationNode node =
      Node("T_YEAR", absl::StrCat(entry.title, " ", PeriodTitle(year), "得分"), entry.total, scheme);
  if (entry.rank == 0) {
    node.formula = "不参评";
    node.exact_value.clear();
    node.printed_value.clear();
    return node;
  }
  node.formula = Formula(entry, scheme);
  AddGrade(entry, scheme, node);
  for (const QuarterTotal& quarter : entry.quarters) {
    node.children.push_back(
        Node(PeriodId(quarter.quarter), PeriodTitle(quarter.quarter), quarter.total, scheme));
  }
  node.children.push_back(Node(PeriodId(year), "年度考评", entry.annual, scheme));
  node.children.push_back(Node("CONVERTED", "折算年度绩效考核得分", entry.converted, scheme));
  node.children.back().formula = absl::StrCat(FormatExact(scheme.year.converted_points), "×年度得分÷100");
  return node;
}

}  // namespace duban::reporting

#include "services/reporting/domain/score/formula_catalogue.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace duban::reporting {
namespace {

// What verified conduct problems take off B3.
std::string ConductText(LeafId leaf, const Scheme& scheme) {
  if (leaf != LeafId::kB3) return "";
  return absl::StrCat("−作风问题×", FormatExact(scheme.panel.conduct_penalty), "，不低于0");
}

std::string LinearText(const std::string& full, const Rational& span, absl::string_view rank) {
  return absl::StrCat(full, "×(1−", FormatExact(span), "×(", rank, "−1)÷(组内数−1))");
}

// The three looks (三看).
std::vector<LeafFormula> LookFormulas() {
  using enum LeafId;
  return {
      {"WEIGHTED_ATTAINMENT",
       "按权重计达成率，低于界限的计0",
       {kK1},
       {"indicator.zero_below"},
       [](LeafId, const std::string& full, const Scheme& scheme) {
         return absl::StrCat(full, "×Σ(权重×得分率)÷Σ权重，完成度低于",
                             FormatExact(scheme.indicator.zero_below), "的得分率为0");
       }},
      {kCappedAttainment,
       "按权重计达成率，不设归零界限",
       {kK1},
       {},
       [](LeafId, const std::string& full, const Scheme&) {
         return absl::StrCat(full, "×Σ(权重×得分率)÷Σ权重，得分率为完成度，在0与1之间");
       }},
      {"DISCIPLINE",
       "满分扣迟报、漏报和多次退回",
       {kK2a},
       {"discipline.late", "discipline.missing", "discipline.extra_return", "discipline.free_returns"},
       [](LeafId, const std::string& full, const Scheme& scheme) {
         const DisciplineRules& rules = scheme.discipline;
         return absl::StrCat(full, "−迟报×", FormatExact(rules.late), "−漏报×", FormatExact(rules.missing),
                             "−再次退回×", FormatExact(rules.extra_return), "，不低于0");
       }},
      {kSubmittedOnTimeShare,
       "按期报送占应报",
       {kK2a},
       {},
       [](LeafId, const std::string& full, const Scheme&) {
         return absl::StrCat(full, "×按期报送÷应报，没有应报计满分");
       }},
      {"FIRST_REVIEW_SHARE",
       "首次审核通过占已报",
       {kK2b},
       {},
       [](LeafId, const std::string& full, const Scheme&) {
         return absl::StrCat(full, "×首次审核通过的旬报÷已报旬报");
       }},
      {"TASK_VALUE_MEAN",
       "按权重计任务价值：按期、逾期分档，未到期看进度",
       {kK3a},
       {"task.late_steps", "task.done_later"},
       [](LeafId, const std::string& full, const Scheme&) {
         return absl::StrCat(full, "×Σ(权重×得分率)÷Σ权重");
       }},
      {kDoneShare,
       "已完成占到期（不看早晚和进度）",
       {kK3a},
       {},
       [](LeafId, const std::string& full, const Scheme&) {
         return absl::StrCat(full, "×Σ(权重×已完成)÷Σ权重，期末到期的和已完成的任务");
       }},
      {"PROJECT_CLASS_MEAN",
       "按类别计项目完成率",
       {kK3b},
       {"project.start", "project.investment", "project.entry", "project.entry_minimum_wan"},
       [](LeafId, const std::string& full, const Scheme&) {
         return absl::StrCat(full, "×Σ(类别项目数×类别完成率)÷Σ项目数");
       }},
      {kInvestmentRate,
       "年度投资完成率比序时",
       {kK3b},
       {},
       [](LeafId, const std::string& full, const Scheme&) {
         return absl::StrCat(full, "×Σ完成投资÷Σ年度计划投资÷序时，至多", full);
       }},
  };
}

// The three appraisals (三评) and comparisons (三比).
std::vector<LeafFormula> AppraisalFormulas() {
  using enum LeafId;
  return {
      {"CLOSED_ON_TIME_SHARE",
       "按期办结占到期",
       {kK2c, kP2a},
       {},
       [](LeafId leaf, const std::string& full, const Scheme&) {
         return leaf == kK2c ? absl::StrCat(full, "×Σ(权重×按期办结)÷Σ权重，本期到期的重要议定事项")
                             : absl::StrCat(full, "×按期办结÷本期到期的督查督办件");
       }},
      {kPanelMean,
       "按评议得分",
       {kP1, kP2b, kB1, kB3},
       {},
       [](LeafId leaf, const std::string& full, const Scheme& scheme) {
         return absl::StrCat(full, "×评议÷100", ConductText(leaf, scheme));
       }},
      {kPanelRank,
       "按评议得分的组内位次",
       {kP1, kP2b, kB1, kB3},
       {"panel.rank_span"},
       [](LeafId leaf, const std::string& full, const Scheme& scheme) {
         return absl::StrCat(LinearText(full, scheme.panel.rank_span, "评议位次"), ConductText(leaf, scheme));
       }},
      {"ISSUE_DIFFICULTY_MEAN",
       "按难度计难点解决程度",
       {kP3},
       {"issue.verified", "issue.staged", "issue.open"},
       [](LeafId, const std::string& full, const Scheme& scheme) {
         const IssueRules& rules = scheme.issue;
         return absl::StrCat(full, "×Σ(难度×得分率)÷Σ难度，销号", FormatExact(rules.verified), "、阶段性解决",
                             FormatExact(rules.staged), "、未解决", FormatExact(rules.open));
       }},
      {"INDEX_RANK",
       "按业绩指数位次，首末名之间等差",
       {kB2},
       {"index.attainment", "index.key_tasks", "index.rank_span"},
       [](LeafId, const std::string& full, const Scheme& scheme) {
         return LinearText(full, scheme.index.rank_span, "位次");
       }},
      {kIndexStep,
       "按业绩指数位次，每低一名扣固定分",
       {kB2},
       {"index.attainment", "index.key_tasks", "index.rank_step"},
       [](LeafId, const std::string& full, const Scheme& scheme) {
         return absl::StrCat(full, "−", FormatExact(scheme.index.rank_step), "×(位次−1)，不低于0");
       }},
      {kIndexValue,
       "按业绩指数与组内最高之比",
       {kB2},
       {"index.attainment", "index.key_tasks"},
       [](LeafId, const std::string& full, const Scheme&) {
         return absl::StrCat(full, "×业绩指数÷组内最高的业绩指数");
       }},
  };
}

const std::vector<LeafFormula>& AllFormulas() {
  static const auto& all = *[] {
    auto* const formulas = new std::vector<LeafFormula>(LookFormulas());
    for (LeafFormula& one : AppraisalFormulas()) formulas->push_back(std::move(one));
    return formulas;
  }();
  return all;
}

bool CanScore(const LeafFormula& formula, LeafId leaf) {
  return std::find(formula.leaves.begin(), formula.leaves.end(), leaf) != formula.leaves.end();
}

}  // namespace

std::vector<const LeafFormula*> FormulasFor(LeafId leaf) {
  std::vector<const LeafFormula*> formulas;
  for (const LeafFormula& one : AllFormulas()) {
    if (CanScore(one, leaf)) formulas.push_back(&one);
  }
  return formulas;
}

const LeafFormula* FindFormula(LeafId leaf, absl::string_view name) {
  for (const LeafFormula& one : AllFormulas()) {
    if (one.name == name && CanScore(one, leaf)) return &one;
  }
  return nullptr;
}

const LeafFormula& FormulaOf(LeafId leaf, const Scheme& scheme) {
  const auto chosen = scheme.formulas.find(std::string(LeafName(leaf)));
  const LeafFormula* found = chosen == scheme.formulas.end() ? nullptr : FindFormula(leaf, chosen->second);
  return found != nullptr ? *found : *FormulasFor(leaf).front();
}

std::string FormulaText(LeafId leaf, const Rational& points, const Scheme& scheme) {
  return FormulaOf(leaf, scheme).text(leaf, FormatExact(points), scheme);
}

bool IsScoredBy(LeafId leaf, absl::string_view name, const Scheme& scheme) {
  return FormulaOf(leaf, scheme).name == name;
}

bool IsPanelLeaf(LeafId leaf, const Scheme& scheme) {
  return IsScoredBy(leaf, kPanelMean, scheme) || IsScoredBy(leaf, kPanelRank, scheme);
}

}  // namespace duban::reporting

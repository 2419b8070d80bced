#include "services/reporting/domain/score/formula.h"

#include "absl/strings/str_cat.h"

namespace duban::reporting {
namespace {

std::string DisciplineText(const std::string& full, const DisciplineRules& rules) {
  return absl::StrCat(full, "−迟报×", FormatExact(rules.late), "−漏报×", FormatExact(rules.missing),
                      "−再次退回×", FormatExact(rules.extra_return), "，不低于0");
}

std::string IssueText(const std::string& full, const IssueRules& rules) {
  return absl::StrCat(full, "×Σ(难度×得分率)÷Σ难度，销号", FormatExact(rules.verified), "、阶段性解决",
                      FormatExact(rules.staged), "、未解决", FormatExact(rules.open));
}

// The three looks (三看).
std::string LookText(LeafId id, const std::string& full, const Scheme& scheme) {
  switch (id) {
    case LeafId::kK1:
      return absl::StrCat(full, "×Σ(权重×得分率)÷Σ权重，完成度低于", FormatExact(scheme.indicator.zero_below),
                          "的得分率为0");
    case LeafId::kK2a:
      return DisciplineText(full, scheme.discipline);
    case LeafId::kK2b:
      return absl::StrCat(full, "×首次审核通过的旬报÷已报旬报");
    case LeafId::kK2c:
      return absl::StrCat(full, "×Σ(权重×按期办结)÷Σ权重，本期到期的重要议定事项");
    case LeafId::kK3b:
      return absl::StrCat(full, "×Σ(类别项目数×类别完成率)÷Σ项目数");
    default:
      return absl::StrCat(full, "×Σ(权重×得分率)÷Σ权重");
  }
}

}  // namespace

std::string FormulaText(LeafId id, const Rational& points, const Scheme& scheme) {
  const std::string full = FormatExact(points);
  switch (id) {
    case LeafId::kP1:
    case LeafId::kP2b:
    case LeafId::kB1:
      return absl::StrCat(full, "×评议÷100");
    case LeafId::kP2a:
      return absl::StrCat(full, "×按期办结÷本期到期的督查督办件");
    case LeafId::kP3:
      return IssueText(full, scheme.issue);
    case LeafId::kB2:
      return absl::StrCat(full, "×(1−", FormatExact(scheme.index.rank_span), "×(位次−1)÷(组内数−1))");
    case LeafId::kB3:
      return absl::StrCat(full, "×评议÷100−作风问题×", FormatExact(scheme.panel.conduct_penalty),
                          "，不低于0");
    default:
      return LookText(id, full, scheme);
  }
}

}  // namespace duban::reporting

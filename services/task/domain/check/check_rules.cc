#include "services/task/domain/check/check_rules.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/decimal.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

std::string Field(absl::string_view part) { return absl::StrCat("check_rules.", part); }

// Checks that a decimal is above 0 and at most `most` (0: without limit) and brings it into its canonical
// form. False after a fault.
bool CheckNumber(std::string& text, absl::string_view part, int most, Violations& out) {
  const absl::StatusOr<Rational> value = ParseDecimal(text);
  if (!value.ok()) {
    out.Add(Field(part), "NOT_DECIMAL", std::string(value.status().message()));
    return false;
  }
  if (*value <= 0 || (most > 0 && *value > most)) {
    out.Add(Field(part), "OUT_OF_RANGE",
            most > 0 ? absl::StrCat("须大于 0 且不超过 ", most) : std::string("须大于 0"));
    return false;
  }
  text = FormatExact(*value);
  return true;
}

void CheckCount(int value, absl::string_view part, int least, int most, Violations& out) {
  if (least <= value && value <= most) return;
  out.Add(Field(part), "OUT_OF_RANGE", absl::StrCat("须在 ", least, " 至 ", most, " 之间"));
}

}  // namespace

CheckRules CheckRulesOf(const Docket& in, absl::string_view campaign) {
  if (const auto* rules = in.Find<CheckRules>(campaign, "current")) return *rules;
  CheckRules rules;
  rules.campaign = std::string(campaign);
  return rules;
}

absl::StatusOr<std::vector<Change>> UpdateCheckRules(const CheckRules& given, const std::string& reason,
                                                     const ActContext& context) {
  CheckRules rules = given;
  rules.campaign = context.campaign;
  rules.id = "current";
  Violations violations;
  CheckNumber(rules.sample_percent, "sample_percent", 100, violations);
  const bool ok = CheckNumber(rules.ok_percent, "ok_percent", 100, violations);
  const bool error = CheckNumber(rules.error_percent, "error_percent", 100, violations);
  if (ok && error && ParseDecimal(rules.ok_percent).value() > ParseDecimal(rules.error_percent).value()) {
    violations.Add(Field("error_percent"), "LIMIT_ORDER", "差错上限不能低于属实上限 ok_percent");
  }
  CheckNumber(rules.deviation_floor, "deviation_floor", 0, violations);
  CheckNumber(rules.red_behind_points, "red_behind_points", 100, violations);
  CheckCount(rules.sample_min_per_unit, "sample_min_per_unit", 0, 1000, violations);
  CheckCount(rules.repeat_months, "repeat_months", 1, 60, violations);
  CheckCount(rules.statement_workdays, "statement_workdays", 1, 60, violations);
  CheckCount(rules.objection_days, "objection_days", 1, 365, violations);
  CheckCount(rules.review_days, "review_days", 1, 365, violations);
  CheckCount(rules.red_overdue_days, "red_overdue_days", 0, 365, violations);
  std::sort(rules.sampled_claims.begin(), rules.sampled_claims.end());
  rules.sampled_claims.erase(std::unique(rules.sampled_claims.begin(), rules.sampled_claims.end()),
                             rules.sampled_claims.end());
  if (rules.sampled_claims.empty() || rules.sampled_claims.front() == ClaimKind::kUnspecified) {
    violations.Add(Field("sampled_claims"), "REQUIRED", "须列出抽查哪几类申报");
  }
  if (IsBlank(reason)) violations.Add("reason", "REASON_REQUIRED", "修改核查规则须说明依据文件");
  CheckText(reason, "reason", Needed::kOptional, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  return std::vector<Change>{Change{"check_rules.update", std::move(rules), reason}};
}

}  // namespace duban::task

#include "services/task/domain/form/form_rules.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/decimal.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

constexpr int kMaxEqualPeriods = 36;

// A year of ten-day periods is the most that a figure can be compared over.
void CheckThreshold(std::string& text, const std::string& by_default, absl::string_view field,
                    Violations& out) {
  if (text.empty()) text = by_default;
  if (text == kFormThresholdOff) return;
  const absl::StatusOr<Rational> number = ParseDecimal(text);
  if (!number.ok()) {
    out.Add(std::string(field), "NOT_DECIMAL",
            absl::StrCat("应为十进制数，如 30；不检查写 off，收到“", text, "”"));
  } else if (*number <= 0) {
    out.Add(std::string(field), "OUT_OF_RANGE", "阈值须大于 0；不检查写 off");
  }
}

}  // namespace

FormRules CurrentFormRules(const Docket& docket, absl::string_view campaign) {
  if (const FormRules* found = docket.Find<FormRules>(campaign, kCurrentFormRules)) return *found;
  FormRules defaults;
  defaults.campaign = std::string(campaign);
  return defaults;
}

absl::StatusOr<std::vector<Change>> UpdateFormRules(const FormRules& given, const ActContext& context) {
  const FormRules defaults;
  FormRules rules = given;
  Violations violations;
  CheckThreshold(rules.jump_percent, defaults.jump_percent, "form_rules.jump_percent", violations);
  CheckThreshold(rules.completion_percent, defaults.completion_percent, "form_rules.completion_percent",
                 violations);
  if (rules.equal_periods == 0) rules.equal_periods = defaults.equal_periods;
  if (rules.equal_periods < 1 || rules.equal_periods > kMaxEqualPeriods) {
    violations.Add("form_rules.equal_periods", "OUT_OF_RANGE", "应为 2–36；不检查写 1");
  }
  if (rules.claim_check == ClaimCheck::kUnspecified) rules.claim_check = defaults.claim_check;
  CheckText(rules.reason, "form_rules.reason", Needed::kRequired, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  rules.campaign = context.campaign;
  rules.id = kCurrentFormRules;
  std::string reason = rules.reason;
  return std::vector<Change>{Change{"form_rules.update", std::move(rules), std::move(reason)}};
}

}  // namespace duban::task

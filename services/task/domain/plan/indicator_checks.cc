#include "absl/strings/str_cat.h"
#include "services/common/decimal.h"
#include "services/task/domain/plan/detail_checks.h"

namespace duban::task {
namespace {

constexpr int kMaxDecimals = 9;
constexpr int kMaxLagDays = 366;

// True for kinds that are expected in step with the year; the others are expected in full at any time.
bool InStep(IndicatorKind kind) {
  return IsCumulative(kind) || kind == IndicatorKind::kStock || kind == IndicatorKind::kMilestone;
}

void CheckKind(const Indicator& indicator, const PartCheck& check) {
  const absl::StatusOr<Rational> target = ParseDecimal(indicator.target);
  switch (indicator.kind) {
    case IndicatorKind::kUnspecified:
      return check.Add("indicator.kind", "REQUIRED", "须说明指标类型");
    case IndicatorKind::kStock:
      if (indicator.baseline.empty()) {
        check.Add("indicator.baseline", "BASELINE_REQUIRED", "时点数指标须有年初基数");
      }
      return;
    case IndicatorKind::kZero:
      if (target.ok() && *target != 0) {
        check.Add("indicator.target", "TARGET_NOT_ZERO", "清零指标的目标须为 0 (a ZERO indicator aims at 0)");
      }
      return;
    case IndicatorKind::kOrdinal:
      if (target.ok() && (denominator(*target) != 1 || *target < 1)) {
        check.Add("indicator.target", "WHOLE_NUMBER", "等级指标的目标须为正整数，如 2 表示Ⅱ类");
      }
      return;
    case IndicatorKind::kRelation:
      if (indicator.left_series.empty() != indicator.right_series.empty()) {
        check.Add(indicator.left_series.empty() ? "indicator.left_series" : "indicator.right_series",
                  "SERIES_REQUIRED", "关系指标须写明相比的两个序列");
      }
      return;
    default:
      return;
  }
}

void CheckDirection(const Indicator& indicator, const PartCheck& check) {
  const bool limit = indicator.kind == IndicatorKind::kCap || indicator.kind == IndicatorKind::kZero;
  if (limit && DirectionOf(indicator) != Direction::kLower) {
    check.Add("indicator.direction", "DIRECTION", "上限、清零指标的方向只能是越低越好");
  }
  if (indicator.direction != Direction::kRange) {
    if (!indicator.range_low.empty() || !indicator.range_high.empty()) {
      check.Add("indicator.range_low", "FIELD_NOT_APPLICABLE", "只有区间指标才有上下界");
    }
    return;
  }
  check.Decimal("indicator.range_low", indicator.range_low);
  check.Decimal("indicator.range_high", indicator.range_high);
  const absl::StatusOr<Rational> low = ParseDecimal(indicator.range_low);
  const absl::StatusOr<Rational> high = ParseDecimal(indicator.range_high);
  if (low.ok() && high.ok() && *low >= *high) {
    check.Add("indicator.range_high", "RANGE_BOUNDS", "上界须大于下界");
  }
}

void CheckSchedule(const Indicator& indicator, const PartCheck& check) {
  if (indicator.schedule != ScheduleKind::kPlan) {
    if (!indicator.monthly_plan.empty()) {
      check.Add("indicator.monthly_plan", "FIELD_NOT_APPLICABLE", "有月度计划时 schedule 须为 PLAN");
    }
    return;
  }
  if (!InStep(indicator.kind)) {
    check.Add("indicator.schedule", "SCHEDULE_NOT_APPLICABLE",
              "增速、占比、上限等指标不按序时进度，不设月度计划");
  }
  if (indicator.monthly_plan.empty()) {
    check.Add("indicator.monthly_plan", "MONTHLY_PLAN", "须列出 1–12 月末的 12 个计划数");
  }
  check.Monthly("indicator.monthly_plan", indicator.monthly_plan, IsCumulative(indicator.kind));
}

void CheckTargets(const Indicator& indicator, const PartCheck& check) {
  int adopted = 0;
  for (size_t i = 0; i < indicator.target_versions.size(); ++i) {
    const TargetVersion& version = indicator.target_versions[i];
    const std::string part = absl::StrCat("indicator.target_versions[", i, "]");
    check.Decimal(absl::StrCat(part, ".value"), version.value);
    check.Text(absl::StrCat(part, ".source"), version.source, true);
    if (!version.adopted) continue;
    ++adopted;
    const absl::StatusOr<Rational> value = ParseDecimal(version.value);
    const absl::StatusOr<Rational> target = ParseDecimal(indicator.target);
    if (value.ok() && target.ok() && *value != *target) {
      check.Add(absl::StrCat(part, ".value"), "ADOPTED_TARGET",
                absl::StrCat("采用的目标 ", version.value, " 与目标 ", indicator.target, " 不一致"));
    }
  }
  if (!indicator.target_versions.empty() && adopted != 1) {
    check.Add("indicator.target_versions", "ADOPTED_TARGET",
              absl::StrCat("须恰有一个目标被采用，现有 ", adopted, " 个 (exactly one is adopted)"));
  }
}

}  // namespace

void CheckIndicator(const Indicator& indicator, const PartCheck& check) {
  CheckKind(indicator, check);
  check.Text("indicator.unit_of_measure", indicator.unit_of_measure, true);
  check.Decimal("indicator.target", indicator.target);
  check.DecimalIfGiven("indicator.baseline", indicator.baseline);
  CheckDirection(indicator, check);
  CheckSchedule(indicator, check);
  CheckTargets(indicator, check);
  if (indicator.decimals && (*indicator.decimals < 0 || *indicator.decimals > kMaxDecimals)) {
    check.Add("indicator.decimals", "OUT_OF_RANGE", "显示小数位应为 0–9");
  }
  if (indicator.lag_days < 0 || indicator.lag_days > kMaxLagDays) {
    check.Add("indicator.lag_days", "OUT_OF_RANGE", "滞后天数应为 0–366");
  }
  if (!indicator.tolerance.empty()) {
    check.Positive("indicator.tolerance", indicator.tolerance, /*zero_too=*/true);
    const absl::StatusOr<Rational> tolerance = ParseDecimal(indicator.tolerance);
    if (tolerance.ok() && *tolerance > 1)
      check.Add("indicator.tolerance", "OUT_OF_RANGE", "容差应在 0–1 之间");
  }
  check.Text("indicator.caliber", indicator.caliber, false);
}

}  // namespace duban::task

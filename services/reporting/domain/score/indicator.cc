#include "services/reporting/domain/score/indicator.h"

#include <algorithm>
#include <array>
#include <utility>

namespace duban::reporting {
namespace {

constexpr std::array<std::pair<IndicatorKind, absl::string_view>, 10> kKinds = {{
    {IndicatorKind::kCum, "CUM"},
    {IndicatorKind::kCount, "COUNT"},
    {IndicatorKind::kStock, "STOCK"},
    {IndicatorKind::kRate, "RATE"},
    {IndicatorKind::kRatio, "RATIO"},
    {IndicatorKind::kCap, "CAP"},
    {IndicatorKind::kZero, "ZERO"},
    {IndicatorKind::kOrdinal, "ORDINAL"},
    {IndicatorKind::kRelation, "RELATION"},
    {IndicatorKind::kMilestone, "MILESTONE"},
}};

// Fills what follows from C and S; A stays undefined when nothing was planned yet.
void AgainstSchedule(const Rational& completion, const Rational& schedule, Assessment& out) {
  out.schedule = schedule;
  out.completion = completion;
  out.deviation = (completion - schedule) * 100;
  out.deviation_in_points = true;
  if (schedule > 0) out.attainment = completion / schedule;
}

void AssessAmount(const IndicatorInput& in, Assessment& out) {
  const Rational& target = *in.target;
  if (target == 0) return;
  AgainstSchedule(*in.value / target, in.planned ? Rational(*in.planned / target) : in.schedule, out);
}

// A stock without a known baseline is judged like one that has to be held (t = b).
void AssessStock(const IndicatorInput& in, Assessment& out) {
  const Rational& target = *in.target;
  if (in.baseline && *in.baseline != target) {
    const Rational way = target - *in.baseline;
    const Rational schedule = in.planned ? Rational((*in.planned - *in.baseline) / way) : in.schedule;
    AgainstSchedule((*in.value - *in.baseline) / way, schedule, out);
  } else if (target != 0) {
    out.attainment = std::min(Rational(*in.value / target), Rational(1));
  }
}

void AssessRate(const IndicatorInput& in, const IndicatorRules& rules, Assessment& out) {
  const Rational& target = *in.target;
  out.deviation = *in.value - target;
  out.attainment =
      target > 0 ? Rational(*in.value / target) : Rational(1 - (target - *in.value) / rules.pp_full_loss);
}

void AssessCap(const IndicatorInput& in, Assessment& out) {
  const Rational& target = *in.target;
  out.deviation = target - *in.value;
  if (*in.value <= target) {
    out.attainment = 1;
  } else {
    out.attainment = target == 0 ? Rational(0) : Rational(1 - (*in.value - target) / abs(target));
  }
}

void AssessRange(const IndicatorInput& in, Assessment& out) {
  if (!in.upper) return;
  out.deviation = std::min(Rational(*in.value - *in.target), Rational(*in.upper - *in.value));
  const Rational width = *in.upper - *in.target;
  if (*out.deviation >= 0) {
    out.attainment = 1;
  } else {
    out.attainment = width == 0 ? Rational(0) : Rational(1 + *out.deviation / width);
  }
}

void AssessOrdinal(const IndicatorInput& in, const IndicatorRules& rules, Assessment& out) {
  out.deviation = *in.target - *in.value;
  out.attainment = *out.deviation >= 0
                       ? Rational(1)
                       : std::max(Rational(1 + rules.ordinal_step * *out.deviation), Rational(0));
}

bool Holds(const Rational& left, Comparator comparator, const Rational& right) {
  switch (comparator) {
    case Comparator::kAtLeast:
      return left >= right;
    case Comparator::kMoreThan:
      return left > right;
    case Comparator::kAtMost:
      return left <= right;
    case Comparator::kLessThan:
      return left < right;
    case Comparator::kEqual:
      return left == right;
  }
  return false;
}

void AssessMilestones(const IndicatorInput& in, Assessment& out) {
  if (in.total_weight == 0) return;
  AgainstSchedule(in.achieved_weight / in.total_weight, in.planned_weight / in.total_weight, out);
}

void AssessValue(const IndicatorInput& in, const IndicatorRules& rules, Assessment& out) {
  switch (in.kind) {
    case IndicatorKind::kCum:
    case IndicatorKind::kCount:
      return AssessAmount(in, out);
    case IndicatorKind::kStock:
      return AssessStock(in, out);
    case IndicatorKind::kRate:
    case IndicatorKind::kRatio:
      return AssessRate(in, rules, out);
    case IndicatorKind::kCap:
      return AssessCap(in, out);
    case IndicatorKind::kZero:
      out.deviation = -*in.value;
      out.attainment = *in.value == 0 ? 1 : 0;
      return;
    case IndicatorKind::kOrdinal:
      return AssessOrdinal(in, rules, out);
    case IndicatorKind::kRelation:
      out.deviation = *in.value - *in.target;
      out.attainment = Holds(*in.value, in.comparator, *in.target) ? 1 : 0;
      return;
    case IndicatorKind::kMilestone:
      return AssessMilestones(in, out);
  }
}

}  // namespace

Assessment Assess(const IndicatorInput& input, const IndicatorRules& rules) {
  Assessment out;
  out.deviation_in_points = input.percent_unit;
  if (input.kind == IndicatorKind::kMilestone) {
    AssessMilestones(input, out);
    return out;
  }
  if (!input.value) return out;
  if (input.kind == IndicatorKind::kZero) {
    AssessValue(input, rules, out);
    return out;
  }
  if (!input.target) return out;
  switch (input.direction) {
    case Direction::kLower:
      AssessCap(input, out);
      break;
    case Direction::kRange:
      AssessRange(input, out);
      break;
    case Direction::kHigher:
      AssessValue(input, rules, out);
      break;
  }
  return out;
}

absl::string_view KindName(IndicatorKind kind) {
  for (const auto& [value, name] : kKinds) {
    if (value == kind) return name;
  }
  return "";
}

std::optional<IndicatorKind> ParseKind(absl::string_view name) {
  for (const auto& [value, known] : kKinds) {
    if (known == name) return value;
  }
  return std::nullopt;
}

}  // namespace duban::reporting

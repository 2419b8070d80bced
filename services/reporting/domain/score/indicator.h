// Indicators (指标): completion, deviation and attainment by kind. All values are exact.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_INDICATOR_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_INDICATOR_H_

#include <optional>

#include "absl/strings/string_view.h"
#include "services/common/decimal.h"
#include "services/reporting/domain/scheme/scheme.h"

namespace duban::reporting {

// The ten kinds that occur in the Eight Actions plan 2024 and the work report 2024.
// Stored in the database by name; never rename.
enum class IndicatorKind {
  kCum,        // cumulative amount (累计量)
  kCount,      // newly added (新增数)
  kStock,      // point-in-time level (存量)
  kRate,       // growth rate (增速)
  kRatio,      // share (比重)
  kCap,        // upper limit (控制数)
  kZero,       // must be cleared to zero (清零)
  kOrdinal,    // class, 1 = best, e.g. water class Ⅱ or better (等级)
  kRelation,   // one series against another (比较)
  kMilestone,  // qualitative (节点)
};

// Which way is better. LOWER uses the rule of upper limits and RANGE that of ranges, whatever the kind.
enum class Direction { kHigher, kLower, kRange };

// How the left side of a RELATION stands to the right one.
enum class Comparator { kAtLeast, kMoreThan, kAtMost, kLessThan, kEqual };

// What an indicator's assessment needs. Only the fields of its kind are read.
struct IndicatorInput {
  IndicatorKind kind = IndicatorKind::kCum;
  Direction direction = Direction::kHigher;
  Comparator comparator = Comparator::kAtLeast;
  std::optional<Rational> value;     // v; empty while PENDING or not reported; left side of a RELATION
  std::optional<Rational> target;    // t; lower bound of a RANGE; right side of a RELATION
  std::optional<Rational> upper;     // upper bound of a RANGE
  std::optional<Rational> baseline;  // b of a STOCK
  std::optional<Rational> planned;   // planned cumulative value at the reference date; empty: linear
  Rational schedule;          // 序时 fraction S of the reference period, used when `planned` is empty
  bool percent_unit = false;  // the indicator's unit is %
  Rational achieved_weight, planned_weight, total_weight;  // MILESTONE
};

// What follows. An empty field is not defined for the kind or the data.
struct Assessment {
  std::optional<Rational> schedule;    // S that was used
  std::optional<Rational> completion;  // C
  std::optional<Rational> deviation;   // D: positive is ahead, inside or better
  bool deviation_in_points = false;  // D in percentage points (百分点), otherwise in the indicator's own unit
  std::optional<Rational> attainment;  // A; empty: light GREY, left out of K1
};
Assessment Assess(const IndicatorInput& input, const IndicatorRules& rules);

// "CUM", "COUNT", … and back; empty when unknown.
absl::string_view KindName(IndicatorKind kind);
std::optional<IndicatorKind> ParseKind(absl::string_view name);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_INDICATOR_H_

// Quantified targets (指标): what is measured, which way is better, and what is expected in the course of the
// year.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_PLAN_INDICATOR_H_
#define DUBAN_SERVICES_TASK_DOMAIN_PLAN_INDICATOR_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"

namespace duban::task {

// Stored in the database by number (as in the proto), like every enum here; never renumber.
enum class IndicatorKind {
  kUnspecified = 0,
  kCum = 1,
  kCount = 2,
  kStock = 3,
  kRate = 4,
  kRatio = 5,
  kCap = 6,
  kZero = 7,
  kOrdinal = 8,
  kRelation = 9,
  kMilestone = 10,
};

enum class Comparator {
  kUnspecified = 0,
  kAtLeast = 1,
  kMoreThan = 2,
  kAtMost = 3,
  kLessThan = 4,
  kEqual = 5,
};

enum class Direction { kUnspecified = 0, kHigher = 1, kLower = 2, kRange = 3 };
enum class DataSource { kUnspecified = 0, kOfficialStat = 1, kDepartment = 2, kSelf = 3 };
enum class Frequency { kUnspecified = 0, kMonth = 1, kQuarter = 2, kYear = 3 };  // unspecified: every dekad
enum class ScheduleKind { kUnspecified = 0, kLinear = 1, kPlan = 2 };  // 序时进度; unspecified: linear

// A target as one document gives it. Several may coexist, one is adopted.
struct TargetVersion {
  std::string value;
  std::string source;
  std::optional<absl::CivilDay> document_date;
  bool adopted = false;

  friend bool operator==(const TargetVersion&, const TargetVersion&) = default;
};

// A quantified target (指标). Numbers are canonical decimal text.
struct Indicator {
  IndicatorKind kind = IndicatorKind::kUnspecified;
  Comparator comparator = Comparator::kUnspecified;
  std::string target;
  std::string baseline;  // empty = none
  std::string unit_of_measure;
  Direction direction = Direction::kUnspecified;
  std::string range_low;        // direction RANGE only
  std::string range_high;       // direction RANGE only
  std::optional<int> decimals;  // shown; nullopt = as reported
  std::string caliber;          // 口径
  DataSource data_source = DataSource::kUnspecified;
  Frequency frequency = Frequency::kUnspecified;
  int lag_days = 0;                            // until the official value exists
  std::vector<TargetVersion> target_versions;  // if any: one adopted, equal to target
  ScheduleKind schedule = ScheduleKind::kUnspecified;
  std::vector<std::string> monthly_plan;  // schedule PLAN: 12 values at the months' ends
  std::string tolerance;                  // 容差, 0–1; empty = the scheme's
  std::string left_series;                // RELATION
  std::string right_series;               // RELATION

  friend bool operator==(const Indicator&, const Indicator&) = default;
};

// Which way is better, where it is not stated: LOWER for CAP and ZERO, HIGHER for the others.
Direction DirectionOf(const Indicator& indicator);

// True for kinds whose values add up from the year's start: CUM and COUNT.
bool IsCumulative(IndicatorKind kind);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_PLAN_INDICATOR_H_

// What an item stood at in a period, and what it was to stand at: derived from the attested forms, never
// stored.
//
// Reports are made per ten-day period (旬) and cumulate from the year's start, so a month's, quarter's or
// year's value is the last one known in it, and what was added is the difference to the last one known
// before. A period without a value is missing: that is neither zero nor the value of the period before.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ITEM_ITEM_VALUE_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ITEM_ITEM_VALUE_H_

#include <map>
#include <string>
#include <vector>

#include "services/common/period.h"
#include "services/task/domain/form/form.h"
#include "services/task/domain/plan/item.h"

namespace duban::task {

// As in the proto.
enum class ValueStatus {
  kUnspecified = 0,
  kMissing = 1,
  kPending = 2,
  kReported = 3,
  kOfficial = 4,
  kNotApplicable = 5,
};

// The attested row of an item in one form.
struct AttestedRow {
  std::string unit;  // whose form it is
  FormRow row;
};
// By ten-day period.
using AttestedRows = std::map<Period, AttestedRow>;

// A value of the statistics department for any period; it overrides what was reported for that period.
struct PublishedValue {
  std::string value;
  std::string record;  // path of the statistic
};
using OfficialValues = std::map<Period, PublishedValue>;

struct ItemValue {
  Period period;
  ValueStatus status = ValueStatus::kMissing;
  std::string value;      // decimal text
  std::string increment;  // within the period; empty unless cumulative and known
  std::string unit_of_measure;
  std::string source_unit;  // the form it comes from; empty = none
  Period source_period;
  std::string reported_value;  // where an official value overrides it
  std::string statistic;
};

// The unit of measure of the item's values: the indicator's, "万元" for projects, "%" for the others.
std::string MeasureOf(const Item& item);

// The value in any period of the campaign's year.
ItemValue ValueIn(const Item& item, const Period& period, const AttestedRows& rows,
                  const OfficialValues& official);

// One ten-day period of a course. Numbers are exact text: decimal, or "n/d" where no finite decimal exists.
struct TrajectoryPoint {
  Period period;
  std::string expected;  // empty = nothing is planned
  ItemValue actual;
  std::string expected_milestones;  // percent; empty = no milestones
  std::string achieved_milestones;  // percent; empty = no milestones, or nothing attested
};

// The course through the year's 36 ten-day periods.
std::vector<TrajectoryPoint> TrajectoryOf(const Item& item, int year, const AttestedRows& rows,
                                          const OfficialValues& official);

// What is expected at the end of a ten-day period, exact text; empty = nothing is planned. Cumulative
// amounts, levels with a baseline, investment and progress go in step with the year or by the monthly plan,
// of which the last month that has ended counts; growth rates, shares and limits are expected in full at any
// time.
std::string ExpectedAt(const Item& item, const Period& dekad);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ITEM_ITEM_VALUE_H_

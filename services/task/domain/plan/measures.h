// Units of measure (计量单位) that convert into each other by a fixed factor.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_PLAN_MEASURES_H_
#define DUBAN_SERVICES_TASK_DOMAIN_PLAN_MEASURES_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace duban::task {

// `value` (decimal text in `from`) as exact text in `to`, e.g. "1.5" 亿元 = "15000" 万元. INVALID_ARGUMENT
// (UNIT_OF_MEASURE) on `unit_of_measure` if the units do not convert.
absl::StatusOr<std::string> ConvertMeasure(absl::string_view value, absl::string_view from,
                                           absl::string_view to);

// True if figures in `from` may be given in `to`.
bool Converts(absl::string_view from, absl::string_view to);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_PLAN_MEASURES_H_

// Status lights (亮灯) with the inputs they were set from.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_LIGHTS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_LIGHTS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/common/decimal.h"
#include "services/reporting/domain/ledger.h"
#include "services/reporting/domain/reading.h"

namespace duban::reporting {

// Green on plan, yellow behind, red far behind, blue done, grey not due or without data.
enum class Light { kGreen, kYellow, kRed, kBlue, kGrey };
absl::string_view LightName(Light light);   // "GREEN", …
absl::string_view LightTitle(Light light);  // "绿灯", …

// A light and why.
struct LightResult {
  Light light = Light::kGrey;
  std::string policy;    // "RATIO", "TASK" or "START"
  bool guarded = false;  // red shown as yellow early in the year
  std::vector<NamedValue> inputs;
};

// RATIO: by attainment A; empty A is grey. `period_end` is the end of the value's reference period.
LightResult RatioLight(const std::optional<Rational>& attainment, absl::CivilDay period_end,
                       const LightRules& rules);

// What TASK looks at.
struct TaskStatus {
  bool done = false;
  bool started = true;  // its start has come
  absl::CivilDay due;
  absl::CivilDay as_of;
  Rational progress;  // 0–1
  Rational planned;   // 0–1
};
// TASK: blue when done; red when overdue or behind plan beyond the red line; yellow from the yellow line,
// both lines themselves yellow.
LightResult TaskLight(const TaskStatus& status, const LightRules& rules);

// START: green when started by the end of the planned month, yellow when started later or not yet, red when
// due but not started for the scheme's number of months in a row, the planned month being the first.
LightResult StartLight(const std::optional<absl::CivilDay>& planned,
                       const std::optional<absl::CivilDay>& started, absl::CivilDay as_of,
                       const LightRules& rules);

// An item's light from its reading: RATIO for indicators and for projects with milestones due, TASK for tasks
// and policies, START for other projects. Nothing locked or a missing report is grey.
LightResult ItemLight(const Campaign& campaign, const Item& item, const Reading& reading,
                      const Scheme& scheme);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_LIGHTS_H_

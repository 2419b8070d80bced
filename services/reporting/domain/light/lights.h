// Status lights (亮灯): the colours and the public policies that set them, each with the inputs it went by.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_LIGHT_LIGHTS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_LIGHT_LIGHTS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/common/decimal.h"
#include "services/reporting/domain/record/reading.h"
#include "services/reporting/domain/score/ledger.h"

namespace duban::reporting {

// Green on plan, yellow behind, red far behind, blue done and accepted, grey not due or without data.
// Stored in the database by number (as in the proto); never renumber.
enum class Light { kGreen = 1, kYellow = 2, kRed = 3, kBlue = 4, kGrey = 5 };
absl::string_view LightName(Light light);   // "GREEN", …
absl::string_view LightTitle(Light light);  // "绿灯", …
std::optional<Light> ParseLight(absl::string_view name);

// A light and why.
struct LightResult {
  Light light = Light::kGrey;
  std::string policy;    // "RATIO", "PP", "RELATIVE50", "START", "STATS_ENTRY", "TASK"; empty: no data
  bool guarded = false;  // red shown as yellow early in the year
  std::vector<NamedValue> inputs;
};

// RATIO: by attainment A; empty A is grey. Green from 1 − `tolerance`, or from 1 − the scheme's without one.
// `period_end` is the end of the value's reference period: early in the year red shows as yellow.
LightResult RatioLight(const std::optional<Rational>& attainment, absl::CivilDay period_end,
                       const LightRules& rules, const std::optional<Rational>& tolerance = std::nullopt);

// Where an item stands (C) and where it should (S), both as parts of the whole.
struct Course {
  std::optional<Rational> completion;
  std::optional<Rational> schedule;
};

// PP (银川 2025): by the shortfall S − C in percentage points. Green without one, green with a remark below
// the yellow points, yellow from there to the red points, both included, red beyond. Grey without C or with
// nothing due.
LightResult PointsLight(const Course& course, const LightRules& rules);

// RELATIVE50 (三亚 2022): green when C reaches S, yellow while the shortfall is at most the scheme's part of
// S, red beyond. Grey without C or with nothing due.
LightResult RelativeLight(const Course& course, const LightRules& rules);

// What TASK looks at.
struct TaskStatus {
  bool done = false;
  bool accepted = true;  // done, and nobody still has to accept it
  bool started = true;   // its start has come
  absl::CivilDay due;    // of the earliest step that is not done
  absl::CivilDay as_of;
  Rational progress;  // 0–1
  Rational planned;   // 0–1
};
// TASK: blue when done and accepted, green when done; red when a step is overdue or the progress behind plan
// beyond the red line; yellow from the yellow line, both lines themselves yellow.
LightResult TaskLight(const TaskStatus& status, const LightRules& rules);

// What START and STATS_ENTRY look at; a day after `as_of` is not known yet.
struct SiteStatus {
  std::optional<absl::CivilDay> planned;  // planned start
  std::optional<absl::CivilDay> started;
  std::optional<absl::CivilDay> entered;  // 入统
  absl::CivilDay as_of;
  bool good_reason = false;  // stated in the form and passed in its review
};
// START (银川 2025): green when started by the end of the planned month, yellow when started later or not
// yet, red when due but not started for the scheme's number of months in a row, the planned month being the
// first. A good reason shows grey instead of yellow; it does not help against red.
LightResult StartLight(const SiteStatus& site, const LightRules& rules);

// STATS_ENTRY (银川 2025): green when entered; before the first month after the start is over, grey; then
// yellow, or grey with a good reason; more than the scheme's months after the start, red.
LightResult EntryLight(const SiteStatus& site, const LightRules& rules);

// Grey, with the reason.
LightResult GreyLight(absl::string_view why);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_LIGHT_LIGHTS_H_

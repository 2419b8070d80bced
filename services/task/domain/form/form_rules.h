// The rules of the checks on forms (填报规则): thresholds that a district may set, one version after another.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_RULES_H_
#define DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_RULES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/matter.h"

namespace duban::task {

// What claims (started, entered in the statistics, completed) need. Stored in the database by number (as in
// the proto); never renumber.
enum class ClaimCheck { kUnspecified = 0, kExplain = 1, kRequire = 2, kOff = 3 };

// "off" in a threshold.
inline constexpr char kFormThresholdOff[] = "off";
// Of every campaign there is one.
inline constexpr char kCurrentFormRules[] = "current";

// The defaults are the district's first setting.
struct FormRules {
  static constexpr MatterKind kKind = MatterKind::kFormRules;
  static constexpr char kCollection[] = "formRules";

  std::string campaign;
  std::string id = kCurrentFormRules;
  std::string jump_percent = "30";         // against the period before; progress in percentage points
  std::string completion_percent = "150";  // of the year's target
  int equal_periods = 3;                   // as many equal figures running; 1 = not checked
  ClaimCheck claim_check = ClaimCheck::kExplain;
  std::string reason;  // why this version was made

  friend bool operator==(const FormRules&, const FormRules&) = default;
};

// The rules in force: those on record, else the defaults.
FormRules CurrentFormRules(const Docket& docket, absl::string_view campaign);

// A new version; what `given` leaves empty is the default. INVALID_ARGUMENT names every fault: NOT_DECIMAL,
// OUT_OF_RANGE, REQUIRED (reason).
absl::StatusOr<std::vector<Change>> UpdateFormRules(const FormRules& given, const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_RULES_H_

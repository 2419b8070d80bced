// Check rules (核查规则): the numbers by which reports are sampled, verified and classified. Data, versioned;
// the defaults hold until the first version.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_CHECK_CHECK_RULES_H_
#define DUBAN_SERVICES_TASK_DOMAIN_CHECK_CHECK_RULES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/matter.h"

namespace duban::task {

// What a unit claims. Stored in the database by number (as in the proto); never renumber.
enum class ClaimKind { kUnspecified = 0, kDone = 1, kStarted = 2, kEntered = 3, kMilestone = 4 };

// Percents, points and amounts are canonical decimal text.
struct CheckRules {
  static constexpr MatterKind kKind = MatterKind::kCheckRules;
  static constexpr char kCollection[] = "checkRules";

  std::string campaign;
  std::string id = "current";
  std::string sample_percent = "10";
  int sample_min_per_unit = 1;
  std::vector<ClaimKind> sampled_claims = {ClaimKind::kDone, ClaimKind::kStarted, ClaimKind::kEntered,
                                           ClaimKind::kMilestone};
  std::string ok_percent = "2";       // a deviation up to it is OK
  std::string error_percent = "10";   // up to it an error (差错), above it major
  std::string deviation_floor = "1";  // smallest divisor of a deviation, in the item's unit
  int repeat_months = 12;
  int statement_workdays = 3;
  int objection_days = 30;  // 政府督查工作条例 art. 17
  int review_days = 30;     // the same
  int red_overdue_days = 10;
  std::string red_behind_points = "30";

  friend bool operator==(const CheckRules&, const CheckRules&) = default;
};

// The rules in force in a campaign.
CheckRules CheckRulesOf(const Docket& in, absl::string_view campaign);

// Puts `given` in force. INVALID_ARGUMENT names every fault: NOT_DECIMAL, OUT_OF_RANGE, LIMIT_ORDER (the OK
// limit above the error limit), REQUIRED, REASON_REQUIRED.
absl::StatusOr<std::vector<Change>> UpdateCheckRules(const CheckRules& given, const std::string& reason,
                                                     const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_CHECK_CHECK_RULES_H_

// What a change of calendars or due tables would do to the deadlines of all campaigns, told before it is
// made.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_PLAN_IMPACT_H_
#define DUBAN_SERVICES_TASK_DOMAIN_PLAN_IMPACT_H_

#include <optional>
#include <string>
#include <vector>

#include "services/common/deadlines.h"
#include "services/task/domain/register.h"

namespace duban::task {

// As in the proto.
enum class MoveOutcome {
  kUnspecified = 0,
  kMoved = 1,
  kKeptPassed = 2,   // the new rule says otherwise, but the deadline is past
  kKeptTooLate = 3,  // the new rule would put an open step of the period into the past
  kAdded = 4,
  kDropped = 5,
};

// One step that a change touches.
struct DeadlineMove {
  std::string campaign;
  std::string period;  // id, also of an occurrence of a custom period
  DueStep step = DueStep::kUnspecified;
  MoveOutcome outcome = MoveOutcome::kUnspecified;
  std::optional<absl::Time> from;      // none for kAdded
  std::optional<absl::Time> to;        // none for kDropped
  std::optional<absl::Time> computed;  // what the new rule alone gives, where the step keeps its instant
};

// The steps that `changes`, made at `now`, would touch, in the order of campaigns and periods.
std::vector<DeadlineMove> ImpactOf(const Register& in, const std::vector<Change>& changes, absl::Time now);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_PLAN_IMPACT_H_

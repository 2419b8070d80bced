// Where a period stands: derived from the campaign's due table, the calendar, the record of locks and the
// clock.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_PLAN_PERIOD_VIEW_H_
#define DUBAN_SERVICES_TASK_DOMAIN_PLAN_PERIOD_VIEW_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/common/deadlines.h"
#include "services/task/domain/register.h"

namespace duban::task {

// As in the proto.
enum class PeriodState { kUnspecified = 0, kNotOpen = 1, kOpen = 2, kClosed = 3, kLocked = 4 };

// A period as people ask for it. Which instants exist depends on the kind.
struct PeriodView {
  Period period;
  PeriodState state = PeriodState::kUnspecified;
  std::optional<absl::Time> open_time;      // dekads
  std::optional<absl::Time> unit_due_time;  // dekads
  std::optional<absl::Time> tf_due_time;    // dekads
  absl::Time lock_time;                     // longer periods: that of the last dekad
  std::optional<absl::Time> bulletin_time;  // months
  std::optional<absl::Time> review_time;    // quarters
  absl::Time freeze_time;                   // of the quarter it lies in (a year: of its last quarter)
  bool provisional = false;
  std::optional<absl::Time> locked_time;  // when the lock came on record
  std::int64_t lock_sequence = 0;
  std::vector<StepDue> steps;  // everything due for this period, in the order of the cycle
  std::string time_fraction;   // 序时, of the year gone by the period's end, e.g. "7/36"
};
PeriodView ViewPeriod(const Register& in, const Campaign& campaign, const Period& period, absl::Time now);

// Every period of a campaign's year: dekads, months, quarters, the year; each kind in the order of time.
std::vector<Period> PeriodsOf(const Campaign& campaign);

// OK if the period lies in the campaign's year. INVALID_ARGUMENT (PERIOD_ID) on `field` otherwise.
absl::Status CheckPeriodOf(const Campaign& campaign, const Period& period, absl::string_view field);

// OK if the period is a dekad of the campaign's year. INVALID_ARGUMENT (PERIOD_ID) on `field` otherwise.
absl::Status CheckDekadOf(const Campaign& campaign, const Period& period, absl::string_view field);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_PLAN_PERIOD_VIEW_H_

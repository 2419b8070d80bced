// When a term ends (期间): working days, natural days, hours, or a fixed day that may be no working day
// (Civil Code art. 201, 203).
#ifndef DUBAN_SERVICES_TASK_DOMAIN_PLAN_TERM_H_
#define DUBAN_SERVICES_TASK_DOMAIN_PLAN_TERM_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "services/common/calendar.h"
#include "services/common/deadlines.h"

namespace duban::task {

enum class TermKind { kUnspecified, kWorkdays, kDays, kHours, kFixedDay };

// A question.
struct Term {
  TermKind kind = TermKind::kUnspecified;
  int length = 0;                           // workdays, days or hours
  std::optional<absl::CivilDay> start;      // the triggering day, not counted; of kFixedDay the day itself
  std::optional<absl::Time> start_instant;  // kHours only
  Shift shift = Shift::kUnspecified;        // kFixedDay only
  int nth = 1;                              // of Shift::kNthFollowing
  TimeOfDay close{24, 0};                   // when the last day ends
};

// The answer.
struct TermEnd {
  absl::CivilDay day;
  absl::Time at;
  bool provisional = false;  // a day that counted lies in a year without a final notice
  std::string explanation;   // in Chinese
};

// INVALID_ARGUMENT names every fault: REQUIRED, OUT_OF_RANGE.
absl::StatusOr<TermEnd> EndOf(const Term& term, const WorkCalendar& calendar);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_PLAN_TERM_H_

// Whether an answer of duban-task is about what was sent or about the way there.
#ifndef DUBAN_SERVICES_REPORTING_FEED_TASK_AWAY_H_
#define DUBAN_SERVICES_REPORTING_FEED_TASK_AWAY_H_

#include "absl/status/status.h"

namespace duban::reporting {

// True for errors that are not about the one thing sent: the next would fare no better.
inline bool IsTaskAway(const absl::Status& status) {
  return absl::IsUnavailable(status) || absl::IsDeadlineExceeded(status) || absl::IsUnauthenticated(status) ||
         absl::IsResourceExhausted(status);
}

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_FEED_TASK_AWAY_H_

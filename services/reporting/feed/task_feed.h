// Where the changes come from: the seam between following the record and the way it travels.
#ifndef DUBAN_SERVICES_REPORTING_FEED_TASK_FEED_H_
#define DUBAN_SERVICES_REPORTING_FEED_TASK_FEED_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/reporting/store/reporting_store.h"

namespace duban::reporting {

// Thread-safe.
class TaskFeed {
 public:
  virtual ~TaskFeed() = default;

  // The changes after `after`, oldest first; waits up to `max_wait` when there are none yet, and then returns
  // none. Any error may be tried again.
  virtual absl::StatusOr<std::vector<MirroredChange>> Pull(std::int64_t after, absl::Duration max_wait) = 0;

  // Ends a Pull that waits, and every later one, with CANCELLED.
  virtual void Cancel() = 0;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_FEED_TASK_FEED_H_

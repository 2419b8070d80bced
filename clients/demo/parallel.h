// A loop over a few threads.
#ifndef DUBAN_CLIENTS_DEMO_PARALLEL_H_
#define DUBAN_CLIENTS_DEMO_PARALLEL_H_

#include <cstddef>
#include <functional>

#include "absl/status/status.h"

namespace duban::client {

// Calls `body(0)` … `body(count - 1)` on up to `thread_count` threads, in no order, and waits. After an error
// no further call begins; the first error is returned.
absl::Status ParallelFor(size_t count, int thread_count, const std::function<absl::Status(size_t)>& body);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_DEMO_PARALLEL_H_

#include "clients/demo/parallel.h"

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace duban::client {

absl::Status ParallelFor(size_t count, int thread_count, const std::function<absl::Status(size_t)>& body) {
  std::atomic<size_t> next{0};
  std::mutex mu;
  absl::Status first;  // Guarded by mu.
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < thread_count; ++i) {
      threads.emplace_back([&] {
        for (size_t index = next++; index < count; index = next++) {
          const absl::Status status = body(index);
          if (status.ok()) continue;
          next = count;
          const std::lock_guard lock(mu);
          first.Update(status);
        }
      });
    }
  }
  return first;
}

}  // namespace duban::client

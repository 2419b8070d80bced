// Wakes those who wait for news of a record (long poll), without a thread for each.
#ifndef DUBAN_SERVICES_TASK_RECORD_CHANGE_HUB_H_
#define DUBAN_SERVICES_TASK_RECORD_CHANGE_HUB_H_

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/time/time.h"

namespace duban::task {

// Thread-safe.
class ChangeHub {
 public:
  using Wake = std::function<void()>;

  explicit ChangeHub(std::int64_t last_sequence);
  // Wakes everybody, then stops.
  ~ChangeHub();

  // Calls `wake` once: at once if the record already goes beyond `after`, else when it does, or after
  // `max_wait` of real time. `wake` must not block.
  void Wait(std::int64_t after, absl::Duration max_wait, Wake wake);

  // The record now ends with `last_sequence`.
  void Notify(std::int64_t last_sequence);

  std::int64_t last_sequence();

  // Wakes everybody now and from now on: the server is going.
  void Stop();

 private:
  // A waiter's limit is kept by the steady clock: it measures a wait, and is no time of the record.
  using Steady = std::chrono::steady_clock;
  struct Waiter {
    std::int64_t after;
    Steady::time_point until;
    Wake wake;
  };

  void WakeExpired();
  // Takes the waiters for whom `ready` holds out of the list.
  std::vector<Wake> Take(const std::function<bool(const Waiter&)>& ready);

  std::mutex mu_;
  std::condition_variable changed_cv_;
  std::int64_t last_sequence_;   // Guarded by mu_.
  std::vector<Waiter> waiters_;  // Guarded by mu_.
  bool stopping_ = false;        // Guarded by mu_.
  std::jthread timer_;           // Last: stops first.
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_RECORD_CHANGE_HUB_H_

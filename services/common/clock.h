// The one place where time is read. Domain functions take `now`; services ask a Clock.
#ifndef DUBAN_SERVICES_COMMON_CLOCK_H_
#define DUBAN_SERVICES_COMMON_CLOCK_H_

#include <mutex>

#include "absl/time/time.h"

namespace duban {

// A source of time. Thread-safe. Shape of upstream's absl::Clock, which Debian's Abseil does not have yet.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual absl::Time TimeNow() = 0;
};

// The machine's clock.
class SystemClock : public Clock {
 public:
  absl::Time TimeNow() override;
};

// A clock that moves only when told to, and never backwards: for tests and demonstrations (演示).
class SimulatedClock : public Clock {
 public:
  explicit SimulatedClock(absl::Time start) : now_(start) {}
  absl::Time TimeNow() override;
  // Moves to `time`; an earlier time leaves the clock where it is.
  void SetTime(absl::Time time);
  void AdvanceTime(absl::Duration by);

 private:
  std::mutex mu_;
  absl::Time now_;  // Guarded by mu_.
};

}  // namespace duban

#endif  // DUBAN_SERVICES_COMMON_CLOCK_H_

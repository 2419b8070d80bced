#include "services/common/clock.h"

#include <algorithm>

#include "absl/time/clock.h"

namespace duban {

absl::Time SystemClock::TimeNow() { return absl::Now(); }

absl::Time SimulatedClock::TimeNow() {
  const std::lock_guard<std::mutex> lock(mu_);
  return now_;
}

void SimulatedClock::SetTime(absl::Time time) {
  const std::lock_guard<std::mutex> lock(mu_);
  now_ = std::max(now_, time);
}

void SimulatedClock::AdvanceTime(absl::Duration by) {
  const std::lock_guard<std::mutex> lock(mu_);
  now_ = std::max(now_, now_ + by);
}

}  // namespace duban

#include "services/task/record/change_hub.h"

#include <algorithm>
#include <utility>

namespace duban::task {

ChangeHub::ChangeHub(std::int64_t last_sequence)
    : last_sequence_(last_sequence), timer_([this] { WakeExpired(); }) {}

ChangeHub::~ChangeHub() { Stop(); }

void ChangeHub::Stop() {
  std::vector<Wake> wakes;
  {
    std::lock_guard lock(mu_);
    stopping_ = true;
    wakes = Take([](const Waiter&) { return true; });
  }
  changed_cv_.notify_one();
  for (const Wake& wake : wakes) wake();
}

std::int64_t ChangeHub::last_sequence() {
  std::lock_guard lock(mu_);
  return last_sequence_;
}

void ChangeHub::Wait(std::int64_t after, absl::Duration max_wait, Wake wake) {
  {
    std::lock_guard lock(mu_);
    if (last_sequence_ <= after && max_wait > absl::ZeroDuration() && !stopping_) {
      const auto until = Steady::now() + absl::ToChronoMilliseconds(max_wait);
      waiters_.push_back(Waiter{after, until, std::move(wake)});
      changed_cv_.notify_one();
      return;
    }
  }
  wake();
}

void ChangeHub::Notify(std::int64_t last_sequence) {
  std::vector<Wake> wakes;
  {
    std::lock_guard lock(mu_);
    last_sequence_ = last_sequence;
    wakes = Take([&](const Waiter& waiter) { return waiter.after < last_sequence; });
  }
  for (const Wake& wake : wakes) wake();
}

std::vector<ChangeHub::Wake> ChangeHub::Take(const std::function<bool(const Waiter&)>& ready) {
  std::vector<Wake> taken;
  std::erase_if(waiters_, [&](Waiter& waiter) {
    if (!ready(waiter)) return false;
    taken.push_back(std::move(waiter.wake));
    return true;
  });
  return taken;
}

void ChangeHub::WakeExpired() {
  std::unique_lock lock(mu_);
  while (!stopping_) {
    if (waiters_.empty()) {
      changed_cv_.wait(lock);
      continue;
    }
    const auto first =
        std::min_element(waiters_.begin(), waiters_.end(), [](const Waiter& a, const Waiter& b) {
          return a.until < b.until;
        })->until;
    changed_cv_.wait_until(lock, first);
    const auto now = Steady::now();
    std::vector<Wake> expired = Take([&](const Waiter& waiter) { return waiter.until <= now; });
    lock.unlock();
    for (const Wake& wake : expired) wake();
    lock.lock();
  }
}

}  // namespace duban::task

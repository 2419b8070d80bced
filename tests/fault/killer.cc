#include "tests/fault/killer.h"

#include <signal.h>

#include <chrono>
#include <fstream>
#include <thread>

namespace duban::testing {
namespace {

// Batches of the server's writer take one to a few milliseconds: a kill falls anywhere in one of them.
constexpr uint64_t kJitterMicros = 4000;
// A start takes some tens of milliseconds.
constexpr uint64_t kStartMicros = 60000;

}  // namespace

void Killer::Run() {
  for (int kill = 0; kill < options_.kills && !stopped(); ++kill) {
    const bool while_starting = kill % 5 == 4;
    KillOnce(while_starting ? 0 : 1 + static_cast<int>(Below(options_.max_acks_between)));
  }
  WaitForAcks(options_.acks_at_end);
  Stop();
}

void Killer::KillOnce(int acks_before) {
  const pid_t pid = WaitForNextServer();
  WaitForAcks(acks_before);
  std::this_thread::sleep_for(
      std::chrono::microseconds(Below(acks_before == 0 ? kStartMicros : kJitterMicros)));
  if (pid == 0 || stopped()) return;
  kill(pid, SIGKILL);
  last_pid_ = pid;
}

pid_t Killer::WaitForNextServer() {
  while (!stopped()) {
    pid_t pid = 0;
    if (std::ifstream(options_.pid_file) >> pid && pid > 1 && pid != last_pid_) return pid;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return 0;
}

void Killer::WaitForAcks(int64_t count) {
  std::unique_lock lock(mu_);
  const int64_t until = acks_ + count;
  changed_.wait(lock, [&] { return stopped_ || acks_ >= until; });
}

void Killer::OnAcknowledged() {
  const std::lock_guard lock(mu_);
  ++acks_;
  changed_.notify_all();
}

void Killer::Stop() {
  const std::lock_guard lock(mu_);
  stopped_ = true;
  changed_.notify_all();
}

bool Killer::stopped() const {
  const std::lock_guard lock(mu_);
  return stopped_;
}

}  // namespace duban::testing

// Kills a server again and again, at seeded moments counted in acknowledged writes.
#ifndef DUBAN_TESTS_FAULT_KILLER_H_
#define DUBAN_TESTS_FAULT_KILLER_H_

#include <sys/types.h>

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <random>
#include <string>

#include "absl/status/status.h"

namespace duban::testing {

struct KillerOptions {
  std::string pid_file;  // holds the id of the process to kill next
  int kills = 30;
  uint64_t seed = 1;
  int max_acks_between = 400;
  int acks_at_end = 200;
};

// Thread-safe.
class Killer {
 public:
  explicit Killer(const KillerOptions& options) : options_(options), random_(options.seed) {}

  // Kills and returns when the last kill and `acks_at_end` acknowledgements after it are past, or when
  // stopped.
  void Run();
  // Counts one acknowledgement.
  void OnAcknowledged();
  // Ends Run early.
  void Stop();
  // True once Run is over or Stop was called: writers need not begin anything new.
  bool stopped() const;

 private:
  void KillOnce(int acks_before);
  // The id in the file once it is another than `last_pid_`; 0 when stopped.
  pid_t WaitForNextServer();
  void WaitForAcks(int64_t count);
  uint64_t Below(uint64_t limit) { return std::uniform_int_distribution<uint64_t>(0, limit - 1)(random_); }

  const KillerOptions options_;
  std::mt19937_64 random_;  // of Run's thread alone
  pid_t last_pid_ = 0;      // of Run's thread alone

  mutable std::mutex mu_;
  std::condition_variable changed_;
  int64_t acks_ = 0;      // guarded by mu_
  bool stopped_ = false;  // guarded by mu_
};

}  // namespace duban::testing

#endif  // DUBAN_TESTS_FAULT_KILLER_H_

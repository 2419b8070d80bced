// A record in memory, as duban-task would send it: encoded changes linked by their hashes.
#ifndef DUBAN_TESTS_INTEGRATION_REPORTING_MEMORY_FEED_H_
#define DUBAN_TESTS_INTEGRATION_REPORTING_MEMORY_FEED_H_

#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

#include "duban/task/v1/change.pb.h"
#include "services/reporting/feed/task_feed.h"

namespace duban::reporting {

// Thread-safe.
class MemoryFeed final : public TaskFeed {
 public:
  explicit MemoryFeed(const std::string& jurisdiction);

  // Appends the changes as the next ones; returns the last sequence.
  std::int64_t Append(std::vector<task::v1::Change> changes);
  // Alters a byte of the next change without its hash.
  void AppendForged(task::v1::Change change);
  void SetConnected(bool connected);

  absl::StatusOr<std::vector<MirroredChange>> Pull(std::int64_t after, absl::Duration max_wait) override;
  void Cancel() override;
  // Makes a cancelled feed usable by the next follower.
  void Reopen();

 private:
  void Add(task::v1::Change change, bool forged);

  std::mutex mu_;
  std::condition_variable changed_cv_;
  std::vector<MirroredChange> records_;  // Guarded by mu_.
  std::string last_hash_;                // Guarded by mu_.
  bool cancelled_ = false;               // Guarded by mu_.
  bool connected_ = true;                // Guarded by mu_.
};

}  // namespace duban::reporting

#endif  // DUBAN_TESTS_INTEGRATION_REPORTING_MEMORY_FEED_H_

// Follows the record: pulls pages, stores them, applies them and publishes what is known then.
#ifndef DUBAN_SERVICES_REPORTING_FEED_FOLLOWER_H_
#define DUBAN_SERVICES_REPORTING_FEED_FOLLOWER_H_

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/reporting/feed/snapshot.h"
#include "services/reporting/feed/task_feed.h"

namespace duban::reporting {

// How following goes.
struct FeedState {
  bool connected = false;  // the last pull was answered
  bool broken = false;     // the chain does not hold or a change cannot be read: following has stopped
  absl::Status last_error;
  absl::Time since =
      absl::InfinitePast();  // connected, or not connected, from then on; before the first pull open
};

// Thread-safe. Stop() or the destructor ends it.
class Follower {
 public:
  // Replays what is stored, then follows from there in a thread of its own. `feed` and `store` outlive the
  // follower. DATA_LOSS (CHAIN_BROKEN, CHANGE_UNREADABLE) when the stored changes are damaged.
  static absl::StatusOr<std::unique_ptr<Follower>> Start(TaskFeed& feed, ReportingStore& store,
                                                         const std::string& jurisdiction);
  ~Follower();

  // Never null.
  std::shared_ptr<const Snapshot> snapshot();

  // Waits until change `sequence` has been applied, at most `max_wait` of real time, and returns what is
  // known then. UNAVAILABLE (FEED_BEHIND) when it has not.
  absl::StatusOr<std::shared_ptr<const Snapshot>> WaitForSequence(std::int64_t sequence,
                                                                  absl::Duration max_wait);

  FeedState state();

  // Ends the thread and every wait.
  void Stop();

 private:
  Follower(TaskFeed& feed, ReportingStore& store, Snapshot loaded);
  void Follow(const std::stop_token& stop);
  absl::Status FollowPage();
  absl::Status ApplyPage(const std::vector<MirroredChange>& page);
  void Publish();
  void NoteResult(const absl::Status& status);
  // Waits before the next try; false when it is time to stop.
  bool WaitBackoff(const std::stop_token& stop, absl::Duration backoff);

  TaskFeed& feed_;
  ReportingStore& store_;
  Snapshot working_;  // Belongs to the thread.

  std::mutex mu_;
  std::condition_variable_any changed_cv_;
  std::shared_ptr<const Snapshot> published_;  // Guarded by mu_.
  FeedState state_;                            // Guarded by mu_.
  bool stopping_ = false;                      // Guarded by mu_.

  std::jthread thread_;  // Last: stops first.
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_FEED_FOLLOWER_H_

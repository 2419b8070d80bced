// Group commit: a single writer takes every waiting job into one transaction, so that many callers share one
// fsync.
#ifndef DUBAN_SERVICES_DB_GROUP_COMMIT_H_
#define DUBAN_SERVICES_DB_GROUP_COMMIT_H_

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/status/status.h"

namespace duban::db {

// What the writer writes into. Called on the writer's thread only.
class TransactionTarget {
 public:
  virtual ~TransactionTarget() = default;
  virtual absl::Status Begin() = 0;
  virtual absl::Status Commit() = 0;
  // Undoes everything since Begin, in the store and in memory.
  virtual void Rollback() = 0;
  // After a commit, before its callers are told.
  virtual void OnCommitted() {}
};

// One caller's work.
struct Job {
  // Reads, decides and only then writes: a refusal leaves nothing behind. Runs on the writer's thread inside
  // the transaction, possibly twice: when another job of the batch fails in the store, every job is run again
  // alone.
  std::function<absl::Status()> run;
  // Told once, after the commit, with what `run` returned or why the commit failed.
  std::function<void(absl::Status)> done;
};

struct GroupCommitOptions {
  // Jobs in one transaction: bounds how long the first caller waits for the last.
  size_t max_batch = 1024;
};

// Runs jobs in the order of submission. Thread-safe.
class GroupCommit {
 public:
  // `target` must outlive the writer.
  explicit GroupCommit(TransactionTarget& target, GroupCommitOptions options = {});
  // Runs what is queued, then stops.
  ~GroupCommit();

  // Queues a job; `done` is always called, on the writer's or the answering thread.
  void Submit(Job job);

 private:
  struct Answer {
    std::function<void(absl::Status)> done;
    absl::Status status;
  };

  void Write();
  void RunBatch(std::vector<Job>& batch);
  bool RunTogether(std::vector<Job>& batch, std::vector<absl::Status>& results);
  absl::Status RunAlone(Job& job);
  void AnswerCallers();

  TransactionTarget& target_;
  const GroupCommitOptions options_;

  std::mutex mu_;
  std::condition_variable work_cv_;
  std::vector<Job> queue_;  // Guarded by mu_.
  bool stopping_ = false;   // Guarded by mu_.

  // Answers are given by a thread of their own, so that the next batch need not wait for them.
  std::mutex answers_mu_;
  std::condition_variable answers_cv_;
  std::vector<Answer> answers_;    // Guarded by answers_mu_.
  bool answers_stopping_ = false;  // Guarded by answers_mu_.

  std::jthread answerer_;
  std::jthread writer_;  // Last: stops first.
};

}  // namespace duban::db

#endif  // DUBAN_SERVICES_DB_GROUP_COMMIT_H_

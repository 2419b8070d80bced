// Bounded executor: a fixed number of threads and a queue with an end.
#ifndef DUBAN_SERVICES_RPC_EXECUTOR_H_
#define DUBAN_SERVICES_RPC_EXECUTOR_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/functional/any_invocable.h"

namespace duban::rpc {

struct ExecutorOptions {
  // Work blocks on the store, not on the processor, so more than the cores; each thread may hold a read
  // session, so not many more.
  int threads = 8;
  // At a few milliseconds per call, what waits here is answered within a second; beyond it an immediate
  // "busy" serves the caller better than a late answer.
  size_t queue = 256;
};

// Runs submitted work on its own threads, first come, first served. Accepted work always runs. Thread-safe.
class Executor {
 public:
  using Work = absl::AnyInvocable<void() &&>;

  explicit Executor(const ExecutorOptions& options = {});
  // Drains like Shutdown().
  ~Executor();
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  // False, leaving `work` untouched, when the queue is full or the executor is shut down.
  bool TrySubmit(Work& work);
  bool TrySubmit(Work&& work) { return TrySubmit(work); }

  // Refuses new work, runs what was accepted, and returns when it is done. Not from a thread of its own.
  void Shutdown();

  // Work accepted and not yet started.
  size_t queued() const;

 private:
  void RunThread();

  // Constant after construction.
  const size_t max_queue_;

  // Guarded by mu_.
  mutable std::mutex mu_;
  std::condition_variable wake_;
  std::deque<Work> queue_;
  bool stopped_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace duban::rpc

#endif  // DUBAN_SERVICES_RPC_EXECUTOR_H_

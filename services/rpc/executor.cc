#include "services/rpc/executor.h"

#include <algorithm>
#include <utility>

namespace duban::rpc {

Executor::Executor(const ExecutorOptions& options) : max_queue_(options.queue) {
  const std::lock_guard lock(mu_);
  for (int i = 0; i < std::max(1, options.threads); ++i) threads_.emplace_back([this] { RunThread(); });
}

Executor::~Executor() { Shutdown(); }

bool Executor::TrySubmit(Work& work) {
  {
    const std::lock_guard lock(mu_);
    if (stopped_ || queue_.size() >= max_queue_) return false;
    queue_.push_back(std::move(work));
  }
  wake_.notify_one();
  return true;
}

void Executor::Shutdown() {
  std::vector<std::jthread> threads;
  {
    const std::lock_guard lock(mu_);
    stopped_ = true;
    threads.swap(threads_);
  }
  wake_.notify_all();
  for (std::jthread& thread : threads) thread.join();
}

size_t Executor::queued() const {
  const std::lock_guard lock(mu_);
  return queue_.size();
}

void Executor::RunThread() {
  std::unique_lock lock(mu_);
  while (true) {
    wake_.wait(lock, [this] { return stopped_ || !queue_.empty(); });
    if (queue_.empty()) return;
    Work work = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    std::move(work)();
    work = nullptr;  // what it holds is released before the lock is taken
    lock.lock();
  }
}

}  // namespace duban::rpc

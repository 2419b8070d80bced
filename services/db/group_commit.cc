#include "services/db/group_commit.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "services/common/status_macros.h"
#include "services/db/guard.h"

namespace duban::db {

GroupCommit::GroupCommit(TransactionTarget& target, GroupCommitOptions options)
    : target_(target),
      options_(options),
      answerer_([this] { AnswerCallers(); }),
      writer_([this] { Write(); }) {}

GroupCommit::~GroupCommit() {
  {
    std::lock_guard lock(mu_);
    stopping_ = true;
  }
  work_cv_.notify_one();
  writer_.join();
  {
    std::lock_guard lock(answers_mu_);
    answers_stopping_ = true;
  }
  answers_cv_.notify_one();
}

void GroupCommit::Submit(Job job) {
  {
    std::lock_guard lock(mu_);
    queue_.push_back(std::move(job));
  }
  work_cv_.notify_one();
}

void GroupCommit::Write() {
  std::vector<Job> batch;
  while (true) {
    batch.clear();
    {
      std::unique_lock lock(mu_);
      work_cv_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      const auto take = queue_.begin() + std::min(queue_.size(), options_.max_batch);
      std::move(queue_.begin(), take, std::back_inserter(batch));
      queue_.erase(queue_.begin(), take);
    }
    RunBatch(batch);
  }
}

void GroupCommit::RunBatch(std::vector<Job>& batch) {
  std::vector<absl::Status> results;
  if (!RunTogether(batch, results)) {
    results.clear();
    for (Job& job : batch) results.push_back(RunAlone(job));
  }
  {
    std::lock_guard lock(answers_mu_);
    for (size_t i = 0; i < batch.size(); ++i) {
      answers_.push_back(Answer{std::move(batch[i].done), std::move(results[i])});
    }
  }
  answers_cv_.notify_one();
}

bool GroupCommit::RunTogether(std::vector<Job>& batch, std::vector<absl::Status>& results) {
  if (!target_.Begin().ok()) return false;
  for (Job& job : batch) {
    results.push_back(job.run());
    if (IsStoreFailure(results.back())) {
      target_.Rollback();
      return false;
    }
  }
  if (!target_.Commit().ok()) {
    target_.Rollback();
    return false;
  }
  target_.OnCommitted();
  return true;
}

absl::Status GroupCommit::RunAlone(Job& job) {
  RETURN_IF_ERROR(target_.Begin());
  absl::Status result = job.run();
  if (IsStoreFailure(result)) {
    target_.Rollback();
    return result;
  }
  if (absl::Status committed = target_.Commit(); !committed.ok()) {
    target_.Rollback();
    return committed;
  }
  target_.OnCommitted();
  return result;
}

void GroupCommit::AnswerCallers() {
  std::vector<Answer> answers;
  while (true) {
    answers.clear();
    {
      std::unique_lock lock(answers_mu_);
      answers_cv_.wait(lock, [&] { return answers_stopping_ || !answers_.empty(); });
      if (answers_.empty()) return;
      answers.swap(answers_);
    }
    for (Answer& answer : answers) answer.done(std::move(answer.status));
  }
}

}  // namespace duban::db

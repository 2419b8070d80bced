#include "services/reporting/feed/follower.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/clock.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/rpc/logging.h"

namespace duban::reporting {
namespace {

// Below the task service's limit of 60 s and below what proxies cut.
constexpr absl::Duration kLongPoll = absl::Seconds(20);
constexpr absl::Duration kFirstBackoff = absl::Milliseconds(200);
constexpr absl::Duration kMaxBackoff = absl::Seconds(5);

bool IsDamage(const absl::Status& status) { return absl::IsDataLoss(status); }

}  // namespace

absl::StatusOr<std::unique_ptr<Follower>> Follower::Start(TaskFeed& feed, ReportingStore& store,
                                                          const std::string& jurisdiction) {
  ASSIGN_OR_RETURN(Snapshot loaded, Rebuild(store, jurisdiction, store.last_sequence()));
  return std::unique_ptr<Follower>(new Follower(feed, store, std::move(loaded)));
}

Follower::Follower(TaskFeed& feed, ReportingStore& store, Snapshot loaded)
    : feed_(feed), store_(store), working_(std::move(loaded)) {
  published_ = std::make_shared<const Snapshot>(working_);
  thread_ = std::jthread([this](const std::stop_token& stop) { Follow(stop); });
}

Follower::~Follower() { Stop(); }

void Follower::Stop() {
  {
    std::lock_guard lock(mu_);
    stopping_ = true;
  }
  changed_cv_.notify_all();
  thread_.request_stop();
  feed_.Cancel();
  if (thread_.joinable()) thread_.join();
}

std::shared_ptr<const Snapshot> Follower::snapshot() {
  std::lock_guard lock(mu_);
  return published_;
}

FeedState Follower::state() {
  std::lock_guard lock(mu_);
  return state_;
}

absl::StatusOr<std::shared_ptr<const Snapshot>> Follower::WaitForSequence(std::int64_t sequence,
                                                                          absl::Duration max_wait) {
  std::unique_lock lock(mu_);
  const auto reached = [&] { return published_->projection.last_sequence >= sequence; };
  const auto over = [&] { return reached() || stopping_ || state_.broken; };
  changed_cv_.wait_for(lock, absl::ToChronoNanoseconds(max_wait), over);
  if (reached()) return published_;
  const std::int64_t last = published_->projection.last_sequence;
  return WithDetails(absl::UnavailableError(absl::StrCat("报表服务只读到第 ", last, " 条变更，尚未读到第 ",
                                                         sequence, " 条，请稍后再试")),
                     {"FEED_BEHIND", {{"last_sequence", absl::StrCat(last)}}, {}});
}

void Follower::Follow(const std::stop_token& stop) {
  absl::Duration backoff = kFirstBackoff;
  while (!stop.stop_requested()) {
    const absl::Status status = FollowPage();
    if (stop.stop_requested()) return;
    NoteResult(status);
    if (status.ok()) {
      backoff = kFirstBackoff;
    } else if (IsDamage(status) || !WaitBackoff(stop, backoff)) {
      return;
    } else {
      backoff = std::min(backoff * 2, kMaxBackoff);
    }
  }
}

absl::Status Follower::FollowPage() {
  ASSIGN_OR_RETURN(const std::vector<MirroredChange> page,
                   feed_.Pull(working_.projection.last_sequence, kLongPoll));
  return page.empty() ? absl::OkStatus() : ApplyPage(page);
}

absl::Status Follower::ApplyPage(const std::vector<MirroredChange>& page) {
  RETURN_IF_ERROR(store_.AppendPage(page));
  absl::Status status;
  for (const MirroredChange& change : page) {
    status = ApplyStored(change, working_);
    if (!status.ok()) break;
  }
  Publish();
  return status;
}

void Follower::Publish() {
  auto snapshot = std::make_shared<const Snapshot>(working_);
  {
    std::lock_guard lock(mu_);
    published_ = std::move(snapshot);
  }
  changed_cv_.notify_all();
}

void Follower::NoteResult(const absl::Status& status) {
  bool news = false;
  {
    std::lock_guard lock(mu_);
    news = status.ok() != state_.connected || status.code() != state_.last_error.code();
    const bool turned = status.ok() != state_.connected || state_.since == absl::InfinitePast();
    state_ = {status.ok(), IsDamage(status), status, turned ? SystemClock().TimeNow() : state_.since};
  }
  if (!news) return;
  changed_cv_.notify_all();
  const auto level = status.ok()        ? spdlog::level::info
                     : IsDamage(status) ? spdlog::level::critical
                                        : spdlog::level::warn;
  rpc::Log(
      level, status.ok() ? "feed connected" : "feed interrupted",
      {{"error", status.ToString()}, {"last_sequence", absl::StrCat(working_.projection.last_sequence)}});
}

bool Follower::WaitBackoff(const std::stop_token& stop, absl::Duration backoff) {
  std::unique_lock lock(mu_);
  changed_cv_.wait_for(lock, stop, absl::ToChronoNanoseconds(backoff), [&] { return stopping_; });
  return !stopping_;
}

}  // namespace duban::reporting

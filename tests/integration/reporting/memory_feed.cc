#include "tests/integration/reporting/memory_feed.h"

#include "absl/strings/str_cat.h"
#include "services/common/sha256.h"

namespace duban::reporting {
namespace {

// Small, so that every test crosses pages.
constexpr size_t kPage = 7;

}  // namespace

MemoryFeed::MemoryFeed(const std::string& jurisdiction) : last_hash_(Sha256("duban/" + jurisdiction)) {}

void MemoryFeed::Add(task::v1::Change change, bool forged) {
  const auto sequence = static_cast<std::int64_t>(records_.size()) + 1;
  change.set_sequence(sequence);
  std::string body = change.SerializeAsString();
  last_hash_ = Sha256(absl::StrCat(last_hash_, body));
  if (forged) body.back() = static_cast<char>(body.back() ^ 1);
  records_.push_back({sequence, std::move(body), last_hash_});
}

std::int64_t MemoryFeed::Append(std::vector<task::v1::Change> changes) {
  std::lock_guard lock(mu_);
  for (task::v1::Change& change : changes) Add(std::move(change), false);
  changed_cv_.notify_all();
  return static_cast<std::int64_t>(records_.size());
}

void MemoryFeed::AppendForged(task::v1::Change change) {
  std::lock_guard lock(mu_);
  Add(std::move(change), true);
  changed_cv_.notify_all();
}

void MemoryFeed::SetConnected(bool connected) {
  std::lock_guard lock(mu_);
  connected_ = connected;
  changed_cv_.notify_all();
}

absl::StatusOr<std::vector<MirroredChange>> MemoryFeed::Pull(std::int64_t after, absl::Duration max_wait) {
  std::unique_lock lock(mu_);
  const auto position = static_cast<size_t>(after);
  changed_cv_.wait_for(lock, absl::ToChronoNanoseconds(max_wait),
                       [&] { return cancelled_ || !connected_ || records_.size() > position; });
  if (cancelled_) return absl::CancelledError("cancelled");
  if (!connected_) return absl::UnavailableError("not connected");
  if (records_.size() <= position) return std::vector<MirroredChange>();
  const size_t end = std::min(records_.size(), position + kPage);
  return std::vector<MirroredChange>(records_.begin() + after, records_.begin() + static_cast<long>(end));
}

void MemoryFeed::Cancel() {
  std::lock_guard lock(mu_);
  cancelled_ = true;
  changed_cv_.notify_all();
}

void MemoryFeed::Reopen() {
  std::lock_guard lock(mu_);
  cancelled_ = false;
}

}  // namespace duban::reporting

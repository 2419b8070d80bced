#include "tests/fault/record_check.h"

#include <map>
#include <thread>

#include "absl/strings/str_cat.h"
#include "duban/reporting/v1/score_service.grpc.pb.h"
#include "duban/task/v1/change.grpc.pb.h"
#include "duban/task/v1/form.pb.h"
#include "services/common/sha256.h"
#include "services/common/status_macros.h"
#include "tests/fault/small_campaign.h"

namespace duban::testing {
namespace {

namespace v1 = task::v1;

// Recomputes the chain link by link.
class Chain {
 public:
  explicit Chain(const std::string& jurisdiction) : hash_(Sha256(absl::StrCat("duban/", jurisdiction))) {}

  void Add(const v1::ChangeRecord& record) {
    ++sequence_;
    hash_ = Sha256(absl::StrCat(hash_, record.change()));
    if (!fault_.empty()) return;
    if (record.sequence() != sequence_) fault_ = absl::StrCat("a gap before sequence ", record.sequence());
    if (record.hash() != hash_) fault_ = absl::StrCat("another hash at sequence ", sequence_);
  }

  // Compares with what the server says of the same record.
  void Compare(const v1::VerifyChangesResponse& said) {
    if (!fault_.empty()) return;
    if (said.first_broken_sequence() != 0) {
      fault_ = absl::StrCat("VerifyChanges finds ", said.first_broken_sequence(), " broken");
    } else if (said.checked_count() != sequence_ || said.last_hash() != hash_) {
      fault_ = "VerifyChanges ends at another place";
    }
  }

  int64_t length() const { return sequence_; }
  const std::string& fault() const { return fault_; }

 private:
  std::string hash_;
  int64_t sequence_ = 0;
  std::string fault_;
};

// The rows saved, by request id, and how far each row has come.
class SavedRows {
 public:
  void Add(const v1::Change& change) {
    if (change.state_case() != v1::Change::kFormRow) return;
    const v1::FormRow& row = change.form_row();
    Saved& saved = by_request_[change.request_id()];
    ++saved.times;
    saved.ack = {change.request_id(), change.sequence(), row.item(), row.value()};
    if (row.version() != ++versions_[row.item()]) ++version_gaps_;
  }

  void Compare(const std::vector<Acknowledged>& acks, RecordFindings& findings) {
    for (const Acknowledged& ack : acks) CompareOne(ack, findings);
    for (const auto& [id, saved] : by_request_) {
      findings.doubled += saved.times - 1;
      findings.unasked += saved.acknowledged == 0 ? 1 : 0;
    }
    findings.acknowledged = static_cast<int64_t>(acks.size());
    findings.version_gaps = version_gaps_;
  }

 private:
  struct Saved {
    int64_t times = 0;
    int64_t acknowledged = 0;
    Acknowledged ack;
  };

  void CompareOne(const Acknowledged& ack, RecordFindings& findings) {
    const auto found = by_request_.find(ack.request_id);
    if (found == by_request_.end()) {
      ++findings.lost;
      return;
    }
    Saved& saved = found->second;
    if (++saved.acknowledged > 1) ++findings.doubled;
    const bool same =
        saved.ack.sequence == ack.sequence && saved.ack.item == ack.item && saved.ack.value == ack.value;
    if (!same) ++findings.altered;
  }

  std::map<std::string, Saved> by_request_;
  std::map<std::string, int64_t> versions_;
  int64_t version_gaps_ = 0;
};

}  // namespace

absl::Status ForEachRecord(const client::Endpoint& feed, int64_t after_sequence,
                           const std::function<absl::Status(const v1::ChangeRecord&)>& visit) {
  v1::PullChangesRequest request;
  request.set_parent(CampaignNames().Jurisdiction());
  request.set_after_sequence(after_sequence);
  request.set_max_changes(1000);
  while (true) {
    ASSIGN_OR_RETURN(const v1::PullChangesResponse page,
                     feed.Call(&v1::ChangeService::Stub::PullChanges, request));
    if (page.records().empty()) return absl::OkStatus();
    for (const v1::ChangeRecord& record : page.records()) RETURN_IF_ERROR(visit(record));
    request.set_after_sequence(page.records().rbegin()->sequence());
  }
}

absl::StatusOr<RecordFindings> CheckRecord(const client::Endpoint& feed,
                                           const std::vector<Acknowledged>& acks) {
  Chain chain(CampaignNames().jurisdiction_id);
  SavedRows rows;
  RETURN_IF_ERROR(ForEachRecord(feed, 0, [&](const v1::ChangeRecord& record) {
    chain.Add(record);
    v1::Change change;
    if (!change.ParseFromString(record.change()) || change.sequence() != record.sequence()) {
      return absl::DataLossError(absl::StrCat("no change of its own sequence at ", record.sequence()));
    }
    rows.Add(change);
    return absl::OkStatus();
  }));
  v1::VerifyChangesRequest verify;
  verify.set_parent(CampaignNames().Jurisdiction());
  ASSIGN_OR_RETURN(const v1::VerifyChangesResponse said,
                   feed.Call(&v1::ChangeService::Stub::VerifyChanges, verify));
  chain.Compare(said);
  RecordFindings findings{.changes = chain.length(), .chain_fault = chain.fault()};
  rows.Compare(acks, findings);
  return findings;
}

absl::StatusOr<std::string> CheckScores(const client::Endpoint& reporting, int64_t last_sequence) {
  reporting::v1::VerifyScoresRequest request;
  request.set_parent(CampaignNames().Jurisdiction());
  for (int attempt = 0; attempt < 120; ++attempt) {
    const absl::StatusOr<reporting::v1::VerifyScoresResponse> said =
        reporting.Call(&reporting::v1::ScoreService::Stub::VerifyScores, request);
    // Until it has followed the record as far as our role, the service knows nobody.
    if (!said.ok() && !absl::IsPermissionDenied(said.status())) return said.status();
    if (said.ok() && said->incremental_digest() != said->rebuilt_digest()) {
      return absl::DataLossError("the projection kept differs from its rebuild");
    }
    if (said.ok() && said->change_count() >= last_sequence) return said->rebuilt_digest();
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
  }
  return absl::DeadlineExceededError("the reporting service does not follow");
}

}  // namespace duban::testing

// The book's acts and its documents.
#include "absl/strings/escaping.h"
#include "services/common/errors.h"
#include "services/common/sha256.h"
#include "services/common/status_macros.h"
#include "services/db/guard.h"
#include "services/reporting/store/chain.h"
#include "services/reporting/store/link.h"
#include "services/reporting/store/reporting_store.h"

namespace duban::reporting {
namespace {

constexpr char kCountDocument[] = "SELECT COUNT(*) FROM documents WHERE sha256 = :sha256";
constexpr char kInsertDocument[] =
    "INSERT INTO documents (sha256, media_type, body) VALUES (:sha256, :media_type, :body)";
constexpr char kGetDocument[] = "SELECT body FROM documents WHERE sha256 = :sha256";

}  // namespace

absl::Status ReportingStore::AppendActs(const std::vector<std::string>& bodies) {
  if (bodies.empty()) return absl::OkStatus();
  std::lock_guard lock(mu_);
  std::int64_t sequence = last_act_;
  std::string hash = last_act_hash_;
  RETURN_IF_ERROR(db::Guard([&] {
    soci::transaction transaction(database_->writer());
    for (const std::string& body : bodies) {
      hash = Sha256(hash + body);
      ActLinks().Insert(database_->writer(), {++sequence, body, hash});
    }
    transaction.commit();
    return absl::OkStatus();
  }));
  last_act_ = sequence;
  last_act_hash_ = hash;
  return absl::OkStatus();
}

std::int64_t ReportingStore::last_act() {
  std::lock_guard lock(mu_);
  return last_act_;
}

std::string ReportingStore::last_act_hash() {
  std::lock_guard lock(mu_);
  return last_act_hash_;
}

absl::Status ReportingStore::ReplayActs(
    std::int64_t upto, absl::FunctionRef<absl::Status(std::int64_t, const std::string&)> apply) {
  return ActLinks().Replay(*database_, act_genesis_, upto,
                           [&](const MirroredChange& act) { return apply(act.sequence, act.body); });
}

absl::StatusOr<std::string> ReportingStore::PutDocument(const std::string& media_type,
                                                        const std::string& body) {
  const std::string sha256 = HexDigest(body);
  std::lock_guard lock(mu_);
  RETURN_IF_ERROR(db::Guard([&] {
    soci::session& session = database_->writer();
    int count = 0;
    session << kCountDocument, soci::use(sha256), soci::into(count);
    if (count > 0) return absl::OkStatus();
    const std::string text = absl::Base64Escape(body);
    session << kInsertDocument, soci::use(sha256), soci::use(media_type), soci::use(text);
    return absl::OkStatus();
  }));
  return sha256;
}

absl::StatusOr<std::string> ReportingStore::GetDocument(const std::string& sha256) {
  std::string text;
  bool found = false;
  RETURN_IF_ERROR(database_->Read([&](soci::session& session) {
    session << kGetDocument, soci::use(sha256), soci::into(text);
    found = session.got_data();
    return absl::OkStatus();
  }));
  std::string body;
  if (!found) return NotFound(absl::StrCat("documents/", sha256));
  if (!absl::Base64Unescape(text, &body)) return db::StoreFailure("a stored document is not base64");
  return body;
}

}  // namespace duban::reporting

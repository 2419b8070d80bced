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

constexpr char kInsert[] = "INSERT INTO acts (sequence, body, hash) VALUES (:sequence, :body, :hash)";
constexpr char kLast[] = "SELECT sequence, hash FROM acts ORDER BY sequence DESC LIMIT 1";
constexpr char kPage[] =
    "SELECT sequence, body, hash FROM acts WHERE sequence > :after ORDER BY sequence LIMIT :limit";
constexpr char kCountDocument[] = "SELECT COUNT(*) FROM documents WHERE sha256 = :sha256";
constexpr char kInsertDocument[] =
    "INSERT INTO documents (sha256, media_type, body) VALUES (:sha256, :media_type, :body)";
constexpr char kGetDocument[] = "SELECT body FROM documents WHERE sha256 = :sha256";
constexpr int kReplayPage = 500;

void Insert(soci::session& session, long long sequence, const std::string& body, const std::string& hash) {
  const std::string body_text = absl::Base64Escape(body);
  const std::string hash_text = absl::Base64Escape(hash);
  session << kInsert, soci::use(sequence), soci::use(body_text), soci::use(hash_text);
}

}  // namespace

absl::Status DecodeLink(std::int64_t sequence, const std::string& body, const std::string& hash,
                        MirroredChange& link) {
  link.sequence = sequence;
  if (absl::Base64Unescape(body, &link.body) && absl::Base64Unescape(hash, &link.hash)) {
    return absl::OkStatus();
  }
  return db::StoreFailure("a stored link is not base64");
}

absl::Status ReportingStore::LoadActs() {
  std::lock_guard lock(mu_);
  return db::Guard([&]() -> absl::Status {
    soci::session& session = database_->writer();
    long long sequence = 0;
    std::string hash;
    session << kLast, soci::into(sequence), soci::into(hash);
    if (!session.got_data()) return absl::OkStatus();
    last_act_ = sequence;
    if (!absl::Base64Unescape(hash, &last_act_hash_)) return db::StoreFailure("a stored hash is not base64");
    return absl::OkStatus();
  });
}

absl::Status ReportingStore::AppendActs(const std::vector<std::string>& bodies) {
  if (bodies.empty()) return absl::OkStatus();
  std::lock_guard lock(mu_);
  std::int64_t sequence = last_act_;
  std::string hash = last_act_hash_;
  RETURN_IF_ERROR(db::Guard([&] {
    soci::transaction transaction(database_->writer());
    for (const std::string& body : bodies) {
      hash = Sha256(hash + body);
      Insert(database_->writer(), ++sequence, body, hash);
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

absl::StatusOr<std::vector<MirroredChange>> ReportingStore::ReadActs(std::int64_t after, int limit) {
  std::vector<MirroredChange> page;
  RETURN_IF_ERROR(database_->Read([&](soci::session& session) -> absl::Status {
    const long long from = after;
    long long sequence = 0;
    std::string body;
    std::string hash;
    soci::statement statement =
        (session.prepare << kPage, soci::use(from, "after"), soci::use(limit, "limit"), soci::into(sequence),
         soci::into(body), soci::into(hash));
    statement.execute();
    while (statement.fetch()) RETURN_IF_ERROR(DecodeLink(sequence, body, hash, page.emplace_back()));
    return absl::OkStatus();
  }));
  return page;
}

absl::Status ReportingStore::ReplayActs(
    std::int64_t upto, absl::FunctionRef<absl::Status(std::int64_t, const std::string&)> apply) {
  ChainEnd end{0, act_genesis_};
  while (end.sequence < upto) {
    ASSIGN_OR_RETURN(const std::vector<MirroredChange> page, ReadActs(end.sequence, kReplayPage));
    if (page.empty()) return absl::OkStatus();
    for (const MirroredChange& act : page) {
      if (act.sequence > upto) return absl::OkStatus();
      RETURN_IF_ERROR(end.Follow(act.sequence, act.body, act.hash));
      RETURN_IF_ERROR(apply(act.sequence, act.body));
    }
  }
  return absl::OkStatus();
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

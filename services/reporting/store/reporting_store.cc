#include "services/reporting/store/reporting_store.h"

#include <utility>

#include "absl/strings/escaping.h"
#include "reporting_migrations.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/db/guard.h"
#include "services/reporting/store/chain.h"
#include "services/reporting/store/link.h"

namespace duban::reporting {
namespace {

constexpr char kInsertChange[] =
    "INSERT INTO changes (sequence, body, hash) VALUES (:sequence, :body, :hash)";
constexpr char kLastChange[] = "SELECT sequence, hash FROM changes ORDER BY sequence DESC LIMIT 1";
constexpr char kPage[] =
    "SELECT sequence, body, hash FROM changes WHERE sequence > :after ORDER BY sequence LIMIT :limit";
// Bounds the memory of a replay; a change has about 1 KB.
constexpr int kReplayPage = 1000;

void InsertChange(soci::session& session, const MirroredChange& change) {
  const long long sequence = change.sequence;
  const std::string body = absl::Base64Escape(change.body);
  const std::string hash = absl::Base64Escape(change.hash);
  session << kInsertChange, soci::use(sequence), soci::use(body), soci::use(hash);
}

}  // namespace

absl::StatusOr<std::unique_ptr<ReportingStore>> ReportingStore::Open(const std::string& path,
                                                                     const std::string& jurisdiction) {
  ASSIGN_OR_RETURN(auto database, db::Database::Open({.path = path}, kMigrations));
  std::unique_ptr<ReportingStore> store(new ReportingStore(std::move(database), jurisdiction));
  RETURN_IF_ERROR(store->Load());
  RETURN_IF_ERROR(store->LoadActs());
  return store;
}

ReportingStore::ReportingStore(std::unique_ptr<db::Database> database, const std::string& jurisdiction)
    : database_(std::move(database)),
      genesis_(FirstHash(jurisdiction)),
      act_genesis_(FirstActHash(jurisdiction)),
      last_hash_(genesis_),
      last_act_hash_(act_genesis_) {}

absl::Status ReportingStore::Load() {
  std::lock_guard lock(mu_);
  return db::Guard([&]() -> absl::Status {
    soci::session& session = database_->writer();
    long long sequence = 0;
    std::string hash;
    session << kLastChange, soci::into(sequence), soci::into(hash);
    if (!session.got_data()) return absl::OkStatus();
    last_sequence_ = sequence;
    if (!absl::Base64Unescape(hash, &last_hash_)) return db::StoreFailure("a stored hash is not base64");
    return absl::OkStatus();
  });
}

absl::Status ReportingStore::AppendPage(const std::vector<MirroredChange>& page) {
  std::lock_guard lock(mu_);
  ChainEnd end{last_sequence_, last_hash_};
  for (const MirroredChange& change : page) {
    RETURN_IF_ERROR(end.Follow(change.sequence, change.body, change.hash));
  }
  RETURN_IF_ERROR(db::Guard([&] {
    soci::transaction transaction(database_->writer());
    for (const MirroredChange& change : page) InsertChange(database_->writer(), change);
    transaction.commit();
    return absl::OkStatus();
  }));
  last_sequence_ = end.sequence;
  last_hash_ = end.hash;
  return absl::OkStatus();
}

std::int64_t ReportingStore::last_sequence() {
  std::lock_guard lock(mu_);
  return last_sequence_;
}

absl::StatusOr<std::vector<MirroredChange>> ReportingStore::ReadPage(std::int64_t after, int limit) {
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
    while (statement.fetch()) {
      RETURN_IF_ERROR(DecodeLink(sequence, body, hash, page.emplace_back()));
    }
    return absl::OkStatus();
  }));
  return page;
}

absl::Status ReportingStore::Replay(std::int64_t upto,
                                    absl::FunctionRef<absl::Status(const MirroredChange&)> apply) {
  ChainEnd end{0, genesis_};
  while (end.sequence < upto) {
    ASSIGN_OR_RETURN(const std::vector<MirroredChange> page, ReadPage(end.sequence, kReplayPage));
    if (page.empty()) return absl::OkStatus();
    for (const MirroredChange& change : page) {
      if (change.sequence > upto) return absl::OkStatus();
      RETURN_IF_ERROR(end.Follow(change.sequence, change.body, change.hash));
      RETURN_IF_ERROR(apply(change));
    }
  }
  return absl::OkStatus();
}

}  // namespace duban::reporting

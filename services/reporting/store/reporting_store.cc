#include "services/reporting/store/reporting_store.h"

#include <utility>

#include "reporting_migrations.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/db/guard.h"
#include "services/reporting/store/chain.h"
#include "services/reporting/store/link.h"

namespace duban::reporting {

absl::StatusOr<std::unique_ptr<ReportingStore>> ReportingStore::Open(const std::string& path,
                                                                     const std::string& jurisdiction) {
  ASSIGN_OR_RETURN(auto database, db::Database::Open({.path = path}, kMigrations));
  std::unique_ptr<ReportingStore> store(new ReportingStore(std::move(database), jurisdiction));
  RETURN_IF_ERROR(store->Load());
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
    ASSIGN_OR_RETURN(const ChainEnd changes, ChangeLinks().End(session, genesis_));
    ASSIGN_OR_RETURN(const ChainEnd acts, ActLinks().End(session, act_genesis_));
    last_sequence_ = changes.sequence;
    last_hash_ = changes.hash;
    last_act_ = acts.sequence;
    last_act_hash_ = acts.hash;
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
    for (const MirroredChange& change : page) ChangeLinks().Insert(database_->writer(), change);
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

absl::Status ReportingStore::Replay(std::int64_t upto,
                                    absl::FunctionRef<absl::Status(const MirroredChange&)> apply) {
  return ChangeLinks().Replay(*database_, genesis_, upto, apply);
}

}  // namespace duban::reporting

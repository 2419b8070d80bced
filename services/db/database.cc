#include "services/db/database.h"

#include <soci/sqlite3/soci-sqlite3.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status_macros.h"
#include "services/db/guard.h"

namespace duban::db {
namespace {

std::unique_ptr<soci::session> Connect(const Options& options) {
  auto session =
      std::make_unique<soci::session>(soci::sqlite3, absl::StrCat("db=\"", options.path, "\" timeout=10"));
  *session << "PRAGMA foreign_keys = ON";
  return session;
}

std::unique_ptr<soci::session> ConnectWriter(const Options& options) {
  std::unique_ptr<soci::session> session = Connect(options);
  std::string mode;
  *session << "PRAGMA journal_mode = WAL", soci::into(mode);
  *session << "PRAGMA synchronous = FULL";
  *session << absl::StrCat("PRAGMA cache_size = -", options.writer_cache_kib);
  *session << absl::StrCat("PRAGMA wal_autocheckpoint = ", options.checkpoint_pages);
  return session;
}

std::unique_ptr<soci::session> ConnectReader(const Options& options) {
  std::unique_ptr<soci::session> session = Connect(options);
  *session << "PRAGMA query_only = ON";
  return session;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Database>> Database::Open(const Options& options,
                                                         std::span<const Migration> migrations) {
  std::unique_ptr<Database> database(new Database);
  RETURN_IF_ERROR(Guard([&]() -> absl::Status {
    database->writer_ = ConnectWriter(options);
    RETURN_IF_ERROR(Migrate(*database->writer_, migrations));
    for (int i = 0; i < options.readers; ++i) {
      database->readers_.push_back(ConnectReader(options));
      database->free_.push_back(database->readers_.back().get());
    }
    return absl::OkStatus();
  }));
  return database;
}

absl::Status Database::Read(absl::FunctionRef<absl::Status(soci::session&)> fn) {
  soci::session* session = nullptr;
  {
    std::unique_lock lock(mu_);
    free_cv_.wait(lock, [&] { return !free_.empty(); });
    session = free_.back();
    free_.pop_back();
  }
  absl::Status status = Guard([&]() -> absl::Status {
    soci::transaction transaction(*session);
    return fn(*session);
  });
  {
    std::lock_guard lock(mu_);
    free_.push_back(session);
  }
  free_cv_.notify_one();
  return status;
}

}  // namespace duban::db

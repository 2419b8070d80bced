// What reporting keeps on disk: the mirrored change feed, which is also its cursor, and the bulletins.
#ifndef DUBAN_SERVICES_REPORTING_STORE_REPORTING_STORE_H_
#define DUBAN_SERVICES_REPORTING_STORE_REPORTING_STORE_H_

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/db/database.h"

namespace duban::reporting {

// A change as it came: the bytes and their link in the chain.
struct MirroredChange {
  std::int64_t sequence = 0;
  std::string body;  // serialized duban.task.v1.Change
  std::string
      hash;  // 32 bytes: SHA-256(hash before · body); before the first: SHA-256("duban/{jurisdiction}")
};

// A bulletin as it was drafted.
struct StoredBulletin {
  std::string name;
  std::string kind;    // "MONTHLY" or "QUARTERLY_REVIEW"
  std::string period;  // its id
  std::int64_t as_of_sequence = 0;
  absl::Time as_of_time;
  absl::Time create_time;
  std::string title;
  std::string scheme;
  bool simulated = false;
  std::string digest;      // SHA-256 of `html`, hexadecimal
  std::string html;        // empty in lists
  std::string request_id;  // what it was asked for with; may be empty
};

// One jurisdiction's file. Thread-safe.
class ReportingStore {
 public:
  // Opens or creates the file. Errors of db::Database::Open.
  static absl::StatusOr<std::unique_ptr<ReportingStore>> Open(const std::string& path,
                                                              const std::string& jurisdiction);

  // Appends a page of the feed in one transaction: all of it or nothing. DATA_LOSS (CHAIN_BROKEN) when a
  // sequence is missing or a hash does not follow from the one before.
  absl::Status AppendPage(const std::vector<MirroredChange>& page);

  // The last change that is on disk; 0 = none.
  std::int64_t last_sequence();

  // Calls `apply` for the stored changes from the first one up to `upto`, checking the chain on the way.
  // DATA_LOSS (CHAIN_BROKEN) when a stored row was altered or is gone; otherwise what `apply` returns.
  absl::Status Replay(std::int64_t upto, absl::FunctionRef<absl::Status(const MirroredChange&)> apply);

  // ALREADY_EXISTS when there is one of that name.
  absl::Status InsertBulletin(const StoredBulletin& bulletin);
  // NOT_FOUND when there is none.
  absl::StatusOr<StoredBulletin> GetBulletin(const std::string& name);
  // Bulletins whose names begin with `prefix` and come after `after`, by name, at most `limit`, without html.
  absl::StatusOr<std::vector<StoredBulletin>> ListBulletins(const std::string& prefix,
                                                            const std::string& after, int limit);

 private:
  ReportingStore(std::unique_ptr<db::Database> database, const std::string& jurisdiction);
  absl::Status Load();
  absl::StatusOr<std::vector<MirroredChange>> ReadPage(std::int64_t after, int limit);

  const std::unique_ptr<db::Database> database_;
  const std::string genesis_;

  std::mutex mu_;                   // Also serves for the writer's session.
  std::int64_t last_sequence_ = 0;  // Guarded by mu_.
  std::string last_hash_;           // Guarded by mu_.
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_STORE_REPORTING_STORE_H_

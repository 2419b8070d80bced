// What reporting keeps on disk: the mirrored change feed, which is also its cursor, the book’s acts, and
// documents.
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

  // The book's acts (acts.cc). Appends them in one transaction; the chain is the store's business.
  absl::Status AppendActs(const std::vector<std::string>& bodies);
  // The last act on disk; 0 = none.
  std::int64_t last_act();
  // The hash of the last act, 32 bytes.
  std::string last_act_hash();
  // Calls `apply` — (sequence, body) — for the acts from the first one up to `upto`, checking the chain on
  // the way. DATA_LOSS (CHAIN_BROKEN) when a stored act was altered or is gone; otherwise what `apply`
  // returns.
  absl::Status ReplayActs(std::int64_t upto,
                          absl::FunctionRef<absl::Status(std::int64_t, const std::string&)> apply);

  // Keeps a document under the SHA-256 of its bytes (hexadecimal), which is returned; the same bytes are kept
  // once.
  absl::StatusOr<std::string> PutDocument(const std::string& media_type, const std::string& body);
  // NOT_FOUND when there is none.
  absl::StatusOr<std::string> GetDocument(const std::string& sha256);

 private:
  ReportingStore(std::unique_ptr<db::Database> database, const std::string& jurisdiction);
  absl::Status Load();

  const std::unique_ptr<db::Database> database_;
  const std::string genesis_;
  const std::string act_genesis_;

  std::mutex mu_;                   // Also serves for the writer's session.
  std::int64_t last_sequence_ = 0;  // Guarded by mu_.
  std::string last_hash_;           // Guarded by mu_.
  std::int64_t last_act_ = 0;       // Guarded by mu_.
  std::string last_act_hash_;       // Guarded by mu_.
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_STORE_REPORTING_STORE_H_

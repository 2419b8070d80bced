// One database file: a session for the single writer and a pool for readers.
#ifndef DUBAN_SERVICES_DB_DATABASE_H_
#define DUBAN_SERVICES_DB_DATABASE_H_

#include <soci/soci.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "services/db/migrations.h"

namespace duban::db {

struct Options {
  std::string path;
  // Readers that may run at once: as many as the executor has threads on a small machine.
  int readers = 4;
  // Page cache of the writer. The hot pages are the end of the log and the state rows.
  int writer_cache_kib = 64 * 1024;
  // Pages in the write-ahead log before it is copied back: fewer, larger checkpoints cost the writer less.
  int checkpoint_pages = 8000;
};

// Thread-safe, but `writer()` belongs to one thread at a time.
class Database {
 public:
  // Opens or creates the file and migrates it. FAILED_PRECONDITION (DATABASE_NEWER) or INTERNAL when it
  // cannot be used.
  static absl::StatusOr<std::unique_ptr<Database>> Open(const Options& options,
                                                        std::span<const Migration> migrations);

  // The writer's session: durable when a commit returns (WAL, synchronous=FULL).
  soci::session& writer() { return *writer_; }

  // Runs `fn` on a read-only session, inside one read transaction; waits for a free one. Exceptions of SOCI
  // become INTERNAL.
  absl::Status Read(absl::FunctionRef<absl::Status(soci::session&)> fn);

 private:
  Database() = default;

  // Constant after construction.
  std::unique_ptr<soci::session> writer_;
  std::vector<std::unique_ptr<soci::session>> readers_;

  std::mutex mu_;
  std::condition_variable free_cv_;
  std::vector<soci::session*> free_;  // Guarded by mu_.
};

}  // namespace duban::db

#endif  // DUBAN_SERVICES_DB_DATABASE_H_

// Keeps the book: acts come in one at a time, each is on disk before it is answered, and the book is rebuilt
// from them.
#ifndef DUBAN_SERVICES_REPORTING_BOOK_BOOK_KEEPER_H_
#define DUBAN_SERVICES_REPORTING_BOOK_BOOK_KEEPER_H_

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "duban/reporting/v1/act.pb.h"
#include "services/docket/matter.h"
#include "services/reporting/domain/book/book.h"
#include "services/reporting/store/reporting_store.h"

namespace duban::reporting {

// The field of a kind in an act.
inline const google::protobuf::FieldDescriptor* ActFieldOf(BookKind kind) {
  return v1::Act::descriptor()->FindFieldByNumber(static_cast<int>(kind) + 20);
}

// What an act says beside the state it leads to.
struct ActHead {
  Signature actor;
  std::string event;  // the RPC, e.g. "FileAppeal"
  std::string reason;
  std::string request_id;      // empty: none
  std::string request_digest;  // needed with a request id
  absl::Time now;
  bool simulated = false;
  std::int64_t change_sequence = 0;  // what the actor could know of the record
};

// A state that was written.
struct WrittenMatter {
  Matter matter;
  std::int64_t sequence = 0;
  absl::Time time;
};

// What came of it.
struct Written {
  std::shared_ptr<const Book> book;   // after it
  std::vector<WrittenMatter> states;  // in the order of their sequence; empty when nothing was to be changed
};

// Thread-safe.
class BookKeeper {
 public:
  // Rebuilds the book. DATA_LOSS (CHAIN_BROKEN, ACT_UNREADABLE) when the stored acts are damaged. `store`
  // outlives it.
  static absl::StatusOr<std::unique_ptr<BookKeeper>> Open(ReportingStore& store, std::string jurisdiction);

  // The present book. Never null.
  std::shared_ptr<const Book> book();

  // Signs `head` for the states that `decide` leads to, in one transaction; refused by its error. A repeated
  // request id answers with what it wrote the first time and does not decide again; INVALID_ARGUMENT
  // (REQUEST_ID_REUSED) if it came with another request then.
  absl::StatusOr<Written> Write(const ActHead& head,
                                absl::FunctionRef<absl::StatusOr<std::vector<Matter>>(const Book&)> decide);

  // The book as it stood after act `sequence`. Errors as Open.
  absl::StatusOr<std::shared_ptr<const Book>> At(std::int64_t sequence);

  // Calls `visit` for the acts after `after` and up to `upto`, checking the chain from the first on.
  absl::Status Each(std::int64_t after, std::int64_t upto,
                    absl::FunctionRef<absl::Status(const v1::Act&)> visit);

 private:
  struct Request {
    std::string digest;
    std::vector<WrittenMatter> states;
  };

  BookKeeper(ReportingStore& store, std::string jurisdiction)
      : store_(store), jurisdiction_(std::move(jurisdiction)), book_(std::make_shared<const Book>()) {}
  absl::Status Take(const v1::Act& act, Book& book);
  v1::Act ActOf(const ActHead& head, std::int64_t sequence, const Matter& matter) const;

  ReportingStore& store_;
  const std::string jurisdiction_;

  std::mutex write_mu_;                      // One act at a time; taken before mu_.
  std::map<std::string, Request> requests_;  // Guarded by write_mu_.
  std::mutex mu_;
  std::shared_ptr<const Book> book_;  // Guarded by mu_.
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_BOOK_BOOK_KEEPER_H_

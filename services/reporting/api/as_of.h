// Moments of the past: what was known then, replayed from both logs.
#ifndef DUBAN_SERVICES_REPORTING_API_AS_OF_H_
#define DUBAN_SERVICES_REPORTING_API_AS_OF_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "services/reporting/api/desk.h"
#include "services/reporting/api/quarter_cache.h"
#include "services/reporting/book/book_keeper.h"
#include "services/reporting/feed/snapshot.h"
#include "services/reporting/store/reporting_store.h"

namespace duban::reporting {

// What was known at a moment.
struct Known {
  std::shared_ptr<const Snapshot> snapshot;
  std::shared_ptr<const Book> book;
  // Causes of an amendment that the book has beyond its last act, as a text; empty: none.
  std::string taken_up = {};

  const Projection& record() const { return snapshot->projection; }
};

// The present, as a call sees it.
Known KnownNow(const View& view);

// Replays the logs up to given places; keeps the last few. Thread-safe.
class Replays {
 public:
  // All of them outlive it.
  Replays(ReportingStore& store, BookKeeper& keeper, std::string jurisdiction);

  // What was known after change `change` and act `act`: 0 = before the first, empty = what `present` knows.
  // OUT_OF_RANGE (NOT_YET) for a place that `present` does not know yet; DATA_LOSS (CHAIN_BROKEN,
  // CHANGE_UNREADABLE, ACT_UNREADABLE).
  absl::StatusOr<Known> At(const Known& present, std::optional<std::int64_t> change,
                           std::optional<std::int64_t> act);

 private:
  absl::StatusOr<std::shared_ptr<const Snapshot>> SnapshotAt(std::int64_t change);
  absl::StatusOr<std::shared_ptr<const Book>> BookAt(std::int64_t act);

  ReportingStore& store_;
  BookKeeper& keeper_;
  const std::string jurisdiction_;
  KeptValues<Snapshot> snapshots_;
  KeptValues<Book> books_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_AS_OF_H_

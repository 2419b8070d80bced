// What reporting knows at one moment, built from changes.
#ifndef DUBAN_SERVICES_REPORTING_FEED_SNAPSHOT_H_
#define DUBAN_SERVICES_REPORTING_FEED_SNAPSHOT_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "services/reporting/domain/record/projection.h"
#include "services/reporting/store/reporting_store.h"

namespace duban::reporting {

// The projection with what answers say about it. Published ones never change.
struct Snapshot {
  Projection projection;
  bool simulated = false;  // some change was made under a simulated clock (演示)
};

// Brings a stored change in. DATA_LOSS (CHANGE_UNREADABLE).
absl::Status ApplyStored(const MirroredChange& change, Snapshot& snapshot);

// Replays the stored changes from the first one up to `upto` into a fresh snapshot. DATA_LOSS (CHAIN_BROKEN,
// CHANGE_UNREADABLE).
absl::StatusOr<Snapshot> Rebuild(ReportingStore& store, const std::string& jurisdiction, std::int64_t upto);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_FEED_SNAPSHOT_H_

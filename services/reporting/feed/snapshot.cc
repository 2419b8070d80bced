#include "services/reporting/feed/snapshot.h"

#include "services/common/status_macros.h"
#include "services/reporting/convert/change_decoder.h"

namespace duban::reporting {

absl::Status ApplyStored(const MirroredChange& change, Snapshot& snapshot) {
  ASSIGN_OR_RETURN(DecodedChange decoded, DecodeChange(change.body));
  decoded.change.sequence = change.sequence;
  Apply(snapshot.projection, decoded.change);
  snapshot.simulated = snapshot.simulated || decoded.simulated;
  return absl::OkStatus();
}

absl::StatusOr<Snapshot> Rebuild(ReportingStore& store, const std::string& jurisdiction, std::int64_t upto) {
  Snapshot snapshot;
  snapshot.projection.jurisdiction = jurisdiction;
  RETURN_IF_ERROR(
      store.Replay(upto, [&](const MirroredChange& change) { return ApplyStored(change, snapshot); }));
  return snapshot;
}

}  // namespace duban::reporting

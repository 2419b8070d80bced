// Reads the record on any session: the feed, the present, the history of one resource.
#ifndef DUBAN_SERVICES_TASK_STORE_CHANGE_READER_H_
#define DUBAN_SERVICES_TASK_STORE_CHANGE_READER_H_

#include <soci/soci.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/task/store/stored_change.h"

namespace duban::task {

// Changes after `after`, oldest first, at most `limit`.
absl::StatusOr<std::vector<StoredChange>> ReadChanges(soci::session& session, std::int64_t after, int limit);

// The state of one resource: the change that holds it; nullopt if there is none.
absl::StatusOr<std::optional<StoredChange>> ReadPresent(soci::session& session, int kind,
                                                        const std::string& name);

// The states of all resources of a kind whose names begin with `prefix` and come after `after`, in the order
// of the names. limit 0 = all.
absl::StatusOr<std::vector<StoredChange>> ReadPresents(soci::session& session, int kind,
                                                       const std::string& prefix, const std::string& after,
                                                       int limit);

// The history of one resource, newest first, from the change `from` backwards (0 = from the newest), at most
// `limit`. Each change comes with the sequence of the one before it; 0 at the end.
struct HistoryEntry {
  StoredChange change;
  std::int64_t previous = 0;
};
absl::StatusOr<std::vector<HistoryEntry>> ReadHistory(soci::session& session, int kind,
                                                      const std::string& name, std::int64_t from, int limit);

// The changes that came with a request id, oldest first; empty if it is new.
absl::StatusOr<std::vector<StoredChange>> ReadRequest(soci::session& session, const std::string& request_id);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_STORE_CHANGE_READER_H_

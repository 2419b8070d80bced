// Builds a record anew from its changes alone: after damage, for an audit, or to move to another store.
#ifndef DUBAN_SERVICES_TASK_RECORD_REPLAY_H_
#define DUBAN_SERVICES_TASK_RECORD_REPLAY_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

namespace duban::task {

struct Replayed {
  std::int64_t change_count = 0;
  std::string last_hash;  // 32 bytes, the same as in the record it was built from
};

// Reads every change of the record at `from`, checks its place in the chain, and appends it to a new record
// at `to`; the present follows from the changes. FAILED_PRECONDITION (RECORD_NOT_EMPTY) if there is something
// at `to` already; DATA_LOSS naming the first change whose sequence or hash is wrong, or that does not parse.
absl::StatusOr<Replayed> ReplayRecord(const std::string& from, const std::string& to,
                                      const std::string& jurisdiction);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_RECORD_REPLAY_H_

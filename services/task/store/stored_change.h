// The row types of the record.
#ifndef DUBAN_SERVICES_TASK_STORE_STORED_CHANGE_H_
#define DUBAN_SERVICES_TASK_STORE_STORED_CHANGE_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"

namespace duban::task {

// A change as stored: the bytes and their link in the chain.
struct StoredChange {
  std::int64_t sequence = 0;
  std::string body;  // serialized duban.task.v1.Change
  std::string hash;  // 32 bytes: SHA-256(hash before · body)
};

// The hash before the first change of a jurisdiction: SHA-256("duban/{jurisdiction}").
std::string GenesisHash(absl::string_view jurisdiction);

// SHA-256(previous · body).
std::string ChainHash(absl::string_view previous, absl::string_view body);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_STORE_STORED_CHANGE_H_

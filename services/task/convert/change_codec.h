// Changes as the record stores them: bytes that are written once, hashed into the chain and never rewritten.
#ifndef DUBAN_SERVICES_TASK_CONVERT_CHANGE_CODEC_H_
#define DUBAN_SERVICES_TASK_CONVERT_CHANGE_CODEC_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/task/domain/change.h"

namespace duban::task {

// What the record knows of a change beside its content.
struct ChangeMeta {
  std::int64_t sequence = 0;
  Actor actor;
  absl::Time time;           // whole nanoseconds; finer parts are dropped
  std::string request_id;    // empty = none
  std::string request_hash;  // SHA-256, 32 bytes; empty = none
  bool simulated = false;    // the clock was simulated (演示)
};

// A change read back.
struct DecodedChange {
  ChangeMeta meta;
  std::string name;  // of the resource
  std::string type;
  std::string reason;
  ResourceState state;
};

// A serialized duban.task.v1.Change; the same arguments always give the same bytes.
std::string EncodeChange(absl::string_view jurisdiction, const Change& change, const ChangeMeta& meta);

// Reads what EncodeChange wrote. DATA_LOSS if the bytes are no change, or one whose name and content
// disagree.
absl::StatusOr<DecodedChange> DecodeChange(absl::string_view body);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_CONVERT_CHANGE_CODEC_H_

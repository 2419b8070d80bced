// The record of a jurisdiction as a file that can be checked without any service: one ChangeRecord a line,
//
//   {"sequence":1,"change":"<base64 of the stored bytes>","hash":"<base64 of SHA-256>"}
//
// A line's hash is the SHA-256 over the hash before it followed by the change's bytes; before the first
// stands the SHA-256 of `duban/{jurisdiction}`.
#ifndef DUBAN_CLIENTS_CLI_RECORD_FILE_H_
#define DUBAN_CLIENTS_CLI_RECORD_FILE_H_

#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "duban/task/v1/change.pb.h"

namespace duban::client {

// Reasons of errors.
inline constexpr char kRecordFile[] = "RECORD_FILE";  // not such a file

// What a check found.
struct RecordCheck {
  std::int64_t checked = 0;       // records whose link holds, from the first
  std::int64_t first_broken = 0;  // sequence expected where it breaks; 0 = whole
  int line = 0;                   // line of the break, from 1
  std::string problem;            // what is wrong there
  std::string last_hash;          // of the last good record, raw
};

// The line of a record, without its end.
std::string RecordLine(const task::v1::ChangeRecord& record);

// Follows the chain of the file at `path`. NOT_FOUND (FILE_NOT_READABLE); INVALID_ARGUMENT (RECORD_FILE) for
// an empty file or a first change that names no jurisdiction.
absl::StatusOr<RecordCheck> CheckRecordFile(const std::string& path);

// Appends records to a file; a file that was cut short goes on after its last whole line.
class RecordFile {
 public:
  // Creates the file or finds its end. PERMISSION_DENIED (FILE_NOT_WRITABLE); INVALID_ARGUMENT (RECORD_FILE)
  // when the last whole line is no record.
  static absl::StatusOr<RecordFile> Open(const std::string& path);

  // Of the last record in the file; 0 when there is none.
  std::int64_t last_sequence() const { return last_sequence_; }
  // Adds records that follow. DATA_LOSS (RECORD_FILE) when they do not.
  absl::Status Append(const google::protobuf::RepeatedPtrField<task::v1::ChangeRecord>& records);

 private:
  std::string path_;
  std::int64_t last_sequence_ = 0;
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_RECORD_FILE_H_

// What a client remembers of the answers it got, on disk and apart from the server: the independent witness
// of the fault test.
#ifndef DUBAN_TESTS_FAULT_ACK_LOG_H_
#define DUBAN_TESTS_FAULT_ACK_LOG_H_

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace duban::testing {

// One acknowledged FillForm of one row.
struct Acknowledged {
  std::string request_id;
  int64_t sequence = 0;  // as answered
  std::string item;      // as sent
  std::string value;     // as sent
};

// Appends acknowledgements to a file, one a line: "{request_id} {sequence} {item} {value}". Thread-safe.
class AckLog {
 public:
  // Opens or creates `path`. INTERNAL when it cannot.
  static absl::StatusOr<std::unique_ptr<AckLog>> Open(const std::string& path);
  ~AckLog();
  AckLog(const AckLog&) = delete;
  AckLog& operator=(const AckLog&) = delete;

  // Returns when the line is on disk. INTERNAL when it is not.
  absl::Status Append(const Acknowledged& ack);

 private:
  explicit AckLog(int fd) : fd_(fd) {}

  const int fd_;
  std::mutex mu_;  // one line after the other
};

// All lines of the file. NOT_FOUND without it, DATA_LOSS for a line that is none.
absl::StatusOr<std::vector<Acknowledged>> ReadAckLog(const std::string& path);

}  // namespace duban::testing

#endif  // DUBAN_TESTS_FAULT_ACK_LOG_H_

// Compares the server's record with what its clients were told.
#ifndef DUBAN_TESTS_FAULT_RECORD_CHECK_H_
#define DUBAN_TESTS_FAULT_RECORD_CHECK_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/cpp/endpoint.h"
#include "duban/task/v1/change.pb.h"
#include "tests/fault/ack_log.h"

namespace duban::testing {

// What was found.
struct RecordFindings {
  int64_t changes = 0;       // in the record
  int64_t acknowledged = 0;  // in the client's log
  int64_t lost = 0;          // acknowledged, but not in the record
  int64_t doubled = 0;       // saved more than once, or acknowledged for two sequences
  int64_t altered = 0;       // in the record with another sequence, item or value than acknowledged
  int64_t unasked = 0;       // rows saved in the record that no acknowledged request asked for
  int64_t version_gaps = 0;  // rows whose version is not the one before plus one
  std::string chain_fault;   // empty: the hash chain is whole, by our count and by the server's

  bool clean() const { return lost + doubled + altered + unasked + version_gaps == 0 && chain_fault.empty(); }
};

// Calls `visit` with every change after `after_sequence`, in order, as the server stores it. Errors are the
// server's and those of `visit`.
absl::Status ForEachRecord(const client::Endpoint& feed, int64_t after_sequence,
                           const std::function<absl::Status(const task::v1::ChangeRecord&)>& visit);

// Reads the whole record through the feed, recomputes the chain from the stored bytes (SHA-256 over the hash
// before followed by the bytes), asks VerifyChanges as well, and looks for every acknowledgement.
absl::StatusOr<RecordFindings> CheckRecord(const client::Endpoint& feed,
                                           const std::vector<Acknowledged>& acks);

// Waits until the reporting service has followed up to `last_sequence` and has it compare the projection it
// kept with a rebuild. Returns the digest. DATA_LOSS when they differ, DEADLINE_EXCEEDED after a minute.
absl::StatusOr<std::string> CheckScores(const client::Endpoint& reporting, int64_t last_sequence);

}  // namespace duban::testing

#endif  // DUBAN_TESTS_FAULT_RECORD_CHECK_H_

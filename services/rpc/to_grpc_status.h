// The one place where an error of ours becomes a gRPC status.
#ifndef DUBAN_SERVICES_RPC_TO_GRPC_STATUS_H_
#define DUBAN_SERVICES_RPC_TO_GRPC_STATUS_H_

#include <grpcpp/support/status.h>

#include <cstddef>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace duban::rpc {

// Bytes of a message that travels. Percent-encoding triples Chinese text, and a default client refuses
// more than 8 KiB of trailing metadata, text and details together.
inline constexpr size_t kMaxMessageBytes = 1024;
// Violations that travel; a default client fails between 60 and 80 of ordinary length.
inline constexpr int kMaxViolations = 40;
// Bytes of violations that travel, for the same reason: fewer than kMaxViolations when they are long.
inline constexpr size_t kMaxViolationBytes = 3072;

// The status a client gets: same code, message cut at kMaxMessageBytes on a UTF-8 boundary, and a packed
// google.rpc.Status with ErrorInfo{reason, domain "duban", metadata} and, for bad input, BadRequest whose
// descriptions read "RULE_ID: text" and whose last entry says how many were left out.
// INTERNAL, UNKNOWN and DATA_LOSS that carry no details of ours become INTERNAL with a fixed text; their
// cause goes only to the log. `method` names the call there.
grpc::Status ToGrpcStatus(const absl::Status& status, absl::string_view method = "");

// `text` cut to at most `max_bytes` without splitting a UTF-8 character.
absl::string_view CutUtf8(absl::string_view text, size_t max_bytes);

}  // namespace duban::rpc

#endif  // DUBAN_SERVICES_RPC_TO_GRPC_STATUS_H_

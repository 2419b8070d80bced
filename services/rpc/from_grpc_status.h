// Errors as clients see them: the reverse of ToGrpcStatus.
#ifndef DUBAN_SERVICES_RPC_FROM_GRPC_STATUS_H_
#define DUBAN_SERVICES_RPC_FROM_GRPC_STATUS_H_

#include <grpcpp/support/status.h>

#include "absl/status/status.h"

namespace duban::rpc {

// google.rpc.ErrorInfo.domain of every error of ours.
inline constexpr char kErrorDomain[] = "duban";

// The status of a call with its code, text and, when the error is one of ours, its ErrorDetails
// (services/common/errors.h). The last of capped violations has the reason MORE_VIOLATIONS.
absl::Status FromGrpcStatus(const grpc::Status& status);

}  // namespace duban::rpc

#endif  // DUBAN_SERVICES_RPC_FROM_GRPC_STATUS_H_

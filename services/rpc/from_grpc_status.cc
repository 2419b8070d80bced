#include "services/rpc/from_grpc_status.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/error_info.pb.h"
#include "google/rpc/status.pb.h"
#include "services/common/errors.h"

namespace duban::rpc {
namespace {

bool IsRuleId(absl::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isupper(c) || absl::ascii_isdigit(c) || c == '_';
  });
}

// FieldViolation of common protos 1.16.0 has no reason field, so that it travels as "RULE_ID: text".
FieldViolation FromProto(const google::rpc::BadRequest::FieldViolation& violation) {
  const absl::string_view text = violation.description();
  const size_t colon = text.find(": ");
  if (colon == absl::string_view::npos || !IsRuleId(text.substr(0, colon))) {
    return {violation.field(), "", violation.description()};
  }
  return {violation.field(), std::string(text.substr(0, colon)), std::string(text.substr(colon + 2))};
}

// True when an ErrorInfo of ours was among the details.
bool ReadDetails(const google::rpc::Status& status, ErrorDetails& details) {
  bool ours = false;
  google::rpc::ErrorInfo info;
  google::rpc::BadRequest bad_request;
  for (const google::protobuf::Any& any : status.details()) {
    if (any.Is<google::rpc::ErrorInfo>() && any.UnpackTo(&info) && info.domain() == kErrorDomain) {
      ours = true;
      details.reason = info.reason();
      details.metadata.insert(info.metadata().begin(), info.metadata().end());
    } else if (any.Is<google::rpc::BadRequest>() && any.UnpackTo(&bad_request)) {
      for (const auto& violation : bad_request.field_violations()) {
        details.violations.push_back(FromProto(violation));
      }
    }
  }
  return ours;
}

}  // namespace

absl::Status FromGrpcStatus(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  absl::Status result(static_cast<absl::StatusCode>(status.error_code()), status.error_message());
  google::rpc::Status packed;
  ErrorDetails details;
  if (!packed.ParseFromString(status.error_details()) || !ReadDetails(packed, details)) return result;
  return WithDetails(std::move(result), details);
}

}  // namespace duban::rpc

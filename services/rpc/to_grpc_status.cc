#include "services/rpc/to_grpc_status.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/error_info.pb.h"
#include "google/rpc/status.pb.h"
#include "services/common/errors.h"
#include "services/rpc/from_grpc_status.h"
#include "services/rpc/logging.h"

namespace duban::rpc {
namespace {

constexpr char kInternalText[] = "服务内部错误，请稍后重试；仍不行请联系系统管理员";
constexpr size_t kMaxDescriptionBytes = 512;
constexpr size_t kMaxFieldBytes = 128;
constexpr size_t kMaxMetadataBytes = 256;

bool IsFault(absl::StatusCode code) {
  return code == absl::StatusCode::kInternal || code == absl::StatusCode::kUnknown ||
         code == absl::StatusCode::kDataLoss;
}

void AddViolation(google::rpc::BadRequest& out, absl::string_view field, absl::string_view reason,
                  absl::string_view text) {
  auto& violation = *out.add_field_violations();
  violation.set_field(std::string(CutUtf8(field, kMaxFieldBytes)));
  violation.set_description(absl::StrCat(reason, ": ", CutUtf8(text, kMaxDescriptionBytes)));
}

google::rpc::BadRequest ToBadRequest(const std::vector<FieldViolation>& violations) {
  google::rpc::BadRequest out;
  const int total = static_cast<int>(violations.size());
  for (const FieldViolation& violation : violations) {
    const int listed = out.field_violations_size();
    const bool last_place = listed == kMaxViolations - 1 && total > kMaxViolations;
    if (last_place || out.ByteSizeLong() >= kMaxViolationBytes) {
      AddViolation(out, "", "MORE_VIOLATIONS", absl::StrCat("另有", total - listed, "处问题未列出"));
      break;
    }
    AddViolation(out, violation.field, violation.reason, violation.description);
  }
  return out;
}

google::rpc::ErrorInfo ToErrorInfo(const ErrorDetails& details) {
  google::rpc::ErrorInfo info;
  info.set_reason(details.reason);
  info.set_domain(kErrorDomain);
  for (const auto& [key, value] : details.metadata) {
    (*info.mutable_metadata())[key] = std::string(CutUtf8(value, kMaxMetadataBytes));
  }
  return info;
}

grpc::Status Pack(absl::StatusCode code, absl::string_view message, const ErrorDetails& details) {
  google::rpc::Status packed;
  packed.set_code(static_cast<int>(code));
  packed.add_details()->PackFrom(ToErrorInfo(details));
  if (!details.violations.empty()) packed.add_details()->PackFrom(ToBadRequest(details.violations));
  return grpc::Status(static_cast<grpc::StatusCode>(code), std::string(message), packed.SerializeAsString());
}

}  // namespace

absl::string_view CutUtf8(absl::string_view text, size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  size_t end = max_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

grpc::Status ToGrpcStatus(const absl::Status& status, absl::string_view method) {
  if (status.ok()) return grpc::Status::OK;
  const std::optional<ErrorDetails> details = DetailsOf(status);
  if (IsFault(status.code())) {
    Log(spdlog::level::err, "call failed", {{"method", method}, {"cause", status.ToString()}});
    if (!details) return Pack(absl::StatusCode::kInternal, kInternalText, {"INTERNAL", {}, {}});
  }
  // An error without a reason of ours is named by its code, so that a client always finds one.
  return Pack(status.code(), CutUtf8(status.message(), kMaxMessageBytes),
              details.value_or(ErrorDetails{absl::StatusCodeToString(status.code()), {}, {}}));
}

}  // namespace duban::rpc

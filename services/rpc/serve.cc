#include "services/rpc/serve.h"

#include <chrono>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/rpc/logging.h"
#include "services/rpc/to_grpc_status.h"

namespace duban::rpc {
namespace {

// Empty when there is none, which the verifier calls TOKEN_MISSING.
absl::string_view BearerToken(const grpc::CallbackServerContext& context) {
  constexpr absl::string_view kScheme = "Bearer ";
  const auto& metadata = context.client_metadata();
  const auto found = metadata.find("authorization");
  if (found == metadata.end()) return "";
  const absl::string_view value(found->second.data(), found->second.size());
  return absl::StartsWithIgnoreCase(value, kScheme) ? value.substr(kScheme.size()) : "";
}

absl::Time DeadlineOf(const grpc::CallbackServerContext& context) {
  const std::chrono::system_clock::time_point deadline = context.deadline();
  return deadline == std::chrono::system_clock::time_point::max() ? absl::InfiniteFuture()
                                                                  : absl::FromChrono(deadline);
}

}  // namespace

ServedCall::ServedCall(const ServiceEnv& service, const MethodEnv& method,
                       grpc::CallbackServerContext& context, std::function<void(grpc::Status)> send)
    : server_(service.server()),
      method_(method),
      grpc_context_(context),
      send_(std::move(send)),
      start_(server_.clock.TimeNow()) {}

absl::Status ServedCall::Admit() {
  context_.method = method_.name;
  context_.peer = grpc_context_.peer();
  context_.deadline = DeadlineOf(grpc_context_);
  ASSIGN_OR_RETURN(Claims claims, server_.tokens.Verify(BearerToken(grpc_context_), start_));
  context_.person = std::move(claims.person);
  context_.jurisdiction = std::move(claims.jurisdiction);
  return CheckDeadline();
}

absl::Status ServedCall::CheckDeadline() const {
  if (server_.clock.TimeNow() < context_.deadline) return absl::OkStatus();
  return WithDetails(absl::DeadlineExceededError("请求已超过调用方给定的时限，未执行"),
                     {"DEADLINE_PASSED", {}, {}});
}

void ServedCall::Finish(const absl::Status& status) {
  const absl::Duration took = server_.clock.TimeNow() - start_;
  grpc::Status answer = ToGrpcStatus(status, method_.name);
  method_.metrics->Record(static_cast<absl::StatusCode>(answer.error_code()), took);
  LogCall(status, took);
  send_(std::move(answer));
}

void ServedCall::LogCall(const absl::Status& status, absl::Duration took) const {
  if (!spdlog::should_log(spdlog::level::debug)) return;
  Log(spdlog::level::debug, "call",
      {{"method", method_.name},
       {"code", absl::StatusCodeToString(status.code())},
       {"took", absl::FormatDuration(took)},
       {"person", context_.person},
       {"jurisdiction", context_.jurisdiction},
       {"peer", context_.peer}});
}

absl::Status ServerBusy() {
  return WithDetails(absl::ResourceExhaustedError("服务繁忙，请稍后重试"), {"SERVER_BUSY", {}, {}});
}

}  // namespace duban::rpc

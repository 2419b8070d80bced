#include "clients/cpp/endpoint.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/rpc/from_grpc_status.h"

namespace duban::client {
namespace {

constexpr std::chrono::milliseconds kFirstBackoff{100};
constexpr std::chrono::milliseconds kLongestBackoff{1000};

}  // namespace

absl::StatusOr<Endpoint> Endpoint::Connect(const std::string& address, EndpointOptions options) {
  ASSIGN_OR_RETURN(const std::shared_ptr<grpc::Channel> channel, MakeChannel(address, options.tls));
  Endpoint endpoint;
  endpoint.channel_ = channel;
  endpoint.stubs_ = std::make_shared<Stubs>();
  endpoint.options_ = std::move(options);
  return endpoint;
}

Endpoint Endpoint::WithToken(std::string token) const {
  Endpoint other = *this;
  other.options_.token = std::move(token);
  return other;
}

absl::Status Endpoint::Attempt(const std::function<grpc::Status(grpc::ClientContext*)>& call) const {
  using SteadyClock = std::chrono::steady_clock;
  const auto give_up = SteadyClock::now() + absl::ToChronoNanoseconds(options_.retry_for);
  for (auto backoff = kFirstBackoff;; backoff = std::min(backoff * 2, kLongestBackoff)) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + absl::ToChronoMicroseconds(options_.deadline));
    if (!options_.token.empty())
      context.AddMetadata("authorization", absl::StrCat("Bearer ", options_.token));
    const grpc::Status status = call(&context);
    // Anything but UNAVAILABLE may have an effect or will not change by itself.
    if (status.error_code() != grpc::StatusCode::UNAVAILABLE || SteadyClock::now() + backoff > give_up) {
      return rpc::FromGrpcStatus(status);
    }
    std::this_thread::sleep_for(backoff);
    // Only a waiting thread drives gRPC's new connection; a call that fails at once would never see it ready.
    channel_->WaitForConnected(std::chrono::system_clock::now() + kLongestBackoff);
  }
}

std::string Endpoint::RandomUuid() {
  thread_local std::mt19937_64 random{(uint64_t{std::random_device{}()} << 32) ^ std::random_device{}()};
  const uint64_t high = random();
  const uint64_t low = random();
  return absl::StrFormat("%08x-%04x-4%03x-%04x-%012x", high >> 32, (high >> 16) & 0xffff, high & 0xfff,
                         0x8000 | ((low >> 48) & 0x3fff), low & 0xffffffffffff);
}

}  // namespace duban::client

#include "tests/fault/writers.h"

#include <grpcpp/grpcpp.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "duban/task/v1/form_service.grpc.pb.h"
#include "services/common/status_macros.h"
#include "services/rpc/from_grpc_status.h"
#include "tests/fault/ack_log.h"
#include "tests/fault/killer.h"

namespace duban::testing {
namespace {

using task::v1::FillFormRequest;
using task::v1::FillFormResponse;
using task::v1::FormService;

// gRPC waits up to two minutes between attempts to connect, which would make up most of the test.
std::shared_ptr<grpc::Channel> MakeEagerChannel(const std::string& address) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 20);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 20);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_DNS_MIN_TIME_BETWEEN_RESOLUTIONS_MS, 20);
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

// Statuses of a connection that was cut. Whether the call took effect is not known: it is sent again.
bool IsLostConnection(const grpc::Status& status) {
  return status.error_code() == grpc::StatusCode::UNAVAILABLE ||
         status.error_code() == grpc::StatusCode::DEADLINE_EXCEEDED;
}

// What all writers share.
struct Shared {
  const WriterOptions& options;
  const std::string token;
  AckLog& log;
  Killer& killer;
  FormService::Stub& stub;
  std::atomic<int64_t> acknowledged = 0;

  std::mutex mu;
  absl::Status failure;  // guarded by mu; the first

  void Fail(const absl::Status& status) {
    {
      const std::lock_guard lock(mu);
      if (failure.ok()) failure = status;
    }
    killer.Stop();
  }
};

// The writer of one row.
class Writer {
 public:
  Writer(Shared& shared, int unit, int item)
      : shared_(shared), unit_(unit), item_(item), random_(std::random_device{}()) {}

  void Run() {
    for (int64_t n = 1; !shared_.killer.stopped(); ++n) {
      if (absl::Status status = WriteOne(n); !status.ok()) return shared_.Fail(status);
    }
  }

 private:
  absl::Status WriteOne(int64_t n) {
    FillFormRequest request;
    request.set_name(FormName(unit_));
    request.set_request_id(NewUuid());
    task::v1::FormRow& row = *request.add_rows();
    row.set_item(ItemId(unit_, item_));
    row.set_value(absl::StrCat(n, ".5"));
    ASSIGN_OR_RETURN(const FillFormResponse response, FillUntilAcknowledged(request));
    if (response.rows_size() != 1 ||
        absl::string_view(response.rows(0).value()) != absl::string_view(row.value())) {
      return absl::DataLossError("an answer does not carry the row that was sent");
    }
    RETURN_IF_ERROR(shared_.log.Append({request.request_id(), response.sequence(), row.item(), row.value()}));
    ++shared_.acknowledged;
    shared_.killer.OnAcknowledged();
    return absl::OkStatus();
  }

  absl::StatusOr<FillFormResponse> FillUntilAcknowledged(const FillFormRequest& request) {
    const auto give_up = std::chrono::steady_clock::now() + absl::ToChronoSeconds(shared_.options.give_up);
    while (true) {
      grpc::ClientContext context;
      context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(10));
      context.AddMetadata("authorization", absl::StrCat("Bearer ", shared_.token));
      FillFormResponse response;
      const grpc::Status status = shared_.stub.FillForm(&context, request, &response);
      if (status.ok()) return response;
      if (!IsLostConnection(status) || std::chrono::steady_clock::now() > give_up) {
        return rpc::FromGrpcStatus(status);
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }

  std::string NewUuid() {
    const uint64_t high = random_();
    const uint64_t low = random_();
    return absl::StrFormat("%08x-%04x-4%03x-%04x-%012x", high >> 32, (high >> 16) & 0xffff, high & 0xfff,
                           0x8000 | ((low >> 48) & 0x3fff), low & 0xffffffffffff);
  }

  Shared& shared_;
  const int unit_;
  const int item_;
  std::mt19937_64 random_;
};

}  // namespace

absl::StatusOr<int64_t> WriteAndKill(const WriterOptions& options) {
  ASSIGN_OR_RETURN(std::string token, MakeToken(options.dir, kReporter));
  ASSIGN_OR_RETURN(const std::unique_ptr<AckLog> log, AckLog::Open(options.log));
  const auto stub = FormService::NewStub(MakeEagerChannel(options.address));
  Killer killer({.pid_file = options.pid_file,
                 .kills = options.kills,
                 .seed = options.seed,
                 .max_acks_between = options.max_acks_between_kills,
                 .acks_at_end = options.acks_at_end});
  Shared shared{options, std::move(token), *log, killer, *stub};
  {
    std::vector<std::jthread> threads;
    for (int unit = 0; unit < options.size.units; ++unit) {
      for (int item = 0; item < options.size.items_per_unit; ++item) {
        threads.emplace_back([&shared, unit, item] { Writer(shared, unit, item).Run(); });
      }
    }
    killer.Run();
  }
  RETURN_IF_ERROR(shared.failure);
  return shared.acknowledged.load();
}

}  // namespace duban::testing

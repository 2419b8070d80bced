// duban-task in this process: the real services on a real port over a database in a temporary folder.
#ifndef DUBAN_TESTS_INTEGRATION_TASK_TASK_BENCH_H_
#define DUBAN_TESTS_INTEGRATION_TASK_TASK_BENCH_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/rpc/from_grpc_status.h"
#include "services/rpc/server.h"
#include "services/task/api/task_server.h"

namespace duban::testing {

inline constexpr char kFirstAdmin[] = "first-admin";
inline constexpr char kFeedPerson[] = "feed-reporting";

// Serves the fixture's district on a simulated clock.
class TaskBench {
 public:
  // Opens an empty record at `now`.
  explicit TaskBench(absl::Time now);
  ~TaskBench();

  // Puts the fixture's calendars, units, roles (one FEED more), campaign and items on record, by public
  // calls.
  absl::Status Import();

  // Ends the server and serves the same folder again.
  void Restart();

  SimulatedClock& clock() { return clock_; }
  // Where the record's database lies.
  const std::string& folder() const { return folder_; }
  // For calls that Call cannot make: streams, and methods that are found by name.
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }

  // Calls `method` of `Stub` as `person`; the error's details are restored.
  template <typename Service, typename Request, typename Response>
  absl::StatusOr<Response> Call(const std::string& person,
                                grpc::Status (Service::Stub::*method)(grpc::ClientContext*, const Request&,
                                                                      Response*),
                                const Request& request) {
    return CallWithToken<Service>(TokenOf(person), method, request);
  }

  template <typename Service, typename Request, typename Response>
  absl::StatusOr<Response> CallWithToken(const std::string& token,
                                         grpc::Status (Service::Stub::*method)(grpc::ClientContext*,
                                                                               const Request&, Response*),
                                         const Request& request) {
    grpc::ClientContext context;
    context.AddMetadata("authorization", "Bearer " + token);
    Response response;
    const auto stub = Service::NewStub(channel_);
    const grpc::Status status = (stub.get()->*method)(&context, request, &response);
    if (!status.ok()) return rpc::FromGrpcStatus(status);
    return response;
  }

  std::string TokenOf(const std::string& person) const;

  // Changes on record.
  std::int64_t CountChanges();

 private:
  void Serve();
  void StopServing();

  const std::string folder_;
  SimulatedClock clock_;
  SystemClock real_clock_;
  std::string private_key_;
  std::unique_ptr<rpc::Metrics> metrics_;
  std::unique_ptr<rpc::TokenVerifier> tokens_;
  std::unique_ptr<task::RecordSet> records_;
  std::unique_ptr<rpc::Executor> executor_;
  std::unique_ptr<task::TaskServices> services_;
  std::unique_ptr<rpc::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace duban::testing

#endif  // DUBAN_TESTS_INTEGRATION_TASK_TASK_BENCH_H_

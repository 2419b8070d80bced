// The feed of a running duban-task: ChangeService.PullChanges as a long poll.
#ifndef DUBAN_SERVICES_REPORTING_FEED_GRPC_TASK_FEED_H_
#define DUBAN_SERVICES_REPORTING_FEED_GRPC_TASK_FEED_H_

#include <grpcpp/client_context.h>

#include <memory>
#include <mutex>
#include <string>

#include "duban/task/v1/change.grpc.pb.h"
#include "services/reporting/feed/task_feed.h"

namespace duban::reporting {

struct GrpcTaskFeedOptions {
  std::string address = "127.0.0.1:7601";
  std::string jurisdiction;
  std::string token_file;  // holds a bearer token of a person with the role FEED; read again for every call
  std::string ca_file;     // PEM; empty = plain text on loopback, else the system's authorities
};

// A channel to duban-task; connects on the first call. FAILED_PRECONDITION (TLS_FILES) when the CA cannot be
// read.
absl::StatusOr<std::shared_ptr<grpc::Channel>> TaskChannel(const GrpcTaskFeedOptions& options);

// Gives a call the feed's token and `timeout`.
void PrepareTaskCall(const GrpcTaskFeedOptions& options, absl::Duration timeout, grpc::ClientContext& call);

// Thread-safe.
class GrpcTaskFeed final : public TaskFeed {
 public:
  // Makes the channel; connects on the first call. FAILED_PRECONDITION (TLS_FILES) when the CA cannot be
  // read.
  static absl::StatusOr<std::unique_ptr<GrpcTaskFeed>> Create(GrpcTaskFeedOptions options);

  absl::StatusOr<std::vector<MirroredChange>> Pull(std::int64_t after, absl::Duration max_wait) override;
  void Cancel() override;

 private:
  GrpcTaskFeed(GrpcTaskFeedOptions options, std::shared_ptr<grpc::Channel> channel);
  absl::Status Call(const task::v1::PullChangesRequest& request, absl::Duration max_wait,
                    task::v1::PullChangesResponse& response);

  const GrpcTaskFeedOptions options_;
  const std::unique_ptr<task::v1::ChangeService::Stub> stub_;

  std::mutex mu_;
  bool cancelled_ = false;               // Guarded by mu_.
  grpc::ClientContext* call_ = nullptr;  // Guarded by mu_; the call under way.
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_FEED_GRPC_TASK_FEED_H_

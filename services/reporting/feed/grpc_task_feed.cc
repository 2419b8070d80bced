#include "services/reporting/feed/grpc_task_feed.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <fstream>
#include <iterator>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/clock.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/rpc/from_grpc_status.h"
#include "services/rpc/server.h"

namespace duban::reporting {
namespace {

// A page of 500 forms with every row must fit.
constexpr int kMaxMessageBytes = 64 << 20;
constexpr int kMaxChanges = 2000;
// What the answer of a long poll may take beyond its wait.
constexpr absl::Duration kAnswerTime = absl::Seconds(10);

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
}

absl::StatusOr<std::shared_ptr<grpc::ChannelCredentials>> Credentials(const GrpcTaskFeedOptions& options) {
  if (options.ca_file.empty() && rpc::IsLoopback(options.address)) return grpc::InsecureChannelCredentials();
  grpc::SslCredentialsOptions tls;
  if (!options.ca_file.empty()) {
    tls.pem_root_certs = ReadFile(options.ca_file);
    if (tls.pem_root_certs.empty()) {
      return Precondition("TLS_FILES", absl::StrCat("无法读取证书文件：", options.ca_file));
    }
  }
  return grpc::SslCredentials(tls);
}

}  // namespace

absl::StatusOr<std::shared_ptr<grpc::Channel>> TaskChannel(const GrpcTaskFeedOptions& options) {
  ASSIGN_OR_RETURN(const auto credentials, Credentials(options));
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMaxMessageBytes);
  return grpc::CreateCustomChannel(options.address, credentials, arguments);
}

void PrepareTaskCall(const GrpcTaskFeedOptions& options, absl::Duration timeout, grpc::ClientContext& call) {
  call.set_deadline(absl::ToChronoTime(SystemClock().TimeNow() + timeout));
  const std::string token = ReadFile(options.token_file);
  call.AddMetadata("authorization", absl::StrCat("Bearer ", absl::StripAsciiWhitespace(token)));
}

absl::StatusOr<std::unique_ptr<GrpcTaskFeed>> GrpcTaskFeed::Create(GrpcTaskFeedOptions options) {
  ASSIGN_OR_RETURN(auto channel, TaskChannel(options));
  return std::unique_ptr<GrpcTaskFeed>(new GrpcTaskFeed(std::move(options), std::move(channel)));
}

GrpcTaskFeed::GrpcTaskFeed(GrpcTaskFeedOptions options, std::shared_ptr<grpc::Channel> channel)
    : options_(std::move(options)), stub_(task::v1::ChangeService::NewStub(channel)) {}

absl::Status GrpcTaskFeed::Call(const task::v1::PullChangesRequest& request, absl::Duration max_wait,
                                task::v1::PullChangesResponse& response) {
  grpc::ClientContext context;
  PrepareTaskCall(options_, max_wait + kAnswerTime, context);
  {
    std::lock_guard lock(mu_);
    if (cancelled_) return absl::CancelledError("已停止读取变更");
    call_ = &context;
  }
  const grpc::Status status = stub_->PullChanges(&context, request, &response);
  std::lock_guard lock(mu_);
  call_ = nullptr;
  return rpc::FromGrpcStatus(status);
}

absl::StatusOr<std::vector<MirroredChange>> GrpcTaskFeed::Pull(std::int64_t after, absl::Duration max_wait) {
  task::v1::PullChangesRequest request;
  request.set_parent(absl::StrCat("jurisdictions/", options_.jurisdiction));
  request.set_after_sequence(after);
  request.set_max_changes(kMaxChanges);
  request.mutable_max_wait()->set_seconds(absl::ToInt64Seconds(max_wait));
  task::v1::PullChangesResponse response;
  RETURN_IF_ERROR(Call(request, max_wait, response));
  std::vector<MirroredChange> page;
  for (task::v1::ChangeRecord& record : *response.mutable_records()) {
    page.push_back(
        {record.sequence(), std::move(*record.mutable_change()), std::move(*record.mutable_hash())});
  }
  return page;
}

void GrpcTaskFeed::Cancel() {
  std::lock_guard lock(mu_);
  cancelled_ = true;
  if (call_ != nullptr) call_->TryCancel();
}

}  // namespace duban::reporting

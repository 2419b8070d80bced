// Sends what the lights call for to duban-task as proposals, in the feed's own name.
#ifndef DUBAN_SERVICES_REPORTING_FEED_PROPOSAL_SENDER_H_
#define DUBAN_SERVICES_REPORTING_FEED_PROPOSAL_SENDER_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "duban/task/v1/proposal.grpc.pb.h"
#include "services/reporting/domain/light/proposals.h"
#include "services/reporting/feed/grpc_task_feed.h"

namespace duban::reporting {

// What became of a draft that was sent.
struct SentProposal {
  bool created = false;  // false: the task service had it already
  std::string name;      // of the proposal; empty when it was there already
};

// Thread-safe.
class ProposalSender {
 public:
  // Makes the channel. Errors of TaskChannel.
  static absl::StatusOr<std::unique_ptr<ProposalSender>> Create(GrpcTaskFeedOptions options);

  // Submits the draft for the campaign. Sending the same again changes nothing: its request id follows from
  // what it says, and the task service keeps one proposal for each item, rule and occasion. Errors of the
  // task service; UNAVAILABLE or DEADLINE_EXCEEDED when it does not answer.
  absl::StatusOr<SentProposal> Send(const std::string& campaign, const ProposalDraft& draft);

 private:
  ProposalSender(GrpcTaskFeedOptions options, std::shared_ptr<grpc::Channel> channel);

  const GrpcTaskFeedOptions options_;
  const std::unique_ptr<task::v1::ProposalService::Stub> stub_;
};

// A text of the form of a UUID4 that follows from `text` alone (its SHA-256).
std::string RequestIdOf(absl::string_view text);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_FEED_PROPOSAL_SENDER_H_

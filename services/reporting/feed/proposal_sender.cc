#include "services/reporting/feed/proposal_sender.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/sha256.h"
#include "services/common/status_macros.h"
#include "services/reporting/domain/names.h"
#include "services/rpc/from_grpc_status.h"

namespace duban::reporting {
namespace {

// One proposal is one small write.
constexpr absl::Duration kTimeout = absl::Seconds(5);

task::v1::SubmitProposalRequest RequestOf(const std::string& parent, const ProposalDraft& draft) {
  task::v1::SubmitProposalRequest request;
  request.set_parent(parent);
  task::v1::Proposal& proposal = *request.mutable_proposal();
  if (draft.item.empty()) {
    proposal.set_unit(absl::StrCat(parent.substr(0, parent.find("/campaigns/")), "/units/", draft.unit));
  } else {
    proposal.set_item(draft.item);
  }
  task::v1::Order::Level level = task::v1::Order::LEVEL_UNSPECIFIED;
  task::v1::Order::Level_Parse(absl::StrCat("LEVEL_", draft.level), &level);
  proposal.set_level(level);
  proposal.set_rule(draft.rule);
  proposal.set_occasion(draft.occasion);
  for (const NamedValue& input : draft.inputs) {
    task::v1::Proposal::Input& added = *proposal.add_inputs();
    added.set_key(input.name);
    added.set_value(input.text);
  }
  request.set_request_id(RequestIdOf(request.SerializeAsString()));
  return request;
}

}  // namespace

std::string RequestIdOf(absl::string_view text) {
  std::string id = HexDigest(text).substr(0, 32);
  id[12] = '4';  // version
  id[16] = '8';  // variant
  return absl::StrCat(id.substr(0, 8), "-", id.substr(8, 4), "-", id.substr(12, 4), "-", id.substr(16, 4),
                      "-", id.substr(20));
}

absl::StatusOr<std::unique_ptr<ProposalSender>> ProposalSender::Create(GrpcTaskFeedOptions options) {
  ASSIGN_OR_RETURN(auto channel, TaskChannel(options));
  return std::unique_ptr<ProposalSender>(new ProposalSender(std::move(options), std::move(channel)));
}

ProposalSender::ProposalSender(GrpcTaskFeedOptions options, std::shared_ptr<grpc::Channel> channel)
    : options_(std::move(options)), stub_(task::v1::ProposalService::NewStub(channel)) {}

absl::StatusOr<SentProposal> ProposalSender::Send(const std::string& campaign, const ProposalDraft& draft) {
  grpc::ClientContext call;
  PrepareTaskCall(options_, kTimeout, call);
  task::v1::Proposal made;
  const absl::Status status = rpc::FromGrpcStatus(
      stub_->SubmitProposal(&call, RequestOf(CampaignName(options_.jurisdiction, campaign), draft), &made));
  if (absl::IsAlreadyExists(status)) return SentProposal{false, ""};
  RETURN_IF_ERROR(status);
  return SentProposal{true, made.name()};
}

}  // namespace duban::reporting

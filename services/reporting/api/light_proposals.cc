#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/api/light_service.h"
#include "services/reporting/api/rights.h"
#include "services/reporting/api/serving.h"
#include "services/reporting/convert/book_light.h"
#include "services/reporting/domain/evaluation/evaluation.h"
#include "services/reporting/domain/light/proposals.h"
#include "services/reporting/feed/task_away.h"

namespace duban::reporting {
namespace {

absl::Status TaskUnavailable(const absl::Status& cause, const v1::DeliverLightProposalsResponse& sent,
                             size_t drafts) {
  const auto left = static_cast<int>(drafts) - sent.proposals_size();
  return WithDetails(absl::UnavailableError(absl::StrCat("督办服务未应答，已送达 ", sent.created_count(),
                                                         " 条，已有 ", sent.known_count(), " 条，还有 ", left,
                                                         " 条未送，请稍后重试，不会重复：", cause.message())),
                     {"TASK_UNAVAILABLE",
                      {{"created", absl::StrCat(sent.created_count())},
                       {"known", absl::StrCat(sent.known_count())},
                       {"failed", absl::StrCat(sent.failed_count())},
                       {"left", absl::StrCat(left)}},
                      {}});
}

// Sends one draft and notes in `out` what became of it; an error when the task service is away.
absl::Status SendOne(ProposalSender& sender, const std::string& campaign, const ProposalDraft& draft,
                     v1::DeliverLightProposalsResponse& out, v1::LightProposal line) {
  using Outcome = v1::LightProposal;
  if (!draft.proposal.empty()) {
    line.set_outcome(Outcome::OUTCOME_KNOWN);
  } else {
    const absl::StatusOr<SentProposal> sent = sender.Send(campaign, draft);
    if (!sent.ok() && IsTaskAway(sent.status())) return sent.status();
    if (!sent.ok()) {
      line.set_outcome(Outcome::OUTCOME_FAILED);
      line.set_problem(std::string(sent.status().message()));
    } else {
      line.set_outcome(sent->created ? Outcome::OUTCOME_CREATED : Outcome::OUTCOME_KNOWN);
      line.set_proposal(sent->name);
    }
  }
  if (line.outcome() == Outcome::OUTCOME_CREATED) out.set_created_count(out.created_count() + 1);
  if (line.outcome() == Outcome::OUTCOME_KNOWN) out.set_known_count(out.known_count() + 1);
  if (line.outcome() == Outcome::OUTCOME_FAILED) out.set_failed_count(out.failed_count() + 1);
  *out.add_proposals() = std::move(line);
  return absl::OkStatus();
}

// Units in the last places of quarters in a row: only of those that are final, from the newest of these on.
absl::StatusOr<std::vector<ProposalDraft>> InterviewsOf(Scores& scores, const LightView& open,
                                                        const Period& month) {
  const std::string& campaign = open.campaign().id;
  ASSIGN_OR_RETURN(const std::vector<Scored> quarters, QuartersUpTo(scores, open, month));
  std::vector<const QuarterResult*> finals;
  for (const Scored& one : quarters) {
    const Period& quarter = one.result().quarter;
    if (EvaluationStateOf(*open.known.book, campaign, quarter) == EvaluationState::kFinal) {
      finals.push_back(&one.result());
    } else if (!finals.empty()) {
      break;
    }
  }
  return DraftInterviews(open.known.record(), campaign, finals, *open.scheme);
}

absl::StatusOr<std::vector<ProposalDraft>> DraftsOf(Scores& scores, const LightView& open,
                                                    const Period& month) {
  std::vector<ProposalDraft> drafts = DraftProposals(*open.lights, AllCounters(*open.lights, month), month);
  ASSIGN_OR_RETURN(std::vector<ProposalDraft> interviews, InterviewsOf(scores, open, month));
  std::move(interviews.begin(), interviews.end(), std::back_inserter(drafts));
  return drafts;
}

}  // namespace

absl::StatusOr<v1::ListLightProposalsResponse> LightService::Proposals(
    const rpc::CallContext& call, const v1::ListLightProposalsRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parent, ParsePeriodName(request.parent(), "parent"));
  RETURN_IF_ERROR(CheckMonth(parent.period, "parent"));
  ASSIGN_OR_RETURN(const LightView open,
                   OpenLights(scores_, call, {parent.jurisdiction, parent.campaign, parent.period, 0, {}},
                              {"GENERAL_OFFICE", "SUPERVISION", "SUPERVISION_HEAD"}));
  v1::ListLightProposalsResponse response;
  ASSIGN_OR_RETURN(const std::vector<ProposalDraft> drafts, DraftsOf(scores_, open, parent.period));
  for (const ProposalDraft& draft : drafts) {
    *response.add_proposals() = ProposalToProto(parent.jurisdiction, parent.campaign, draft);
  }
  *response.mutable_as_of() = open.as_of();
  return response;
}

absl::StatusOr<v1::DeliverLightProposalsResponse> LightService::Deliver(
    const rpc::CallContext& call, const v1::DeliverLightProposalsRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parent, ParsePeriodName(request.parent(), "parent"));
  RETURN_IF_ERROR(CheckMonth(parent.period, "parent"));
  ASSIGN_OR_RETURN(
      const LightView open,
      OpenLights(scores_, call,
                 {parent.jurisdiction, parent.campaign, parent.period, request.min_sequence(), {}},
                 {"GENERAL_OFFICE", "SUPERVISION", "FEED"}));
  if (!IsLocked(open.known.record(), parent.campaign, parent.period)) {
    return Precondition("PERIOD_NOT_LOCKED", "该月尚未全部锁定，锁定后再提出");
  }
  v1::DeliverLightProposalsResponse response;
  ASSIGN_OR_RETURN(const std::vector<ProposalDraft> drafts, DraftsOf(scores_, open, parent.period));
  if (sender_ == nullptr) return TaskUnavailable(absl::UnavailableError("未配置"), response, drafts.size());
  for (const ProposalDraft& draft : drafts) {
    const absl::Status sent = SendOne(*sender_, parent.campaign, draft, response,
                                      ProposalToProto(parent.jurisdiction, parent.campaign, draft));
    if (!sent.ok()) return TaskUnavailable(sent, response, drafts.size());
  }
  *response.mutable_as_of() = open.as_of();
  return response;
}

DUBAN_SERVE(LightService, ListLightProposals, v1::ListLightProposalsRequest, v1::ListLightProposalsResponse,
            Proposals)
DUBAN_SERVE(LightService, DeliverLightProposals, v1::DeliverLightProposalsRequest,
            v1::DeliverLightProposalsResponse, Deliver)

}  // namespace duban::reporting

#include "services/reporting/api/score_service.h"

#include "services/common/errors.h"
#include "services/common/page_token.h"
#include "services/common/status_macros.h"
#include "services/reporting/convert/to_proto.h"
#include "services/reporting/domain/explain.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {
namespace {

// The cards of a group, or of all groups, in the order of group and rank.
std::vector<const Scorecard*> CardsOf(const QuarterResult& result, const std::string& group) {
  std::vector<const Scorecard*> cards;
  for (const GroupResult& one : result.groups) {
    if (!group.empty() && one.group != group) continue;
    for (const Scorecard& card : one.cards) cards.push_back(&card);
  }
  return cards;
}

absl::Status CheckGroup(const std::string& group) {
  if (group.empty() || group == "TF" || group == "DEPT" || group == "TOWN") return absl::OkStatus();
  return InvalidField("group", "UNKNOWN_GROUP", "应为 TF、DEPT 或 TOWN");
}

// Where the page after the card of `unit` begins.
size_t PageStart(const std::vector<const Scorecard*>& cards, const std::string& unit) {
  for (size_t i = 0; i < cards.size(); ++i) {
    if (cards[i]->unit == unit) return i + 1;
  }
  return 0;
}

}  // namespace

ScoreService::ScoreService(const rpc::ServerEnv& server, Desk& desk, ReportingStore& store)
    : env_(server, v1::ScoreService::service_full_name()), desk_(desk), store_(store) {}

absl::StatusOr<ScoreService::Found> ScoreService::Find(const rpc::CallContext& call,
                                                       const std::string& name) {
  ASSIGN_OR_RETURN(const ParsedName parsed, ParseScorecardName(name, "name"));
  Found found;
  ASSIGN_OR_RETURN(found.view, desk_.Open(call, parsed.jurisdiction, 0));
  ASSIGN_OR_RETURN(found.quarter,
                   cache_.Get(found.view.projection(), desk_.scheme(), parsed.campaign, parsed.period));
  found.card = found.quarter->result.Find(parsed.id);
  if (found.card == nullptr) return NotFound(name);
  return found;
}

absl::StatusOr<v1::ListScorecardsResponse> ScoreService::List(const rpc::CallContext& call,
                                                              const v1::ListScorecardsRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parsed, ParsePeriodName(request.parent(), "parent"));
  RETURN_IF_ERROR(CheckGroup(request.group()));
  const std::string fingerprint = request.parent() + "|" + request.group();
  ASSIGN_OR_RETURN(const int size, ClampPageSize(request.page_size()));
  ASSIGN_OR_RETURN(const std::string after, ParsePageToken(request.page_token(), fingerprint));
  ASSIGN_OR_RETURN(const View view, desk_.Open(call, parsed.jurisdiction, request.min_sequence()));
  ASSIGN_OR_RETURN(const auto quarter,
                   cache_.Get(view.projection(), desk_.scheme(), parsed.campaign, parsed.period));
  const std::vector<const Scorecard*> cards = CardsOf(quarter->result, request.group());
  v1::ListScorecardsResponse response;
  *response.mutable_as_of() = ToProto(view.as_of, view.simulated);
  response.set_digest(quarter->digest);
  for (size_t i = PageStart(cards, after); i < cards.size(); ++i) {
    if (response.scorecards_size() == size) {
      response.set_next_page_token(MakePageToken(cards[i - 1]->unit, fingerprint));
      break;
    }
    v1::Scorecard* card = response.add_scorecards();
    *card = ToProto(*cards[i], request.parent() + "/scorecards/" + cards[i]->unit, false);
    *card->mutable_as_of() = response.as_of();
  }
  return response;
}

absl::StatusOr<v1::VerifyScoresResponse> ScoreService::Verify(const rpc::CallContext& call,
                                                              const v1::VerifyScoresRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parsed, ParseJurisdictionName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const View view, desk_.Open(call, parsed.jurisdiction, 0));
  const Projection& kept = view.projection();
  ASSIGN_OR_RETURN(const Snapshot rebuilt, Rebuild(store_, desk_.jurisdiction(), kept.last_sequence));
  v1::VerifyScoresResponse response;
  response.set_incremental_digest(ProjectionDigest(kept));
  response.set_rebuilt_digest(ProjectionDigest(rebuilt.projection));
  response.set_change_count(rebuilt.projection.last_sequence);
  return response;
}

grpc::ServerUnaryReactor* ScoreService::ListScorecards(grpc::CallbackServerContext* context,
                                                       const v1::ListScorecardsRequest* request,
                                                       v1::ListScorecardsResponse* response) {
  return rpc::Serve(env_, context, request, response,
                    [this](const rpc::CallContext& call, const auto& asked) { return List(call, asked); });
}

grpc::ServerUnaryReactor* ScoreService::GetScorecard(grpc::CallbackServerContext* context,
                                                     const v1::GetScorecardRequest* request,
                                                     v1::Scorecard* response) {
  return rpc::Serve(env_, context, request, response,
                    [this](const rpc::CallContext& call,
                           const v1::GetScorecardRequest& asked) -> absl::StatusOr<v1::Scorecard> {
                      ASSIGN_OR_RETURN(const Found found, Find(call, asked.name()));
                      v1::Scorecard card = ToProto(*found.card, asked.name(), true);
                      *card.mutable_as_of() = ToProto(found.view.as_of, found.view.simulated);
                      return card;
                    });
}

grpc::ServerUnaryReactor* ScoreService::ExplainScore(grpc::CallbackServerContext* context,
                                                     const v1::ExplainScoreRequest* request,
                                                     v1::ExplainScoreResponse* response) {
  return rpc::Serve(env_, context, request, response,
                    [this](const rpc::CallContext& call,
                           const v1::ExplainScoreRequest& asked) -> absl::StatusOr<v1::ExplainScoreResponse> {
                      ASSIGN_OR_RETURN(const Found found, Find(call, asked.name()));
                      v1::ExplainScoreResponse answer;
                      *answer.mutable_as_of() = ToProto(found.view.as_of, found.view.simulated);
                      if (asked.leaf().empty()) {
                        *answer.mutable_root() = ToProto(Explain(*found.card, desk_.scheme()));
                        return answer;
                      }
                      ASSIGN_OR_RETURN(const ExplanationNode part,
                                       ExplainPart(*found.card, desk_.scheme(), asked.leaf()));
                      *answer.mutable_root() = ToProto(part);
                      return answer;
                    });
}

grpc::ServerUnaryReactor* ScoreService::VerifyScores(grpc::CallbackServerContext* context,
                                                     const v1::VerifyScoresRequest* request,
                                                     v1::VerifyScoresResponse* response) {
  return rpc::Serve(env_, context, request, response,
                    [this](const rpc::CallContext& call, const auto& asked) { return Verify(call, asked); });
}

}  // namespace duban::reporting

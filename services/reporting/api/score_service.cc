#include "services/reporting/api/score_service.h"

#include "absl/strings/str_format.h"
#include "services/common/errors.h"
#include "services/common/page_token.h"
#include "services/common/status_macros.h"
#include "services/message/filter.h"
#include "services/reporting/api/serving.h"
#include "services/reporting/convert/score_messages.h"
#include "services/reporting/convert/to_proto.h"
#include "services/reporting/domain/names.h"
#include "services/reporting/domain/score/explain.h"
#include "services/reporting/domain/score/flat_ledger.h"

namespace duban::reporting {
namespace {

// The cards of a group, or of all groups, that the caller sees, in the order of group and rank.
std::vector<const Scorecard*> SeenCardsOf(const QuarterResult& result, const std::string& group,
                                          const Sight& sight) {
  std::vector<const Scorecard*> cards;
  for (const GroupResult& one : result.groups) {
    if (!group.empty() && one.group != group) continue;
    for (const Scorecard& card : one.cards) {
      if (sight.Sees(card.unit)) cards.push_back(&card);
    }
  }
  return cards;
}

// Where the page after the card of `unit` begins.
size_t CardPageStart(const std::vector<const Scorecard*>& cards, const std::string& unit) {
  for (size_t i = 0; i < cards.size(); ++i) {
    if (cards[i]->unit == unit) return i + 1;
  }
  return 0;
}

std::string CardListFingerprint(const v1::ListScorecardsRequest& request) {
  return absl::StrCat(request.parent(), "|", request.group(), "|", request.as_of().SerializeAsString());
}

}  // namespace

absl::Status CheckScoreGroup(const std::string& group) {
  if (group.empty() || group == "TF" || group == "DEPT" || group == "TOWN") return absl::OkStatus();
  return InvalidField("group", "UNKNOWN_GROUP", "应为 TF、DEPT 或 TOWN");
}

ScoreService::ScoreService(const rpc::ServerEnv& server, Scores& scores, ReportingStore& store)
    : env_(server, v1::ScoreService::service_full_name()),
      desk_(scores.desk()),
      scores_(scores),
      store_(store) {}

absl::StatusOr<ScoreService::Found> ScoreService::Find(const rpc::CallContext& call, const std::string& name,
                                                       const v1::AsOfPoint& as_of) {
  ASSIGN_OR_RETURN(const ParsedName parsed, ParseScorecardName(name, "name"));
  Found found;
  found.campaign = parsed.campaign;
  ASSIGN_OR_RETURN(found.view, desk_.Open(call, parsed.jurisdiction, 0));
  if (!SightOf(found.view, call.person, parsed.campaign, parsed.period).Sees(parsed.id)) {
    return ScoresNotOpen();
  }
  ASSIGN_OR_RETURN(found.scored, scores_.Find(found.view, parsed.campaign, parsed.period, as_of));
  found.card = found.scored.result().Find(parsed.id);
  if (found.card == nullptr) return NotFound(name);
  return found;
}

absl::StatusOr<v1::ListScorecardsResponse> ScoreService::List(const rpc::CallContext& call,
                                                              const v1::ListScorecardsRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parsed, ParsePeriodName(request.parent(), "parent"));
  RETURN_IF_ERROR(CheckScoreGroup(request.group()));
  ASSIGN_OR_RETURN(const int size, ClampPageSize(request.page_size()));
  const std::string fingerprint = CardListFingerprint(request);
  ASSIGN_OR_RETURN(const std::string after, ParsePageToken(request.page_token(), fingerprint));
  ASSIGN_OR_RETURN(const View view, desk_.Open(call, parsed.jurisdiction, request.min_sequence()));
  ASSIGN_OR_RETURN(const Scored scored, scores_.Find(view, parsed.campaign, parsed.period, request.as_of()));
  const Sight sight = SightOf(view, call.person, parsed.campaign, parsed.period);
  const std::vector<const Scorecard*> cards = SeenCardsOf(scored.result(), request.group(), sight);
  v1::ListScorecardsResponse response;
  *response.mutable_as_of() = AsOfOf(view, parsed.campaign, scored);
  response.set_digest(scored.quarter->digest);
  response.set_evaluation_state(
      std::string(StateName(EvaluationStateOf(*view.book, parsed.campaign, parsed.period))));
  for (size_t i = CardPageStart(cards, after); i < cards.size(); ++i) {
    if (response.scorecards_size() == size) {
      response.set_next_page_token(MakePageToken(cards[i - 1]->unit, fingerprint));
      break;
    }
    v1::Scorecard* card = response.add_scorecards();
    *card = ToProto(*cards[i], absl::StrCat(request.parent(), "/scorecards/", cards[i]->unit), false);
    *card->mutable_as_of() = response.as_of();
  }
  return response;
}

absl::StatusOr<v1::Scorecard> ScoreService::Get(const rpc::CallContext& call,
                                                const v1::GetScorecardRequest& request) {
  ASSIGN_OR_RETURN(const Found found, Find(call, request.name(), request.as_of()));
  v1::Scorecard card = ToProto(*found.card, request.name(), true);
  *card.mutable_as_of() = AsOfOf(found.view, found.campaign, found.scored);
  return card;
}

absl::StatusOr<v1::ExplainScoreResponse> ScoreService::ExplainOne(const rpc::CallContext& call,
                                                                  const v1::ExplainScoreRequest& request) {
  ASSIGN_OR_RETURN(const Found found, Find(call, request.name(), request.as_of()));
  v1::ExplainScoreResponse answer;
  *answer.mutable_as_of() = AsOfOf(found.view, found.campaign, found.scored);
  const Scheme& scheme = *found.scored.scheme;
  if (request.leaf().empty()) {
    *answer.mutable_root() = ToProto(Explain(*found.card, scheme));
    return answer;
  }
  ASSIGN_OR_RETURN(const ExplanationNode part, ExplainPart(*found.card, scheme, request.leaf()));
  *answer.mutable_root() = ToProto(part);
  return answer;
}

absl::StatusOr<v1::ListLedgerResponse> ScoreService::Ledger(const rpc::CallContext& call,
                                                            const v1::ListLedgerRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parsed, ParsePeriodName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const View view, desk_.Open(call, parsed.jurisdiction, 0));
  ASSIGN_OR_RETURN(const Scored scored, scores_.Find(view, parsed.campaign, parsed.period, request.as_of()));
  ASSIGN_OR_RETURN(MessageList<v1::LedgerLine> list,
                   MessageList<v1::LedgerLine>::Begin(request, request.as_of().SerializeAsString()));
  const Sight sight = SightOf(view, call.person, parsed.campaign, parsed.period);
  int place = 0;
  for (const Scorecard* const card : SeenCardsOf(scored.result(), "", sight)) {
    for (const FlatLine& line : FlatLedger(*card)) {
      // Places sort as texts: as many digits for each.
      list.OfferAt(absl::StrFormat("%09d", ++place), ToProto(parsed.jurisdiction, *card, line));
    }
  }
  v1::ListLedgerResponse response;
  response.set_next_page_token(list.Finish(*response.mutable_lines()));
  *response.mutable_as_of() = AsOfOf(view, parsed.campaign, scored);
  return response;
}

DUBAN_SERVE(ScoreService, ListScorecards, v1::ListScorecardsRequest, v1::ListScorecardsResponse, List)
DUBAN_SERVE(ScoreService, GetScorecard, v1::GetScorecardRequest, v1::Scorecard, Get)
DUBAN_SERVE(ScoreService, ExplainScore, v1::ExplainScoreRequest, v1::ExplainScoreResponse, ExplainOne)
DUBAN_SERVE(ScoreService, ListLedger, v1::ListLedgerRequest, v1::ListLedgerResponse, Ledger)
DUBAN_SERVE(ScoreService, SimulateScores, v1::SimulateScoresRequest, v1::SimulateScoresResponse, Simulate)
DUBAN_SERVE(ScoreService, PreviewImpact, v1::PreviewImpactRequest, v1::PreviewImpactResponse, Preview)
DUBAN_SERVE(ScoreService, VerifyScores, v1::VerifyScoresRequest, v1::VerifyScoresResponse, Verify)
DUBAN_SERVE(ScoreService, GetYear, v1::GetYearRequest, v1::Year, Year)
DUBAN_SERVE(ScoreService, ExportYear, v1::ExportYearRequest, v1::ExportYearResponse, Export)

}  // namespace duban::reporting

#include "services/reporting/api/summary_service.h"

#include <optional>
#include <set>

#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/api/rights.h"
#include "services/reporting/api/score_sight.h"
#include "services/reporting/api/serving.h"
#include "services/reporting/convert/summary_to_proto.h"
#include "services/reporting/convert/to_proto.h"

namespace duban::reporting {
namespace {

// Units that lead an item of the action.
std::set<std::string> UnitsOfAction(const LightView& open, const std::string& action) {
  std::set<std::string> units;
  for (const auto& [code, item] : ItemsOf(open.known.record(), open.campaign().id)) {
    if (item.action == action) units.insert(item.lead_unit);
  }
  return units;
}

Completeness TotalIn(const LightView& open, const Period& period, const std::string& action) {
  std::vector<Completeness> units = CompletenessOf(open.known.record(), open.campaign().id, period);
  if (!action.empty()) {
    const std::set<std::string> leads = UnitsOfAction(open, action);
    std::erase_if(units, [&](const Completeness& unit) { return !leads.contains(unit.unit); });
  }
  return TotalOf(units);
}

// Lights as they are shown, overrides included.
std::vector<LightCounts> ShownByAction(const LightView& open, const Period& period) {
  std::vector<LightCounts> counts;
  for (const LightTally& tally : LeaderPageOf(*open.lights, period, "", open.view.now).by_action) {
    counts.push_back(tally.counts);
  }
  return counts;
}

}  // namespace

SummaryService::SummaryService(const rpc::ServerEnv& server, Scores& scores)
    : env_(server, v1::SummaryService::service_full_name()), scores_(scores) {}

absl::StatusOr<v1::Summary> SummaryService::Get(const rpc::CallContext& call,
                                                const v1::GetSummaryRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parsed, ParsePeriodName(request.period(), "period"));
  ASSIGN_OR_RETURN(
      const LightView open,
      OpenLights(scores_, call,
                 {parsed.jurisdiction, parsed.campaign, parsed.period, request.min_sequence(), {}}));
  v1::Summary summary;
  summary.set_period(request.period());
  for (const Completeness& unit : CompletenessOf(open.known.record(), parsed.campaign, parsed.period)) {
    *summary.add_completeness() = ToProto(unit);
  }
  for (const LightCounts& action : ShownByAction(open, parsed.period)) {
    *summary.add_lights() = ToProto(action);
  }
  *summary.mutable_as_of() = open.as_of();
  *summary.mutable_overrides() =
      ToProto(OverridesOf(open.known.record(), parsed.campaign, parsed.period, *open.book));
  *summary.mutable_feed() = FeedOf(scores_.desk());
  return summary;
}

absl::Status SummaryService::AddRanks(const LightView& open, const Period& period, v1::LeaderPage& page) {
  const Period quarter = PeriodContaining(PeriodKind::kQuarter, LastDay(period));
  ASSIGN_OR_RETURN(const Scored now, scores_.Standing(open.known, open.campaign().id, quarter));
  std::optional<Scored> before;
  if (FirstDay(quarter) > open.campaign().start) {
    ASSIGN_OR_RETURN(before, scores_.Standing(open.known, open.campaign().id, Previous(quarter)));
  }
  for (const RankLine& line : RankLinesOf(now.result(), before ? &before->result() : nullptr)) {
    *page.add_ranks() = ToProto(open.known.record().jurisdiction, line);
  }
  page.set_ranks_complete(now.result().complete);
  return absl::OkStatus();
}

absl::StatusOr<v1::LeaderPage> SummaryService::GetPage(const rpc::CallContext& call,
                                                       const v1::GetLeaderPageRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parsed, ParsePeriodName(request.period(), "period"));
  ASSIGN_OR_RETURN(
      const LightView open,
      OpenLights(scores_, call,
                 {parsed.jurisdiction, parsed.campaign, parsed.period, request.min_sequence(), {}}));
  const bool sees_all = SeesAllScores(open.view, call.person);
  const std::string& action = request.action();
  if (!sees_all) {
    RETURN_IF_ERROR(RequireRole(open.view, call.person, {"ACTION_LEADER", "CONTACT_LEADER", "TF_LEADER"},
                                {.unit = "", .action = action})
                        .status());
  }
  v1::LeaderPage page =
      ToProto(*open.lights, LeaderPageOf(*open.lights, parsed.period, action, open.view.now));
  page.set_period(request.period());
  page.set_action(action);
  *page.mutable_completeness() = TotalToProto(TotalIn(open, parsed.period, action));
  *page.mutable_overrides() =
      ToProto(OverridesOf(open.known.record(), parsed.campaign, parsed.period, *open.book));
  if (sees_all) RETURN_IF_ERROR(AddRanks(open, parsed.period, page));
  *page.mutable_as_of() = open.as_of();
  *page.mutable_feed() = FeedOf(scores_.desk());
  return page;
}

DUBAN_SERVE(SummaryService, GetSummary, v1::GetSummaryRequest, v1::Summary, Get)
DUBAN_SERVE(SummaryService, GetLeaderPage, v1::GetLeaderPageRequest, v1::LeaderPage, GetPage)

}  // namespace duban::reporting

#include "services/reporting/api/light_service.h"

#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/message/filter.h"
#include "services/reporting/api/score_sight.h"
#include "services/reporting/api/serving.h"
#include "services/reporting/convert/book_light.h"

namespace duban::reporting {
namespace {

// A period id in a request's field, or `otherwise` where it is empty.
absl::StatusOr<Period> PeriodIn(const std::string& id, const char* field, const Period& otherwise) {
  if (id.empty()) return otherwise;
  absl::StatusOr<Period> period = ParsePeriodId(id);
  if (!period.ok()) return InvalidField(field, "PERIOD_ID", "应为周期代码，如 2024-M03-D1");
  return period;
}

// The last locked ten-day period of the campaign; its first one when none is.
Period LastLocked(const Projection& record, const Campaign& campaign) {
  Period last = PeriodContaining(PeriodKind::kDekad, campaign.start);
  for (const PeriodLock& lock : record.locks) {
    if (lock.campaign == campaign.id && lock.period.kind == PeriodKind::kDekad && lock.period > last) {
      last = lock.period;
    }
  }
  return last;
}

}  // namespace

LightService::LightService(const rpc::ServerEnv& server, Scores& scores, ProposalSender* sender)
    : env_(server, v1::LightService::service_full_name()),
      scores_(scores),
      desk_(scores.desk()),
      sender_(sender) {}

absl::StatusOr<v1::ItemLight> LightService::Get(const rpc::CallContext& call,
                                                const v1::GetLightRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName name, ParseLightName(request.name(), "name"));
  ASSIGN_OR_RETURN(const LightView open, OpenLights(scores_, call,
                                                    {name.jurisdiction, name.campaign, name.period,
                                                     request.min_sequence(), request.as_of()}));
  ASSIGN_OR_RETURN(const Item* item, FindItem(open, name.id));
  v1::ItemLight light = LightToProto(*open.lights, *item, name.period, open.lights->At(*item, name.period));
  *light.mutable_as_of() = open.as_of();
  return light;
}

absl::StatusOr<v1::ListLightsResponse> LightService::List(const rpc::CallContext& call,
                                                          const v1::ListLightsRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parent, ParsePeriodName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const LightView open, OpenLights(scores_, call,
                                                    {parent.jurisdiction, parent.campaign, parent.period,
                                                     request.min_sequence(), request.as_of()}));
  ASSIGN_OR_RETURN(MessageList<v1::ItemLight> list,
                   MessageList<v1::ItemLight>::Begin(request, request.as_of().ShortDebugString()));
  for (const auto& [code, item] : ItemsOf(open.known.record(), parent.campaign)) {
    list.Offer(LightToProto(*open.lights, item, parent.period, open.lights->At(item, parent.period)));
  }
  v1::ListLightsResponse response;
  response.set_next_page_token(list.Finish(*response.mutable_lights()));
  *response.mutable_as_of() = open.as_of();
  return response;
}

absl::StatusOr<v1::Trajectory> LightService::Course(const rpc::CallContext& call,
                                                    const v1::GetTrajectoryRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName name, ParseItemName(request.item(), "item"));
  ASSIGN_OR_RETURN(const View view, desk_.Open(call, name.jurisdiction, 0));
  const Known known = KnownNow(view);
  const auto campaign = known.record().campaigns.find(name.campaign);
  if (campaign == known.record().campaigns.end()) return NotFound(request.item());
  const Period first = PeriodContaining(PeriodKind::kDekad, campaign->second.start);
  ASSIGN_OR_RETURN(const Period from, PeriodIn(request.from_period(), "from_period", first));
  ASSIGN_OR_RETURN(const Period to,
                   PeriodIn(request.to_period(), "to_period", LastLocked(known.record(), campaign->second)));
  ASSIGN_OR_RETURN(const LightView open,
                   OpenLights(scores_, call, {name.jurisdiction, name.campaign, to, 0, {}}));
  ASSIGN_OR_RETURN(const Item* item, FindItem(open, name.id));
  if (LastDay(to) < FirstDay(from)) return InvalidField("to_period", "PERIOD_ORDER", "不能早于起始周期");
  if (LastDay(to).year() - FirstDay(from).year() > 1) {
    return InvalidField("to_period", "PERIOD_SPAN", "最多跨一个年度，请分段查询");
  }
  v1::Trajectory course = TrajectoryToProto(*open.lights, *item, TrajectoryOf(*open.lights, *item, from, to));
  *course.mutable_as_of() = open.as_of();
  return course;
}

absl::Status LightService::AddUnits(const LightView& open, const std::string& person, const Period& month,
                                    v1::ListLightCountersResponse& response) {
  std::vector<Scored> scored;
  const bool sees = SeesAllScores(open.view, person);
  if (sees) {
    ASSIGN_OR_RETURN(scored, QuartersUpTo(scores_, open, month));
  }
  std::vector<const QuarterResult*> quarters;
  for (const Scored& one : scored) quarters.push_back(&one.result());
  const std::vector<UnitCounters> units =
      UnitCountersOf(open.known.record(), AllCounters(*open.lights, month), quarters, open.scheme->ladder);
  for (const UnitCounters& unit : units) {
    *response.add_units() = CounterToProto(open.known.record().jurisdiction, unit, sees);
  }
  return absl::OkStatus();
}

absl::StatusOr<v1::ListLightCountersResponse> LightService::Counters(
    const rpc::CallContext& call, const v1::ListLightCountersRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parent, ParsePeriodName(request.parent(), "parent"));
  RETURN_IF_ERROR(CheckMonth(parent.period, "parent"));
  ASSIGN_OR_RETURN(const LightView open,
                   OpenLights(scores_, call, {parent.jurisdiction, parent.campaign, parent.period, 0, {}}));
  ASSIGN_OR_RETURN(MessageList<v1::LightCounter> list, MessageList<v1::LightCounter>::Begin(request));
  for (const ItemCounters& counters : AllCounters(*open.lights, parent.period)) {
    list.Offer(CounterToProto(*open.lights, counters, parent.period));
  }
  v1::ListLightCountersResponse response;
  response.set_next_page_token(list.Finish(*response.mutable_counters()));
  if (request.page_token().empty()) {
    RETURN_IF_ERROR(AddUnits(open, call.person, parent.period, response));
  }
  *response.mutable_as_of() = open.as_of();
  return response;
}

DUBAN_SERVE(LightService, GetLight, v1::GetLightRequest, v1::ItemLight, Get)
DUBAN_SERVE(LightService, ListLights, v1::ListLightsRequest, v1::ListLightsResponse, List)
DUBAN_SERVE(LightService, GetTrajectory, v1::GetTrajectoryRequest, v1::Trajectory, Course)
DUBAN_SERVE(LightService, ListLightCounters, v1::ListLightCountersRequest, v1::ListLightCountersResponse,
            Counters)

}  // namespace duban::reporting

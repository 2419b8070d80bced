#include "services/reporting/api/light_view.h"

#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/message/well_known.h"
#include "services/reporting/convert/to_proto.h"
#include "services/reporting/domain/names.h"

namespace duban::reporting {

v1::AsOf LightView::as_of() const {
  const Projection& record = known.record();
  return ToProto(AsOf{record.last_sequence, record.last_change_time, scheme->id, known.book->sequence},
                 view.simulated);
}

absl::StatusOr<LightView> OpenLights(Scores& scores, const rpc::CallContext& call,
                                     const LightQuestion& question,
                                     std::initializer_list<absl::string_view> roles) {
  Desk& desk = scores.desk();
  LightView open;
  ASSIGN_OR_RETURN(open.view, desk.Open(call, question.jurisdiction, question.min_sequence, roles));
  ASSIGN_OR_RETURN(open.known, scores.KnownAt(open.view, question.campaign, question.as_of));
  const auto& campaigns = open.known.record().campaigns;
  const auto campaign = campaigns.find(question.campaign);
  if (campaign == campaigns.end()) return NotFound(CampaignName(question.jurisdiction, question.campaign));
  ASSIGN_OR_RETURN(open.scheme, desk.SchemeOf(*open.known.book, question.campaign, question.period));
  open.book = std::make_shared<const LightBook>(LightBookOf(*open.known.book, campaign->second));
  open.lights =
      std::make_unique<const Lights>(open.known.record(), campaign->second, *open.scheme, *open.book);
  return open;
}

absl::StatusOr<std::vector<Scored>> QuartersUpTo(Scores& scores, const LightView& open, const Period& month) {
  Period quarter = PeriodContaining(PeriodKind::kQuarter, LastDay(month));
  if (LastDay(quarter) != LastDay(month)) quarter = Previous(quarter);
  std::vector<Scored> scored;
  for (; FirstDay(quarter) >= open.campaign().start; quarter = Previous(quarter)) {
    ASSIGN_OR_RETURN(Scored one, scores.Standing(open.known, open.campaign().id, quarter));
    scored.push_back(std::move(one));
  }
  return scored;
}

absl::StatusOr<const Item*> FindItem(const LightView& view, const std::string& code) {
  const auto& items = ItemsOf(view.known.record(), view.campaign().id);
  const auto found = items.find(code);
  if (found == items.end()) {
    return NotFound(ItemName(view.known.record().jurisdiction, view.campaign().id, code));
  }
  return &found->second;
}

absl::Status CheckMonth(const Period& period, const char* field) {
  if (period.kind == PeriodKind::kMonth) return absl::OkStatus();
  return InvalidField(field, "PERIOD_KIND", "应为月，如 2024-M03");
}

v1::LeaderPage::Feed FeedOf(Desk& desk) {
  const FeedState state = desk.feed_state();
  v1::LeaderPage::Feed feed;
  if (state.connected) return feed;
  feed.set_feed_behind(true);
  if (state.since != absl::InfinitePast()) *feed.mutable_away_time() = duban::ToProto(state.since);
  feed.set_problem(state.broken ? "变更记录校验不通过，已停止读取" : "督办服务连接中断，数据截至所示变更");
  return feed;
}

}  // namespace duban::reporting

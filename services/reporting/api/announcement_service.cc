#include "services/reporting/api/announcement_service.h"

#include <limits>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/message/filter.h"
#include "services/message/well_known.h"
#include "services/reporting/api/acts.h"
#include "services/reporting/api/serving.h"
#include "services/reporting/convert/to_proto.h"
#include "services/reporting/domain/announce/announcements.h"
#include "services/reporting/domain/names.h"
#include "services/reporting/feed/task_away.h"

namespace duban::reporting {
namespace {

v1::Announcement AnnouncementToProto(absl::string_view jurisdiction, const Announcement& announcement) {
  v1::Announcement message;
  message.set_kind(static_cast<v1::Announcement::Kind>(announcement.kind));
  message.set_subject(absl::StrCat("jurisdictions/", jurisdiction, "/", announcement.subject));
  message.set_occasion(announcement.occasion);
  message.set_title(announcement.title);
  if (announcement.due) *message.mutable_due_time() = duban::ToProto(*announcement.due);
  *message.mutable_event_time() = duban::ToProto(announcement.event);
  for (const std::string& unit : announcement.units) message.add_units(UnitName(jurisdiction, unit));
  return message;
}

// Says whom it has not reached, and what that makes of it.
void SetUntold(absl::string_view jurisdiction, const std::vector<std::string>& untold,
               v1::Announcement& message) {
  message.clear_untold_units();
  for (const std::string& unit : untold) message.add_untold_units(UnitName(jurisdiction, unit));
  message.set_outcome(untold.empty()               ? v1::Announcement::OUTCOME_TOLD
                      : message.notice_count() > 0 ? v1::Announcement::OUTCOME_PARTLY_TOLD
                                                   : v1::Announcement::OUTCOME_DUE);
}

v1::Announcement AnnouncementToProto(absl::string_view jurisdiction, const Announcement& announcement,
                                     const AnnouncementState& state) {
  v1::Announcement message = AnnouncementToProto(jurisdiction, announcement);
  message.set_notice_count(state.notices);
  message.set_sent_count(state.sent);
  message.set_read_count(state.read);
  message.set_failed_count(state.failed);
  SetUntold(jurisdiction, state.untold, message);
  return message;
}

absl::Status AnnouncementsNotSent(const absl::Status& cause, const v1::DeliverAnnouncementsResponse& sent) {
  return WithDetails(
      absl::UnavailableError(absl::StrCat("督办服务未应答，已告知 ", sent.told_count(),
                                          " 项，其余未送，请稍后重试，不会重复：", cause.message())),
      {"TASK_UNAVAILABLE", {{"told", absl::StrCat(sent.told_count())}}, {}});
}

// Notes in `out` what became of one.
void NoteSent(absl::string_view jurisdiction, const absl::StatusOr<SentAnnouncement>& sent,
              v1::Announcement line, v1::DeliverAnnouncementsResponse& out) {
  if (!sent.ok()) {
    line.set_outcome(v1::Announcement::OUTCOME_FAILED);
    line.set_problem(std::string(sent.status().message()));
    out.set_failed_count(out.failed_count() + 1);
  } else {
    line.set_notice_count(line.notice_count() + sent->notices);
    SetUntold(jurisdiction, sent->unreached, line);
    out.set_told_count(out.told_count() + (sent->notices > 0 ? 1 : 0));
    out.set_notice_count(out.notice_count() + sent->notices);
    out.set_unreached_unit_count(out.unreached_unit_count() + line.untold_units_size());
  }
  *out.add_announcements() = std::move(line);
}

// Sorts the newest first, those of one moment in the list's order.
std::string PlaceOfAnnouncement(const Announcement& announcement, int index) {
  const std::int64_t newest_first =
      std::numeric_limits<std::int64_t>::max() - absl::ToUnixMicros(announcement.event);
  return absl::StrFormat("%020d-%06d", newest_first, index);
}

}  // namespace

AnnouncementService::AnnouncementService(const rpc::ServerEnv& server, Desk& desk, AnnouncementSender* sender)
    : env_(server, v1::AnnouncementService::service_full_name()), desk_(desk), sender_(sender) {}

absl::StatusOr<v1::ListAnnouncementsResponse> AnnouncementService::List(
    const rpc::CallContext& call, const v1::ListAnnouncementsRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parent, ParseCampaignName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const View view,
                   desk_.Open(call, parent.jurisdiction, 0,
                              {"GENERAL_OFFICE", "PERFORMANCE", "SUPERVISION", "SUPERVISION_HEAD"}));
  RETURN_IF_ERROR(FindCampaign(view, parent.campaign).status());
  ASSIGN_OR_RETURN(MessageList<v1::Announcement> list, MessageList<v1::Announcement>::Begin(request));
  const auto all = AnnouncementsOf(view.projection(), *view.book, parent.campaign);
  const auto states = StatesOf(view.projection(), parent.campaign, all);
  for (size_t i = 0; i < all.size(); ++i) {
    list.OfferAt(PlaceOfAnnouncement(all[i], static_cast<int>(i)),
                 AnnouncementToProto(parent.jurisdiction, all[i], states[i]));
  }
  v1::ListAnnouncementsResponse response;
  response.set_next_page_token(list.Finish(*response.mutable_announcements()));
  *response.mutable_as_of() = ToProto(view.as_of, view.simulated);
  return response;
}

absl::StatusOr<v1::DeliverAnnouncementsResponse> AnnouncementService::Deliver(
    const rpc::CallContext& call, const v1::DeliverAnnouncementsRequest& request) {
  ASSIGN_OR_RETURN(const ParsedName parent, ParseCampaignName(request.parent(), "parent"));
  ASSIGN_OR_RETURN(const View view, desk_.Open(call, parent.jurisdiction, request.min_sequence(),
                                               {"GENERAL_OFFICE", "PERFORMANCE", "FEED"}));
  RETURN_IF_ERROR(FindCampaign(view, parent.campaign).status());
  const auto all = AnnouncementsOf(view.projection(), *view.book, parent.campaign);
  const auto states = StatesOf(view.projection(), parent.campaign, all);
  v1::DeliverAnnouncementsResponse response;
  // The oldest first: people read them in the order in which things happened.
  for (size_t i = all.size(); i-- > 0;) {
    if (states[i].untold.empty()) continue;
    if (sender_ == nullptr) return AnnouncementsNotSent(absl::UnavailableError("未配置"), response);
    const auto sent = sender_->Send(parent.campaign, all[i], states[i].untold);
    if (!sent.ok() && IsTaskAway(sent.status())) return AnnouncementsNotSent(sent.status(), response);
    NoteSent(parent.jurisdiction, sent, AnnouncementToProto(parent.jurisdiction, all[i], states[i]),
             response);
  }
  *response.mutable_as_of() = ToProto(view.as_of, view.simulated);
  return response;
}

DUBAN_SERVE(AnnouncementService, ListAnnouncements, v1::ListAnnouncementsRequest,
            v1::ListAnnouncementsResponse, List)
DUBAN_SERVE(AnnouncementService, DeliverAnnouncements, v1::DeliverAnnouncementsRequest,
            v1::DeliverAnnouncementsResponse, Deliver)

}  // namespace duban::reporting

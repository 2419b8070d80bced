#include "services/reporting/feed/announcement_sender.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status_macros.h"
#include "services/message/well_known.h"
#include "services/reporting/domain/names.h"
#include "services/reporting/feed/proposal_sender.h"
#include "services/rpc/from_grpc_status.h"

namespace duban::reporting {
namespace {

// Some hundred notices, committed together.
constexpr absl::Duration kAnnounceTimeout = absl::Seconds(20);

task::v1::AnnounceToUnitsRequest AnnounceRequest(const std::string& jurisdiction, const std::string& campaign,
                                                 const Announcement& announcement,
                                                 const std::vector<std::string>& units) {
  task::v1::AnnounceToUnitsRequest request;
  request.set_parent(CampaignName(jurisdiction, campaign));
  task::v1::Announcement& told = *request.mutable_announcement();
  told.set_kind(static_cast<task::v1::Announcement::Kind>(announcement.kind));
  told.set_subject(absl::StrCat("jurisdictions/", jurisdiction, "/", announcement.subject));
  told.set_occasion(announcement.occasion);
  told.set_title(announcement.title);
  if (announcement.due) *told.mutable_due_time() = ToProto(*announcement.due);
  for (const std::string& unit : units) told.add_units(UnitName(jurisdiction, unit));
  request.set_request_id(RequestIdOf(request.SerializeAsString()));
  return request;
}

}  // namespace

static_assert(static_cast<int>(AnnouncementKind::kBulletinIssued) ==
              task::v1::Announcement::KIND_BULLETIN_ISSUED);

absl::StatusOr<std::unique_ptr<AnnouncementSender>> AnnouncementSender::Create(GrpcTaskFeedOptions options) {
  ASSIGN_OR_RETURN(auto channel, TaskChannel(options));
  return std::unique_ptr<AnnouncementSender>(new AnnouncementSender(std::move(options), std::move(channel)));
}

AnnouncementSender::AnnouncementSender(GrpcTaskFeedOptions options, std::shared_ptr<grpc::Channel> channel)
    : options_(std::move(options)), stub_(task::v1::NoticeService::NewStub(channel)) {}

absl::StatusOr<SentAnnouncement> AnnouncementSender::Send(const std::string& campaign,
                                                          const Announcement& announcement,
                                                          const std::vector<std::string>& units) {
  grpc::ClientContext call;
  PrepareTaskCall(options_, kAnnounceTimeout, call);
  task::v1::AnnounceToUnitsResponse answer;
  RETURN_IF_ERROR(rpc::FromGrpcStatus(stub_->AnnounceToUnits(
      &call, AnnounceRequest(options_.jurisdiction, campaign, announcement, units), &answer)));
  SentAnnouncement sent{.notices = answer.notices_size(), .unreached = {}};
  for (const std::string& unit : answer.unreached_units()) sent.unreached.push_back(LastPart(unit));
  return sent;
}

}  // namespace duban::reporting

#include "clients/batch/announcements.h"

#include "duban/reporting/v1/announcement.grpc.pb.h"
#include "services/common/status_macros.h"

namespace duban::client {

absl::StatusOr<AnnouncementReport> TellUnits(const Endpoint& reporting, const Names& names) {
  reporting::v1::DeliverAnnouncementsRequest request;
  request.set_parent(names.Campaign());
  ASSIGN_OR_RETURN(const auto sent,
                   reporting.Call(&reporting::v1::AnnouncementService::Stub::DeliverAnnouncements, request));
  return AnnouncementReport{sent.told_count(), sent.notice_count(), sent.unreached_unit_count(),
                            sent.failed_count()};
}

}  // namespace duban::client

// Notices of announcements.
#include <algorithm>

#include "services/common/status_macros.h"
#include "services/reporting/convert/field_values.h"
#include "services/reporting/convert/task_resources.h"

namespace duban::reporting {
namespace {

using NoticeMessage = task::v1::Notice;

bool HasDelivery(const NoticeMessage& notice, task::v1::Delivery::State state) {
  return std::any_of(notice.deliveries().begin(), notice.deliveries().end(),
                     [&](const task::v1::Delivery& delivery) { return delivery.state() == state; });
}

}  // namespace

absl::StatusOr<std::optional<NoticeFact>> NoticeFrom(const NoticeMessage& from) {
  const auto line = std::find_if(from.lines().begin(), from.lines().end(), [](const auto& one) {
    return one.announcement() != task::v1::Announcement::KIND_UNSPECIFIED;
  });
  if (line == from.lines().end()) return std::nullopt;
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   IdsOf(from.name(), {"jurisdictions", "campaigns", "notices"}));
  NoticeFact notice;
  notice.campaign = ids[1];
  notice.id = ids[2];
  notice.announcement = ShortName(task::v1::Announcement::Kind_Name(line->announcement()), "KIND_");
  notice.subject = line->subject();
  notice.occasion = line->occasion();
  for (const std::string& unit : line->units()) notice.units.push_back(LastId(unit));
  notice.read = HasDelivery(from, task::v1::Delivery::STATE_READ);
  notice.sent = notice.read || HasDelivery(from, task::v1::Delivery::STATE_SENT);
  notice.failed = !notice.sent && HasDelivery(from, task::v1::Delivery::STATE_FAILED);
  return notice;
}

}  // namespace duban::reporting

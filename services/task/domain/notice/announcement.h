// Announcements (告知): what units are told at once, beside the day's digest. One notice per person: whoever
// was told is not told the same again.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_NOTICE_ANNOUNCEMENT_H_
#define DUBAN_SERVICES_TASK_DOMAIN_NOTICE_ANNOUNCEMENT_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/notice/notice.h"
#include "services/task/domain/role_set.h"

namespace duban::task {

// Who may have units told.
inline constexpr RoleSet kAnnouncers = Role::kGeneralOffice | Role::kFeed;

// What units are told; kind, subject and occasion say which one it is.
struct Announcement {
  AnnouncementKind kind = AnnouncementKind::kUnspecified;
  std::string subject;   // path
  std::string occasion;  // tells several on one subject apart; may be empty
  std::string title;
  std::optional<absl::Time> due;   // until when the unit may answer
  std::vector<std::string> units;  // ids
};

// The id of a person's notice of it: the same on every day, and never that of a digest, which begins with its
// date.
std::string AnnouncementNoticeId(const Announcement& announcement, const std::string& person);

// A notice for each person not told before who today holds UNIT_LEADER or REPORTER of one of the units, or
// TF_LEADER of an action whose task force one of them is; a substitute like the principal. In the order of
// the persons; queued as every notice. INVALID_ARGUMENT with every fault: REQUIRED, OCCASION, TOO_LONG,
// UNKNOWN_UNIT (not on record; one that has ended just reaches nobody).
absl::StatusOr<std::vector<Change>> AnnounceToUnits(const Announcement& announcement,
                                                    const ActContext& context);

// The units of which nobody has a notice of it on record, in the order given.
std::vector<std::string> UnreachedUnits(const Docket& docket, const std::string& campaign,
                                        const Announcement& announcement);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_NOTICE_ANNOUNCEMENT_H_

// Announcements (告知): what the book decided about units and they have to be told. Which ones there are
// follows from the book; whether they were told stands in the record, which reporting follows.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_ANNOUNCE_ANNOUNCEMENTS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_ANNOUNCE_ANNOUNCEMENTS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/reporting/domain/book/book.h"
#include "services/reporting/domain/record/projection.h"

namespace duban::reporting {

// Numbers as in the API; never renumber.
enum class AnnouncementKind {
  kUnspecified = 0,
  kTrialScores = 1,     // 试算得分: to each evaluated unit, until objections close
  kAppealDecided = 2,   // 申诉裁定: to the unit, until it may ask the leading group
  kFinalScores = 3,     // 定稿得分: to each evaluated unit
  kScoresAmended = 4,   // 得分更正: to the units whose total or rank moved
  kBulletinIssued = 5,  // 文稿印发: of letters and circulars, to the unit they are about
};
// As in both APIs: "TRIAL_SCORES".
absl::string_view KindName(AnnouncementKind kind);

// What units have to be told; kind, subject and occasion say which one it is.
struct Announcement {
  AnnouncementKind kind = AnnouncementKind::kUnspecified;
  std::string subject;   // path of the evaluation, appeal or bulletin
  std::string occasion;  // "ruling", "further-ruling", "amendment-1"; else empty
  std::string title;     // for people
  std::optional<absl::Time> due;
  absl::Time event;                // when it was decided
  std::vector<std::string> units;  // ids
};

// All of a campaign, the newest first. The record adds only whom a letter of praise is about.
std::vector<Announcement> AnnouncementsOf(const Projection& record, const Book& book,
                                          const std::string& campaign);

// How far telling has come.
struct AnnouncementState {
  std::vector<std::string> untold;  // units of which nobody has a notice, in the announcement's order
  int notices = 0;                  // persons with one
  int sent = 0;                     // of them: delivered on some channel
  int failed = 0;                   // of them: delivered on none, and the last try on one failed
  int read = 0;                     // of them: marked as read
};

// One per announcement, in their order; one pass over the record's notices.
std::vector<AnnouncementState> StatesOf(const Projection& record, const std::string& campaign,
                                        const std::vector<Announcement>& announcements);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_ANNOUNCE_ANNOUNCEMENTS_H_

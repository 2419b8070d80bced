// Notices (提醒): one digest per person and working day of what is due and overdue, one notice per person and
// announcement, and the log of their delivery. Superiors are told only when a rung is reached, once.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_NOTICE_NOTICE_H_
#define DUBAN_SERVICES_TASK_DOMAIN_NOTICE_NOTICE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/task/domain/desk/duty.h"
#include "services/task/domain/matter.h"

namespace duban::task {

// What units are told at once. Stored in the database by number (as in the proto); never renumber.
enum class AnnouncementKind {
  kUnspecified = 0,
  kTrialScores = 1,     // 试算得分
  kAppealDecided = 2,   // 申诉裁定
  kFinalScores = 3,     // 定稿得分
  kScoresAmended = 4,   // 得分更正
  kBulletinIssued = 5,  // 文稿印发
  kOther = 6,           // 其他
};

// One thing a person is told of.
struct NoticeLine {
  WorkKind kind = WorkKind::kUnspecified;
  Role role = Role::kUnspecified;
  std::string subject;  // path
  std::string title;
  std::optional<absl::Time> due;
  int late_workdays = 0;
  bool escalated = false;
  std::string reason;                                              // why this person
  AnnouncementKind announcement = AnnouncementKind::kUnspecified;  // unspecified in a digest
  std::string occasion;                                            // of the announcement
  std::vector<std::string> units;                                  // for which the person is told; ids

  friend bool operator==(const NoticeLine&, const NoticeLine&) = default;
};

// Stored in the database by number (as in the proto); never renumber.
enum class DeliveryState { kUnspecified = 0, kQueued = 1, kSent = 2, kFailed = 3, kRead = 4 };

// What became of a notice on one channel.
struct Delivery {
  std::string channel;
  DeliveryState state = DeliveryState::kUnspecified;
  int attempts = 0;
  std::string reason;
  absl::Time time;

  friend bool operator==(const Delivery&, const Delivery&) = default;
};

struct Notice {
  static constexpr MatterKind kKind = MatterKind::kNotice;
  static constexpr char kCollection[] = "notices";

  std::string campaign;
  std::string id;  // "{date}-{person}", of an announcement "announcement-{digest}-{person}"
  std::string person;
  absl::CivilDay date;
  absl::Time deliver_after;
  std::vector<NoticeLine> lines;
  std::vector<Delivery> deliveries;

  friend bool operator==(const Notice&, const Notice&) = default;
};

// Stored in the database by number (as in the proto); never renumber.
enum class Superior { kUnspecified = 0, kUnitLeader = 1, kParentUnitLeader = 2, kContactLeader = 3 };

struct NoticeRung {
  int late_workdays = 1;
  Superior superior = Superior::kUnspecified;

  friend bool operator==(const NoticeRung&, const NoticeRung&) = default;
};

// The district's numbers for its notices. Absent from the record means these defaults.
struct NoticeRules {
  static constexpr MatterKind kKind = MatterKind::kNoticeRules;
  static constexpr char kCollection[] = "noticeRules";

  std::string campaign;
  std::string id;
  int before_workdays = 1;           // 0–30
  std::string quiet_from = "20:00";  // Asia/Shanghai
  std::string quiet_until = "08:00";
  std::vector<std::string> channels = {"inbox"};
  std::vector<NoticeRung> rungs = {
      {1, Superior::kUnitLeader}, {3, Superior::kContactLeader}, {3, Superior::kParentUnitLeader}};

  friend bool operator==(const NoticeRules&, const NoticeRules&) = default;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_NOTICE_NOTICE_H_

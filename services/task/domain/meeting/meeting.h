// Dispatch meetings (调度会): planned, held, their minutes drafted and approved. Every decision becomes a
// resolution item, and the next meeting of the series opens with what became of it (Eight Actions plan 2024).
#ifndef DUBAN_SERVICES_TASK_DOMAIN_MEETING_MEETING_H_
#define DUBAN_SERVICES_TASK_DOMAIN_MEETING_MEETING_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/task/domain/matter.h"

namespace duban::task {

// The enums below are stored in the database by number (as in the proto); never renumber.
enum class MeetingKind {
  kUnspecified = 0,
  kTaskForce = 1,  // 专班调度
  kMonthly = 2,    // 一月一调度
  kQuarterly = 3,  // 一季一讲评
  kStanding = 4,   // 常务会议
  kSpecial = 5,    // 专题调度
  kOnSite = 6,     // 现场调度
  kInterview = 7,  // 约谈
};

enum class MeetingState {
  kUnspecified = 0,
  kPlanned = 1,
  kHeld = 2,
  kMinutesDrafted = 3,
  kMinutesApproved = 4,
  kCancelled = 5,
};

enum class AgendaKind { kUnspecified = 0, kFollowUp = 1, kLight = 2, kOrder = 3, kIssue = 4, kTopic = 5 };

// What became of a decision before (上次议定事项).
enum class FollowUpOutcome { kUnspecified = 0, kClosed = 1, kInHand = 2, kOverdue = 3, kCarried = 4 };

enum class Presence { kUnspecified = 0, kPresent = 1, kAbsent = 2, kObserver = 3 };

// One entry of an agenda.
struct AgendaEntry {
  AgendaKind kind = AgendaKind::kUnspecified;
  std::string subject;  // path of an item or order; empty for a topic
  std::string title;
  std::string lead_unit;  // unit id
  std::optional<absl::CivilDay> due;
  std::string standing;  // how it stood by the record when the agenda was drafted
  std::string source;    // path of what a light comes from
  std::int64_t source_sequence = 0;
  FollowUpOutcome outcome = FollowUpOutcome::kUnspecified;
  std::string outcome_reason;

  friend bool operator==(const AgendaEntry&, const AgendaEntry&) = default;
};

// One person at a meeting.
struct Attendance {
  std::string person;
  std::string unit;
  Presence presence = Presence::kUnspecified;
  std::string reason;

  friend bool operator==(const Attendance&, const Attendance&) = default;
};

// One decision (议定事项).
struct MeetingDecision {
  std::string text;
  std::string lead_unit;
  std::vector<std::string> coop_units;
  std::optional<absl::CivilDay> due;
  std::string item;  // path of the item it became; empty before the minutes are approved

  friend bool operator==(const MeetingDecision&, const MeetingDecision&) = default;
};

struct Meeting {
  static constexpr MatterKind kKind = MatterKind::kMeeting;
  static constexpr char kCollection[] = "meetings";

  std::string campaign;
  std::string id;
  MeetingKind kind = MeetingKind::kUnspecified;
  MeetingState state = MeetingState::kUnspecified;
  std::string display_name;
  std::string series;  // empty = follows nothing up
  std::string action;  // empty = the whole campaign
  absl::Time planned_time;
  std::string place;
  std::string chair;
  std::vector<AgendaEntry> agenda;
  std::vector<Attendance> attendance;
  std::vector<MeetingDecision> decisions;
  std::string minutes_text;
  std::string minutes_number;
  std::string planner;
  std::string minutes_author;
  std::string minutes_approver;
  std::optional<absl::Time> held_time;
  std::optional<absl::Time> minutes_due_time;
  std::optional<absl::Time> minutes_approve_time;
  bool minutes_late = false;
  std::string reason;

  friend bool operator==(const Meeting&, const Meeting&) = default;
};

// The district's numbers for its meetings. Absent from the record means these defaults.
struct MeetingRules {
  static constexpr MatterKind kKind = MatterKind::kMeetingRules;
  static constexpr char kCollection[] = "meetingRules";

  std::string campaign;
  std::string id;
  int minutes_workdays = 3;  // until the minutes are to be approved; 1–30
  int resolution_days = 20;  // natural days for a decision without a day; 1–366
  std::string minutes_prefix = "会议纪要";

  friend bool operator==(const MeetingRules&, const MeetingRules&) = default;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_MEETING_MEETING_H_

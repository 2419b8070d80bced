#include "services/task/domain/meeting/meeting_acts.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/meeting/meeting_machine.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

// The series a meeting belongs to if nothing is said.
std::string UsualSeries(const Meeting& meeting) {
  switch (meeting.kind) {
    case MeetingKind::kTaskForce:
      return absl::StrCat("task-force-", meeting.action);
    case MeetingKind::kMonthly:
      return "monthly";
    case MeetingKind::kQuarterly:
      return "quarterly";
    case MeetingKind::kStanding:
      return "standing";
    default:
      return "";
  }
}

void CheckAction(const Meeting& given, const ActContext& context, Violations& out) {
  if (given.action.empty()) {
    if (given.kind == MeetingKind::kTaskForce) {
      out.Add("meeting.action", "REQUIRED", "专班调度须注明行动");
    }
    return;
  }
  const std::vector<Action>& actions = context.in.campaigns.at(context.campaign).value.actions;
  const bool known = std::any_of(actions.begin(), actions.end(),
                                 [&](const Action& action) { return action.id == given.action; });
  if (!known) {
    out.Add("meeting.action", "UNKNOWN_ACTION", absl::StrCat("没有行动 ", given.action, " (unknown action)"));
  }
}

void CheckPlannedTime(absl::Time planned, absl::Time now, absl::string_view field, Violations& out) {
  if (planned < now) out.Add(std::string(field), "PAST", "开会时间须在此刻之后 (planned in the past)");
}

void CheckAttendance(const std::vector<Attendance>& attendance, const ActContext& context, Violations& out) {
  std::set<std::string> seen;
  bool anybody = false;
  for (size_t i = 0; i < attendance.size(); ++i) {
    const Attendance& one = attendance[i];
    const std::string at = absl::StrCat("attendance[", i, "]");
    anybody |= one.presence == Presence::kPresent;
    if (IsBlank(one.person)) out.Add(absl::StrCat(at, ".person"), "REQUIRED", "须注明人员");
    if (!seen.insert(one.person).second) {
      out.Add(absl::StrCat(at, ".person"), "DUPLICATE", absl::StrCat(one.person, " 重复 (twice)"));
    }
    if (one.presence == Presence::kUnspecified) {
      out.Add(absl::StrCat(at, ".presence"), "REQUIRED", "须注明出席、缺席或列席");
    }
    if (one.presence == Presence::kAbsent && IsBlank(one.reason)) {
      out.Add(absl::StrCat(at, ".reason"), "REASON_REQUIRED", "缺席须说明原因 (why absent)");
    }
    CheckText(one.reason, absl::StrCat(at, ".reason"), Needed::kOptional, out);
    if (!one.unit.empty()) CheckUnitId(context.in, one.unit, context.today(), absl::StrCat(at, ".unit"), out);
  }
  if (!anybody) out.Add("attendance", "REQUIRED", "至少一人出席 (nobody present)");
}

absl::Time MinutesDue(const Meeting& meeting, const ActContext& context) {
  const MeetingRules rules = MeetingRulesOf(context.docket(), context.campaign);
  const absl::CivilDay day = context.calendar().AddWorkdays(
      absl::ToCivilDay(meeting.planned_time, ChinaTime()), rules.minutes_workdays);
  const TimeOfDay close = context.in.campaigns.at(context.campaign).value.due_table.office_close;
  return absl::FromCivil(absl::CivilMinute(day) + close.hour * 60 + close.minute, ChinaTime());
}

void CheckRange(int value, int low, int high, absl::string_view field, Violations& out) {
  if (value >= low && value <= high) return;
  out.Add(std::string(field), "OUT_OF_RANGE", absl::StrCat("应在 ", low, "–", high, " 之间 (out of range)"));
}

std::vector<Change> One(absl::string_view act, Meeting meeting, std::string reason) {
  return {Change{absl::StrCat("meeting.", act), std::move(meeting), std::move(reason)}};
}

}  // namespace

Scope ScopeOf(const Meeting& meeting) { return Scope{.action = meeting.action}; }

MeetingRules MeetingRulesOf(const Docket& docket, const std::string& campaign) {
  if (const MeetingRules* rules = docket.Find<MeetingRules>(campaign, "current")) return *rules;
  MeetingRules defaults;
  defaults.campaign = campaign;
  defaults.id = "current";
  return defaults;
}

absl::StatusOr<std::vector<Change>> UpdateMeetingRules(const MeetingRules& given, const std::string& reason,
                                                       const ActContext& context) {
  Violations violations;
  CheckRange(given.minutes_workdays, 1, 30, "meeting_rules.minutes_workdays", violations);
  CheckRange(given.resolution_days, 1, 366, "meeting_rules.resolution_days", violations);
  CheckText(given.minutes_prefix, "meeting_rules.minutes_prefix", Needed::kRequired, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  RETURN_IF_ERROR(CheckReason(reason, "修改会议规则的原因"));
  MeetingRules rules = given;
  rules.campaign = context.campaign;
  rules.id = "current";
  return std::vector<Change>{Change{"meeting_rules.update", std::move(rules), reason}};
}

absl::StatusOr<std::vector<Change>> PlanMeeting(const Meeting& given, const ActContext& context) {
  Violations violations;
  if (given.kind == MeetingKind::kUnspecified) violations.Add("meeting.kind", "REQUIRED", "须注明会议种类");
  CheckText(given.display_name, "meeting.display_name", Needed::kRequired, violations);
  CheckText(given.series, "meeting.series", Needed::kOptional, violations);
  CheckText(given.place, "meeting.place", Needed::kOptional, violations);
  CheckText(given.chair, "meeting.chair", Needed::kOptional, violations);
  CheckAction(given, context, violations);
  CheckPlannedTime(given.planned_time, context.now, "meeting.planned_time", violations);
  RETURN_IF_ERROR(violations.ToStatus());
  Meeting meeting{.campaign = context.campaign,
                  .id = context.docket().NextId<Meeting>(context.campaign, "M"),
                  .kind = given.kind,
                  .state = MeetingState::kPlanned,
                  .display_name = given.display_name,
                  .series = given.series.empty() ? UsualSeries(given) : given.series,
                  .action = given.action,
                  .planned_time = given.planned_time,
                  .place = given.place,
                  .chair = given.chair,
                  .planner = SignatureOf(context.actor)};
  return One("plan", std::move(meeting), "");
}

absl::StatusOr<std::vector<Change>> RescheduleMeeting(const Meeting& meeting, absl::Time planned_time,
                                                      const std::string& reason, const ActContext& context) {
  Meeting moved = meeting;
  ASSIGN_OR_RETURN(moved.state, NextMeetingState(meeting.state, MeetingEvent::kReschedule));
  Violations violations;
  CheckPlannedTime(planned_time, context.now, "planned_time", violations);
  RETURN_IF_ERROR(violations.ToStatus());
  RETURN_IF_ERROR(CheckReason(reason, "改期的原因"));
  moved.planned_time = planned_time;
  moved.reason = reason;
  return One("reschedule", std::move(moved), reason);
}

absl::StatusOr<std::vector<Change>> CancelMeeting(const Meeting& meeting, const std::string& reason,
                                                  const ActContext&) {
  Meeting cancelled = meeting;
  ASSIGN_OR_RETURN(cancelled.state, NextMeetingState(meeting.state, MeetingEvent::kCancel));
  RETURN_IF_ERROR(CheckReason(reason, "取消会议的原因"));
  cancelled.reason = reason;
  return One("cancel", std::move(cancelled), reason);
}

absl::StatusOr<std::vector<Change>> HoldMeeting(const Meeting& meeting,
                                                const std::vector<Attendance>& attendance,
                                                const ActContext& context) {
  Meeting held = meeting;
  ASSIGN_OR_RETURN(held.state, NextMeetingState(meeting.state, MeetingEvent::kHold));
  if (context.now < meeting.planned_time) {
    return Precondition("MEETING_NOT_BEGUN", "会议尚未到开会时间；提前召开请先改期 (not begun; reschedule)");
  }
  Violations violations;
  CheckAttendance(attendance, context, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  held.attendance = attendance;
  held.held_time = context.now;
  held.minutes_due_time = MinutesDue(meeting, context);
  return One("hold", std::move(held), "");
}

}  // namespace duban::task

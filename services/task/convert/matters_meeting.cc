#include "services/task/convert/meeting.h"

namespace duban::task {

static_assert(static_cast<int>(MeetingKind::kInterview) == v1::Meeting::Kind_MAX);
static_assert(static_cast<int>(MeetingState::kCancelled) == v1::Meeting::State_MAX);
static_assert(static_cast<int>(AgendaKind::kTopic) == v1::AgendaEntry::Kind_MAX);
static_assert(static_cast<int>(FollowUpOutcome::kCarried) == v1::AgendaEntry::Outcome_MAX);
static_assert(static_cast<int>(Presence::kObserver) == v1::Attendance::Presence_MAX);
static_assert(static_cast<int>(AssessmentHalf::kYearEnd) == v1::Assessment::Half_MAX);

template <typename Io>
void Fields(Io& io, Like<Io, Assessment>& assessment) {
  io.Path("item", assessment.item);
  io("half", assessment.half);
  io("goal", assessment.goal);
  io("measure", assessment.measure);
  io("result", assessment.result);
  io("deviation_cause", assessment.deviation_cause);
  io("advice", assessment.advice);
  io("third_party", assessment.third_party);
}

template <typename Io>
void Fields(Io& io, Like<Io, AgendaEntry>& entry) {
  io("kind", entry.kind);
  io.Path("subject", entry.subject);
  io("title", entry.title);
  io.Unit("lead_unit", entry.lead_unit);
  io("due_date", entry.due);
  io("standing", entry.standing);
  io.Path("source", entry.source);
  io("source_sequence", entry.source_sequence);
  io("outcome", entry.outcome);
  io("outcome_reason", entry.outcome_reason);
}

template <typename Io>
void Fields(Io& io, Like<Io, Attendance>& attendance) {
  io("person", attendance.person);
  io.Unit("unit", attendance.unit);
  io("presence", attendance.presence);
  io("reason", attendance.reason);
}

template <typename Io>
void Fields(Io& io, Like<Io, MeetingDecision>& decision) {
  io("text", decision.text);
  io.Unit("lead_unit", decision.lead_unit);
  io.Units("coop_units", decision.coop_units);
  io("due_date", decision.due);
  io.Path("item", decision.item);
}

template <typename Io>
void Fields(Io& io, Like<Io, Meeting>& meeting) {
  io("kind", meeting.kind);
  io("state", meeting.state);
  io("display_name", meeting.display_name);
  io("series", meeting.series);
  io("action", meeting.action);
  io("planned_time", meeting.planned_time);
  io("place", meeting.place);
  io("chair", meeting.chair);
  io("agenda", meeting.agenda);
  io("attendance", meeting.attendance);
  io("decisions", meeting.decisions);
  io("minutes_text", meeting.minutes_text);
  io("minutes_number", meeting.minutes_number);
  io("planner", meeting.planner);
  io("minutes_author", meeting.minutes_author);
  io("minutes_approver", meeting.minutes_approver);
  io("held_time", meeting.held_time);
  io("minutes_due_time", meeting.minutes_due_time);
  io("minutes_approve_time", meeting.minutes_approve_time);
  io("minutes_late", meeting.minutes_late);
  io("reason", meeting.reason);
}

template <typename Io>
void Fields(Io& io, Like<Io, MeetingRules>& rules) {
  io("minutes_workdays", rules.minutes_workdays);
  io("resolution_days", rules.resolution_days);
  io("minutes_prefix", rules.minutes_prefix);
}

template <typename Io>
void Fields(Io& io, Like<Io, AgendaWishes>& wishes) {
  io("lights", wishes.lights);
  io("topics", wishes.topics);
}

template <typename Io>
void Fields(Io& io, Like<Io, FollowUp>& follow_up) {
  io.Path("subject", follow_up.subject);
  io("outcome", follow_up.outcome);
  io("reason", follow_up.reason);
}

template <typename Io>
void Fields(Io& io, Like<Io, MinutesDraft>& draft) {
  io("minutes_text", draft.text);
  io("decisions", draft.decisions);
  io("follow_ups", draft.follow_ups);
}

namespace {

// What a request to hold a meeting says.
struct AttendanceList {
  std::vector<Attendance> attendance;
};

template <typename Io>
void Fields(Io& io, Like<Io, AttendanceList>& list) {
  io("attendance", list.attendance);
}

}  // namespace

v1::Assessment ToProto(absl::string_view jurisdiction, const Stored<Assessment>& assessment) {
  return WriteMatter<v1::Assessment>(jurisdiction, assessment);
}

v1::Meeting ToProto(absl::string_view jurisdiction, const Stored<Meeting>& meeting) {
  return WriteMatter<v1::Meeting>(jurisdiction, meeting);
}

v1::MeetingRules ToProto(absl::string_view jurisdiction, const Stored<MeetingRules>& rules) {
  return WriteMatter<v1::MeetingRules>(jurisdiction, rules);
}

Assessment FromProto(const v1::Assessment& assessment, absl::string_view jurisdiction, const std::string& at,
                     Violations& out) {
  return ReadFields<Assessment>(assessment, jurisdiction, at, out);
}

Meeting FromProto(const v1::Meeting& meeting, absl::string_view jurisdiction, const std::string& at,
                  Violations& out) {
  return ReadFields<Meeting>(meeting, jurisdiction, at, out);
}

MeetingRules FromProto(const v1::MeetingRules& rules, absl::string_view jurisdiction, const std::string& at,
                       Violations& out) {
  return ReadFields<MeetingRules>(rules, jurisdiction, at, out);
}

AgendaWishes FromProto(const v1::DraftAgendaRequest& request, absl::string_view jurisdiction,
                       Violations& out) {
  return ReadFields<AgendaWishes>(request, jurisdiction, "", out);
}

std::vector<Attendance> FromProto(const v1::HoldMeetingRequest& request, absl::string_view jurisdiction,
                                  Violations& out) {
  return ReadFields<AttendanceList>(request, jurisdiction, "", out).attendance;
}

MinutesDraft FromProto(const v1::DraftMinutesRequest& request, absl::string_view jurisdiction,
                       Violations& out) {
  return ReadFields<MinutesDraft>(request, jurisdiction, "", out);
}

void AddMeetingCodecs(std::vector<MatterCodec>& all) {
  all.push_back(CodecOf<Assessment>());
  all.push_back(CodecOf<Meeting>());
  all.push_back(CodecOf<MeetingRules>());
}

}  // namespace duban::task

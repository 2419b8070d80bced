#include "services/task/api/meeting/meeting_service.h"

#include "services/task/api/matters.h"
#include "services/task/api/rules.h"
#include "services/task/convert/meeting.h"
#include "services/task/domain/meeting/meeting_acts.h"
#include "services/task/domain/meeting/meeting_machine.h"

namespace duban::task {
namespace {

using rpc::CallContext;
using rpc::Done;

absl::StatusOr<v1::Meeting> Get(const RecordSet& records, const CallContext& call,
                                const v1::GetMeetingRequest& request) {
  return GetMatter<Meeting>(records, call, request);
}

absl::StatusOr<v1::ListMeetingsResponse> List(const RecordSet& records, const CallContext& call,
                                              const v1::ListMeetingsRequest& request) {
  return ListMatters<Meeting, v1::ListMeetingsResponse>(
      records, call, request, [](auto& response) { return response.mutable_meetings(); });
}

void Plan(const RecordSet& records, const CallContext& call, const v1::PlanMeetingRequest& request,
          Done<v1::Meeting> done) {
  Violations violations;
  Meeting given = FromProto(request.meeting(), call.jurisdiction, "meeting", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  const Scope scope = ScopeOf(given);
  CreateMatter<Meeting>(
      records, call, request, kMeetingClerks, scope,
      [given = std::move(given)](const ActContext& context) { return PlanMeeting(given, context); },
      std::move(done));
}

void Reschedule(const RecordSet& records, const CallContext& call,
                const v1::RescheduleMeetingRequest& request, Done<v1::Meeting> done) {
  const absl::Time planned = absl::FromUnixSeconds(request.planned_time().seconds());
  ActOnMatter<Meeting>(
      records, call, request, ActorsOf(kMeetingMachine, MeetingEvent::kReschedule),
      [planned, &request](const Meeting& meeting, const ActContext& context) {
        return RescheduleMeeting(meeting, planned, request.reason(), context);
      },
      std::move(done));
}

void Agenda(const RecordSet& records, const CallContext& call, const v1::DraftAgendaRequest& request,
            Done<v1::Meeting> done) {
  Violations violations;
  AgendaWishes wishes = FromProto(request, call.jurisdiction, violations);
  if (!violations.empty()) return done(violations.ToStatus());
  ActOnMatter<Meeting>(
      records, call, request, ActorsOf(kMeetingMachine, MeetingEvent::kDraftAgenda),
      [wishes = std::move(wishes)](const Meeting& meeting, const ActContext& context) {
        return DraftAgenda(meeting, wishes, context);
      },
      std::move(done));
}

void Hold(const RecordSet& records, const CallContext& call, const v1::HoldMeetingRequest& request,
          Done<v1::Meeting> done) {
  Violations violations;
  std::vector<Attendance> attendance = FromProto(request, call.jurisdiction, violations);
  if (!violations.empty()) return done(violations.ToStatus());
  ActOnMatter<Meeting>(
      records, call, request, ActorsOf(kMeetingMachine, MeetingEvent::kHold),
      [attendance = std::move(attendance)](const Meeting& meeting, const ActContext& context) {
        return HoldMeeting(meeting, attendance, context);
      },
      std::move(done));
}

void Draft(const RecordSet& records, const CallContext& call, const v1::DraftMinutesRequest& request,
           Done<v1::Meeting> done) {
  Violations violations;
  MinutesDraft draft = FromProto(request, call.jurisdiction, violations);
  if (!violations.empty()) return done(violations.ToStatus());
  ActOnMatter<Meeting>(
      records, call, request, ActorsOf(kMeetingMachine, MeetingEvent::kDraftMinutes),
      [draft = std::move(draft)](const Meeting& meeting, const ActContext& context) {
        return DraftMinutes(meeting, draft, context);
      },
      std::move(done));
}

void Approve(const RecordSet& records, const CallContext& call, const v1::ApproveMinutesRequest& request,
             Done<v1::Meeting> done) {
  ActOnMatter<Meeting>(records, call, request, ActorsOf(kMeetingMachine, MeetingEvent::kApproveMinutes),
                       ApproveMinutes, std::move(done));
}

void Cancel(const RecordSet& records, const CallContext& call, const v1::CancelMeetingRequest& request,
            Done<v1::Meeting> done) {
  ActOnMatter<Meeting>(
      records, call, request, ActorsOf(kMeetingMachine, MeetingEvent::kCancel),
      [&request](const Meeting& meeting, const ActContext& context) {
        return CancelMeeting(meeting, request.reason(), context);
      },
      std::move(done));
}

absl::StatusOr<v1::MeetingRules> ReadRules(const RecordSet& records, const CallContext& call,
                                           const v1::GetMeetingRulesRequest& request) {
  return GetRules<MeetingRules>(records, call, request);
}

void SetRules(const RecordSet& records, const CallContext& call, const v1::UpdateMeetingRulesRequest& request,
              Done<v1::MeetingRules> done) {
  Violations violations;
  MeetingRules given = FromProto(request.meeting_rules(), call.jurisdiction, "meeting_rules", violations);
  if (!violations.empty()) return done(violations.ToStatus());
  UpdateRules<MeetingRules>(
      records, call, request, request.meeting_rules().name(), "meeting_rules", std::move(given),
      Role::kGeneralOffice | Role::kAdmin,
      [&request](const MeetingRules& rules, const ActContext& context) {
        return UpdateMeetingRules(rules, request.reason(), context);
      },
      std::move(done));
}

}  // namespace

MeetingService::MeetingService(const rpc::ServerEnv& server, const RecordSet& records)
    : env_(server, v1::MeetingService::service_full_name()), records_(records) {}

DUBAN_SERVE_READ(MeetingService, GetMeeting, v1::GetMeetingRequest, v1::Meeting, Get)
DUBAN_SERVE_READ(MeetingService, ListMeetings, v1::ListMeetingsRequest, v1::ListMeetingsResponse, List)
DUBAN_SERVE_WRITE(MeetingService, PlanMeeting, v1::PlanMeetingRequest, v1::Meeting, Plan)
DUBAN_SERVE_WRITE(MeetingService, RescheduleMeeting, v1::RescheduleMeetingRequest, v1::Meeting, Reschedule)
DUBAN_SERVE_WRITE(MeetingService, DraftAgenda, v1::DraftAgendaRequest, v1::Meeting, Agenda)
DUBAN_SERVE_WRITE(MeetingService, HoldMeeting, v1::HoldMeetingRequest, v1::Meeting, Hold)
DUBAN_SERVE_WRITE(MeetingService, DraftMinutes, v1::DraftMinutesRequest, v1::Meeting, Draft)
DUBAN_SERVE_WRITE(MeetingService, ApproveMinutes, v1::ApproveMinutesRequest, v1::Meeting, Approve)
DUBAN_SERVE_WRITE(MeetingService, CancelMeeting, v1::CancelMeetingRequest, v1::Meeting, Cancel)
DUBAN_SERVE_READ(MeetingService, GetMeetingRules, v1::GetMeetingRulesRequest, v1::MeetingRules, ReadRules)
DUBAN_SERVE_WRITE(MeetingService, UpdateMeetingRules, v1::UpdateMeetingRulesRequest, v1::MeetingRules,
                  SetRules)

}  // namespace duban::task

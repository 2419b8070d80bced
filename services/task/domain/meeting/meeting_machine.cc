#include "services/task/domain/meeting/meeting_machine.h"

namespace duban::task {
namespace {

constexpr std::array kMeetingMachineStateNames = {
    Named<MeetingState>{MeetingState::kPlanned, "PLANNED"},
    Named<MeetingState>{MeetingState::kHeld, "HELD"},
    Named<MeetingState>{MeetingState::kMinutesDrafted, "MINUTES_DRAFTED"},
    Named<MeetingState>{MeetingState::kMinutesApproved, "MINUTES_APPROVED"},
    Named<MeetingState>{MeetingState::kCancelled, "CANCELLED"},
};
constexpr std::array kMeetingMachineEventNames = {
    Named<MeetingEvent>{MeetingEvent::kReschedule, "reschedule"},
    Named<MeetingEvent>{MeetingEvent::kDraftAgenda, "draft_agenda"},
    Named<MeetingEvent>{MeetingEvent::kHold, "hold"},
    Named<MeetingEvent>{MeetingEvent::kDraftMinutes, "draft_minutes"},
    Named<MeetingEvent>{MeetingEvent::kApproveMinutes, "approve_minutes"},
    Named<MeetingEvent>{MeetingEvent::kCancel, "cancel"},
};

}  // namespace

absl::string_view StateName(MeetingState state) { return NameIn(kMeetingMachineStateNames, state); }
absl::string_view EventName(MeetingEvent event) { return NameIn(kMeetingMachineEventNames, event); }

absl::StatusOr<MeetingState> NextMeetingState(MeetingState from, MeetingEvent event) {
  return NextState(kMeetingMachine, {.reason = "MEETING_STATE", .subject = "会议"}, from, event);
}

}  // namespace duban::task

// The states of a meeting and who may do what in each.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_MEETING_MEETING_MACHINE_H_
#define DUBAN_SERVICES_TASK_DOMAIN_MEETING_MEETING_MACHINE_H_

#include <array>

#include "services/task/domain/machine.h"
#include "services/task/domain/meeting/meeting.h"

namespace duban::task {

enum class MeetingEvent {
  kReschedule,
  kDraftAgenda,
  kHold,
  kDraftMinutes,
  kApproveMinutes,
  kCancel,
};
inline constexpr std::array kMeetingEvents = {MeetingEvent::kReschedule,     MeetingEvent::kDraftAgenda,
                                              MeetingEvent::kHold,           MeetingEvent::kDraftMinutes,
                                              MeetingEvent::kApproveMinutes, MeetingEvent::kCancel};

absl::string_view StateName(MeetingState state);
absl::string_view EventName(MeetingEvent event);

// Who prepares a meeting, and who approves its minutes; TF_ and ACTION_ roles for meetings of their action.
inline constexpr RoleSet kMeetingClerks =
    Role::kGeneralOffice | Role::kSupervision | Role::kTfLeader | Role::kTfReviewer;
inline constexpr RoleSet kMinutesApprovers =
    Role::kGeneralOffice | Role::kExecutiveDeputy | Role::kHead | Role::kTfLeader | Role::kActionLeader;

using MeetingLine = Transition<MeetingState, MeetingEvent>;
inline constexpr std::array<MeetingLine, 7> kMeetingMachine = {{
    {MeetingState::kPlanned, MeetingEvent::kReschedule, MeetingState::kPlanned, kMeetingClerks},
    {MeetingState::kPlanned, MeetingEvent::kDraftAgenda, MeetingState::kPlanned, kMeetingClerks},
    {MeetingState::kPlanned, MeetingEvent::kHold, MeetingState::kHeld, kMeetingClerks},
    {MeetingState::kPlanned, MeetingEvent::kCancel, MeetingState::kCancelled, kMeetingClerks},
    {MeetingState::kHeld, MeetingEvent::kDraftMinutes, MeetingState::kMinutesDrafted, kMeetingClerks},
    {MeetingState::kMinutesDrafted, MeetingEvent::kDraftMinutes, MeetingState::kMinutesDrafted,
     kMeetingClerks},
    {MeetingState::kMinutesDrafted, MeetingEvent::kApproveMinutes, MeetingState::kMinutesApproved,
     kMinutesApprovers},
}};

// The state after `event`. FAILED_PRECONDITION (MEETING_STATE) if the table has none.
absl::StatusOr<MeetingState> NextMeetingState(MeetingState from, MeetingEvent event);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_MEETING_MEETING_MACHINE_H_

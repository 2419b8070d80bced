#include "absl/strings/str_cat.h"
#include "services/task/domain/desk/duty.h"
#include "services/task/domain/meeting/meeting_acts.h"
#include "services/task/domain/meeting/meeting_machine.h"

namespace duban::task {

void AddMeetingDuties(const DeskView& view, std::vector<Duty>& out) {
  view.in.docket.Each<Meeting>(view.campaign, [&](const Meeting& meeting, const Stored<Matter>&) {
    const bool held = meeting.state == MeetingState::kHeld;
    if (!held && meeting.state != MeetingState::kMinutesDrafted) return;
    Duty duty;
    duty.kind = held ? WorkKind::kMinutesDraft : WorkKind::kMinutesApprove;
    duty.roles = held ? kMeetingClerks : kMinutesApprovers;
    duty.scope = ScopeOf(meeting);
    duty.subject = PathOf(meeting);
    duty.title = absl::StrCat(meeting.display_name, held ? " 待拟纪要" : " 待审纪要");
    duty.due = meeting.minutes_due_time;
    if (!meeting.action.empty()) duty.actions = {meeting.action};
    if (!held) duty.excluded = {meeting.minutes_author};
    out.push_back(std::move(duty));
  });
}

}  // namespace duban::task

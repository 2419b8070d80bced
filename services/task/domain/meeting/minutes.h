// Minutes (会议纪要): drafted, approved by another person, numbered; every decision becomes an item.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_MEETING_MINUTES_H_
#define DUBAN_SERVICES_TASK_DOMAIN_MEETING_MINUTES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/meeting/meeting.h"

namespace duban::task {

// What became of one decision before.
struct FollowUp {
  std::string subject;  // path of the decision's item
  FollowUpOutcome outcome = FollowUpOutcome::kUnspecified;
  std::string reason;
};

struct MinutesDraft {
  std::string text;
  std::vector<MeetingDecision> decisions;
  std::vector<FollowUp> follow_ups;
};

// Puts the draft in place of the one before; what was said of a decision before stays unless it is said anew.
// INVALID_ARGUMENT: REQUIRED, TOO_LONG, UNKNOWN_UNIT, PAST (a due day before the meeting), NOT_ON_AGENDA,
// REASON_REQUIRED (closed or carried over without one); FAILED_PRECONDITION: MEETING_STATE.
absl::StatusOr<std::vector<Change>> DraftMinutes(const Meeting& meeting, const MinutesDraft& draft,
                                                 const ActContext& context);

// Approves and numbers the minutes and makes every decision an item R-{meeting}-{n}. FAILED_PRECONDITION:
// MEETING_STATE; SAME_PERSON (the drafter, in person or as a substitute); FOLLOW_UP_OPEN, with the decisions
// that nobody accounted for.
absl::StatusOr<std::vector<Change>> ApproveMinutes(const Meeting& meeting, const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_MEETING_MINUTES_H_

// What is done to a meeting before its minutes. Each act names every fault at once.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_MEETING_MEETING_ACTS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_MEETING_MEETING_ACTS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/meeting/meeting.h"
#include "services/task/domain/rights.h"

namespace duban::task {

// Task-force roles count for meetings of their action only.
Scope ScopeOf(const Meeting& meeting);

// The campaign's rules; the defaults if none are on record.
MeetingRules MeetingRulesOf(const Docket& docket, const std::string& campaign);

// Sets the rules. INVALID_ARGUMENT: OUT_OF_RANGE, REQUIRED, REASON_REQUIRED.
absl::StatusOr<std::vector<Change>> UpdateMeetingRules(const MeetingRules& given, const std::string& reason,
                                                       const ActContext& context);

// Plans `given` under an id of the server's, M-0001 and on. INVALID_ARGUMENT: REQUIRED, TOO_LONG,
// UNKNOWN_ACTION, PAST (planned before now).
absl::StatusOr<std::vector<Change>> PlanMeeting(const Meeting& given, const ActContext& context);

// Moves a planned meeting. INVALID_ARGUMENT: PAST, REASON_REQUIRED; FAILED_PRECONDITION: MEETING_STATE.
absl::StatusOr<std::vector<Change>> RescheduleMeeting(const Meeting& meeting, absl::Time planned_time,
                                                      const std::string& reason, const ActContext& context);

// Calls a planned meeting off. INVALID_ARGUMENT: REASON_REQUIRED; FAILED_PRECONDITION: MEETING_STATE.
absl::StatusOr<std::vector<Change>> CancelMeeting(const Meeting& meeting, const std::string& reason,
                                                  const ActContext& context);

// Records that the meeting took place. Sets when the minutes are due: minutes_workdays after the planned day,
// at office close. INVALID_ARGUMENT: REQUIRED, DUPLICATE, UNKNOWN_UNIT, REASON_REQUIRED (absent without one);
// FAILED_PRECONDITION: MEETING_STATE, MEETING_NOT_BEGUN.
absl::StatusOr<std::vector<Change>> HoldMeeting(const Meeting& meeting,
                                                const std::vector<Attendance>& attendance,
                                                const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_MEETING_MEETING_ACTS_H_

// The agenda of a meeting, made from the record. What became of decisions before comes first, and none of
// them may vanish: it stays on the agendas of its series until it is closed or the meeting after took it
// over.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_MEETING_AGENDA_H_
#define DUBAN_SERVICES_TASK_DOMAIN_MEETING_AGENDA_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/meeting/meeting.h"

namespace duban::task {

// The decisions that `meeting` has to account for: those of the last meeting of its series with approved
// minutes, and those that meeting left open (in hand, overdue, carried over). With how each stands on
// `today`.
std::vector<AgendaEntry> DueFollowUps(const Register& in, const Meeting& meeting, absl::CivilDay today);

// What a caller adds to an agenda.
struct AgendaWishes {
  std::vector<AgendaEntry> lights;
  std::vector<std::string> topics;
};

// Drafts the agenda anew: follow-ups, lights, overdue orders, open issues, topics. INVALID_ARGUMENT: REQUIRED
// (a light without subject, title or source), UNKNOWN_ITEM, TOO_LONG; FAILED_PRECONDITION: MEETING_STATE.
absl::StatusOr<std::vector<Change>> DraftAgenda(const Meeting& meeting, const AgendaWishes& wishes,
                                                const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_MEETING_AGENDA_H_

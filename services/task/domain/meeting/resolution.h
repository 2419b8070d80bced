// Resolutions (重要议定事项): the items that minutes make of decisions.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_MEETING_RESOLUTION_H_
#define DUBAN_SERVICES_TASK_DOMAIN_MEETING_RESOLUTION_H_

#include <string>

#include "services/task/domain/meeting/meeting.h"
#include "services/task/domain/plan/plan.h"

namespace duban::task {

// The id of the item that decision `number` (from 1) of a meeting becomes: "R-{meeting}-{number}".
std::string ResolutionId(const Meeting& meeting, size_t number);

// The item that decision `number` of `meeting` becomes; it starts on the meeting's day. What a long decision
// is called is its beginning; the whole text stays in the item.
Item ResolutionItem(const Meeting& meeting, size_t number);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_MEETING_RESOLUTION_H_

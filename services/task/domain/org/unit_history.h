// Units through time: names, places in the tree and successors as they were on a day (单位沿革).
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORG_UNIT_HISTORY_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORG_UNIT_HISTORY_H_

#include <optional>

#include "services/task/domain/plan/plan.h"

namespace duban::task {

// True on the days on which the unit exists, both ends included.
bool ExistsOn(const Unit& unit, absl::CivilDay day);

// The unit as it was on `day`: name, kind and parent of that day, and only the former states before it.
Unit AsOf(const Unit& unit, absl::CivilDay day);

// The first day of the unit's present name, kind and parent; nullopt = since the unit exists.
std::optional<absl::CivilDay> PresentSince(const Unit& unit);

// The unit with its present name, kind and parent put among the former ones, until the day before `from`; the
// caller then sets the new ones. A state that would have lasted no day is not kept.
Unit WithStateEnded(Unit unit, absl::CivilDay from);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORG_UNIT_HISTORY_H_

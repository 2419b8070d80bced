#include "services/task/domain/org/unit_history.h"

#include <algorithm>
#include <utility>

namespace duban::task {

bool ExistsOn(const Unit& unit, absl::CivilDay day) {
  return (!unit.valid_from || *unit.valid_from <= day) && (!unit.valid_until || day <= *unit.valid_until);
}

Unit AsOf(const Unit& unit, absl::CivilDay day) {
  const auto then = std::find_if(unit.former_states.begin(), unit.former_states.end(),
                                 [&](const FormerUnitState& state) { return day <= state.until; });
  if (then == unit.former_states.end()) return unit;
  Unit result = unit;
  result.display_name = then->display_name;
  result.kind = then->kind;
  result.parent = then->parent;
  result.former_states.assign(unit.former_states.begin(), then);
  return result;
}

std::optional<absl::CivilDay> PresentSince(const Unit& unit) {
  if (unit.former_states.empty()) return unit.valid_from;
  return unit.former_states.back().until + 1;
}

Unit WithStateEnded(Unit unit, absl::CivilDay from) {
  const std::optional<absl::CivilDay> since = PresentSince(unit);
  if (since && from <= *since) return unit;
  unit.former_states.push_back({unit.display_name, unit.kind, unit.parent, from - 1});
  return unit;
}

}  // namespace duban::task

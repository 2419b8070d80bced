#include "services/reporting/domain/record/life.h"

#include <algorithm>

#include "services/common/calendar.h"

namespace duban::reporting {

const LifeStep* Life::Before(absl::Time end) const {
  const auto after =
      std::find_if(steps.begin(), steps.end(), [&](const LifeStep& step) { return step.time >= end; });
  return after == steps.begin() ? nullptr : &*std::prev(after);
}

const LifeStep* Life::FirstInto(std::initializer_list<absl::string_view> states) const {
  for (const LifeStep& step : steps) {
    if (std::find(states.begin(), states.end(), step.state) != states.end()) return &step;
  }
  return nullptr;
}

absl::Time EndOf(absl::CivilDay day) { return absl::FromCivil(day + 1, ChinaTime()); }

}  // namespace duban::reporting

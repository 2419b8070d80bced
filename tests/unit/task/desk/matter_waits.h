// What of the matters, beside forms, waits for whom: for tests of desks.
#ifndef DUBAN_TESTS_UNIT_TASK_DESK_MATTER_WAITS_H_
#define DUBAN_TESTS_UNIT_TASK_DESK_MATTER_WAITS_H_

#include <string>
#include <vector>

#include "services/task/domain/desk/duty.h"
#include "tests/support/task_fixture.h"

namespace duban::testing {

// The duties at `now` that neither forms nor locks make.
inline std::vector<task::Duty> MatterDuties(const task::Register& in, absl::Time now) {
  std::vector<task::Duty> duties = DutiesOf(task::DeskView{in, kCampaign, now, {}});
  std::erase_if(duties, [](const task::Duty& duty) { return duty.kind < task::WorkKind::kOrderSign; });
  return duties;
}

// Those of `people` for whom `duty` waits, in the order given.
inline std::vector<std::string> BearersOf(const task::Duty& duty, const task::Register& in, absl::Time now,
                                          const std::vector<std::string>& people) {
  const task::DeskView view{in, kCampaign, now, {}};
  std::vector<std::string> bearers;
  for (const std::string& person : people) {
    if (Bearer(duty, view, person)) bearers.push_back(person);
  }
  return bearers;
}

}  // namespace duban::testing

#endif  // DUBAN_TESTS_UNIT_TASK_DESK_MATTER_WAITS_H_

#include "services/task/domain/form/overrides.h"

#include <algorithm>

#include "services/task/domain/form/correction.h"
#include "services/task/domain/form/excuse.h"
#include "services/task/domain/form/form_matter.h"
#include "services/task/domain/form/reopening.h"

namespace duban::task {
namespace {

// Adds one to `count` of the unit for every matter of the period that is in `state`.
template <MatterType T, typename State>
void CountIn(State state, int OverrideCount::*count, const Docket& docket, const std::string& campaign,
             const Period& period, std::map<std::string, OverrideCount>& counts) {
  docket.Each<T>(campaign, [&](const T& matter, const Stored<Matter>&) {
    const absl::StatusOr<FormKey> key = ParseFormPath(matter.form, "form");
    if (matter.state == state && key.ok() && key->period == period) ++(counts[key->unit].*count);
  });
}

}  // namespace

std::map<std::string, OverrideCount> CountOverrides(const Docket& docket, const std::string& campaign,
                                                    const Period& period, const std::vector<Form>& forms) {
  std::map<std::string, OverrideCount> counts;
  CountIn<Excuse>(ExcuseState::kConfirmed, &OverrideCount::excuses, docket, campaign, period, counts);
  CountIn<Reopening>(ReopeningState::kRunning, &OverrideCount::reopenings, docket, campaign, period, counts);
  CountIn<Correction>(CorrectionState::kApproved, &OverrideCount::corrections, docket, campaign, period,
                      counts);
  for (const Form& form : forms) {
    const bool late =
        std::find(form.flags.begin(), form.flags.end(), FormFlag::kLateFilled) != form.flags.end();
    if (late) ++counts[form.key.unit].late_fills;
  }
  return counts;
}

}  // namespace duban::task

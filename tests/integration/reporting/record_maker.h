// A small campaign as changes: two departments, a township, a task force, an indicator and a task each.
#ifndef DUBAN_TESTS_INTEGRATION_REPORTING_RECORD_MAKER_H_
#define DUBAN_TESTS_INTEGRATION_REPORTING_RECORD_MAKER_H_

#include <string>
#include <vector>

#include "duban/task/v1/change.pb.h"
#include "services/common/period.h"

namespace duban::reporting {

inline constexpr char kJurisdiction[] = "jurisdictions/hecheng";
inline constexpr char kCampaign[] = "jurisdictions/hecheng/campaigns/ba-da-2024";

// Units, role bindings (sun.du: SUPERVISION, li.si: REPORTER, gone.wu: LEADER until 2023), calendar 2024,
// campaign, items.
std::vector<task::v1::Change> PlanChanges();

// The locked forms of a ten-day period and its lock. Unit "development" reports `value` for its indicator
// (target 100); "finance" comes late; the township reports nothing.
std::vector<task::v1::Change> LockedDekad(const Period& dekad, const std::string& value);

// LockedDekad for every ten-day period inside `period`, with growing values.
std::vector<task::v1::Change> LockedPeriod(const Period& period);

// What the supervision cycle adds in April 2024: an issue that is taken in hand, an order with its proposal
// and yellow card for unit "finance", a finding and the false report that follows from it, a meeting, the
// transfer of task T-finance to "development", and a correction of "development"'s form of 2024-M01-D1 (as
// LockedDekad makes it) to `corrected`.
std::vector<task::v1::Change> SupervisionChanges(const std::string& corrected);

}  // namespace duban::reporting

#endif  // DUBAN_TESTS_INTEGRATION_REPORTING_RECORD_MAKER_H_

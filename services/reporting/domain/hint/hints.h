// Hints (疑点提示): where the supervision office may look first. A hint is a pattern in the record, no
// finding: it costs no points, is shown to nobody else, and is settled by a look on the spot.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_HINT_HINTS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_HINT_HINTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "services/common/calendar.h"
#include "services/reporting/domain/light/trajectory.h"

namespace duban::reporting {

// One pattern. Rules: REPEATED_TEXT (same text as last period), LAST_MINUTE (forms approved just before their
// limit), STRAIGHT_LINE (equal increments), JUMP (a change beyond the planned one), ABOVE_CAP (a share above
// its physical limit, or unlikely completion), OFFICIAL_DEVIATION (reported against official value),
// BACKDATED (a day that an earlier locked form did not know), LATE_EVIDENCE (all files for a day were brought
// long after its ten-day period), BORROWED_EVIDENCE (a file that another unit brought first).
struct Hint {
  std::string id;  // "{rule}-{period}-{item or unit}"
  std::string rule;
  std::string resource;  // resource name of the form it was read from
  std::string item;      // code; empty: the form as a whole
  std::string unit;      // who reported
  std::string period;    // id of the ten-day period
  std::vector<NamedValue> inputs;
  std::string text;           // for people
  std::int64_t sequence = 0;  // the change that carried it
};

// The hints of the ten-day periods inside `period`, by period, then item; LAST_MINUTE by unit last.
std::vector<Hint> HintsOf(const Projection& projection, const Campaign& campaign, const Scheme& scheme,
                          const Period& period);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_HINT_HINTS_H_

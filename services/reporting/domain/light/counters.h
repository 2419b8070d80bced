// Counters (连续计数): how many months an item has been red, yellow or behind plan in a row, what the month
// brought of its plan, and how many quarters a unit has stood in the last places.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_LIGHT_COUNTERS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_LIGHT_COUNTERS_H_

#include <optional>
#include <string>
#include <vector>

#include "services/reporting/domain/light/item_light.h"
#include "services/reporting/domain/score/quarter.h"

namespace duban::reporting {

// An item's counters at the end of a month. Months count back from it, as far as the campaign goes.
struct ItemCounters {
  const Item* item = nullptr;  // of the projection
  ShownLight light;            // the month's
  int red_months = 0;          // in a row red, by the light shown
  int yellow_months = 0;       // in a row yellow
  int lag_months = 0;          // in a row with an attainment below 1
  // What the month brought ÷ what was planned for it; empty where either is not known or nothing was planned.
  std::optional<Rational> month_attainment;
};

ItemCounters CountersOf(const Lights& lights, const Item& item, const Period& month);

// Of all items of the lights' campaign, by code.
std::vector<ItemCounters> AllCounters(const Lights& lights, const Period& month);

// A unit's counters.
struct UnitCounters {
  std::string unit;
  std::string title;
  int lagging_items = 0;  // items it leads that are behind for the scheme's number of months or more
  int last_quarters = 0;  // quarters in a row in the last places of its group
  int rank = 0;           // in the newest quarter; 0: not ranked
  int ranked = 0;         // units ranked there
};

// Units with a lagging item or a last place, by id. `quarters`: newest first, without gaps; empty: none
// known. A group with no more units than last places has none.
std::vector<UnitCounters> UnitCountersOf(const Projection& projection, const std::vector<ItemCounters>& items,
                                         const std::vector<const QuarterResult*>& quarters,
                                         const LadderRules& rules);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_LIGHT_COUNTERS_H_

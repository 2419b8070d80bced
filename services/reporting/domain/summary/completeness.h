// Completeness of reporting (报送情况): due, on time, late and missing forms, and lights per action.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SUMMARY_COMPLETENESS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SUMMARY_COMPLETENESS_H_

#include <string>
#include <vector>

#include "services/reporting/domain/light/item_light.h"
#include "services/reporting/domain/record/projection.h"

namespace duban::reporting {

// One unit's forms in a period. Only forms whose period is locked count as due (应报).
struct Completeness {
  std::string unit;
  std::string title;
  int due = 0;      // 应报
  int on_time = 0;  // 按时, excused ones included
  int late = 0;     // 迟报
  int missing = 0;  // 漏报

  int Reported() const { return on_time + late; }  // 已报
};

// Worst first: more missing, then more late, then by unit id. Units without a form due are left out.
std::vector<Completeness> CompletenessOf(const Projection& projection, const std::string& campaign,
                                         const Period& period);

// The sum over all units; unit and title stay empty.
Completeness TotalOf(const std::vector<Completeness>& units);

// Lights of one action's items in a period.
struct LightCounts {
  std::string action;  // empty: items of the campaign as a whole
  std::string title;
  int green = 0, yellow = 0, red = 0, blue = 0, grey = 0;

  void Add(Light light);
};

// Per action in the campaign's order, items without an action last; actions without items are left out.
std::vector<LightCounts> LightsByAction(const Projection& projection, const Campaign& campaign,
                                        const Scheme& scheme, const Period& period);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SUMMARY_COMPLETENESS_H_

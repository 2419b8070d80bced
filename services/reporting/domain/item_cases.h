// One item with its reading as a case of K1, K3a or K3b.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_ITEM_CASES_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_ITEM_CASES_H_

#include "services/common/decimal.h"
#include "services/reporting/domain/leaves_k.h"
#include "services/reporting/domain/reading.h"

namespace duban::reporting {

// Where an item is read from, and the factor of the unit that counts it.
struct ItemContext {
  const Projection& projection;
  const Campaign& campaign;
  const Scheme& scheme;
  const Item& item;
  const Reading& reading;
  Rational factor;
};

// An indicator; pending or not yet started ones have no attainment and do not count as missing.
IndicatorCase IndicatorCaseOf(const ItemContext& context);

// A task or policy.
TaskCase TaskCaseOf(const ItemContext& context);

// A project. Statistics entry falls due one month after the start (same day, clamped) where the planned total
// reaches the scheme's minimum; without a known total, by the planned entry day.
ProjectCase ProjectCaseOf(const ItemContext& context);

// The same day of the next month, or that month's last day.
absl::CivilDay OneMonthAfter(absl::CivilDay day);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_ITEM_CASES_H_

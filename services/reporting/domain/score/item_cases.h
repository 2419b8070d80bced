// One item with its reading as a case of K1, K3a or K3b.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_ITEM_CASES_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_ITEM_CASES_H_

#include "services/common/decimal.h"
#include "services/reporting/domain/record/reading.h"
#include "services/reporting/domain/score/leaves_k.h"

namespace duban::reporting {

// Says on the line that its item counts nothing for a false report, and whether that is contested.
void AddFalseReport(const Projection& projection, const FalseReport& report, LedgerLine& line);

// Where an item is read from, and the factor of the unit that counts it.
struct ItemContext {
  const Projection& projection;
  const Campaign& campaign;
  const Scheme& scheme;
  const Item& item;
  const Reading& reading;
  Rational factor;
  const FalseReport* false_report = nullptr;  // a decided false report (虚报) of the item in the period
};

// Factor of an item's weight by the strength of its wording (确保、力争); an item without one is plain.
Rational StrengthFactor(const Item& item, const Scheme& scheme);

// An indicator; pending or not yet started ones have no attainment and do not count as missing.
IndicatorCase IndicatorCaseOf(const ItemContext& context);

// A task or policy. One whose report was false counts 0, whatever was planned.
TaskCase TaskCaseOf(const ItemContext& context);

// A project. Statistics entry falls due one month after the start (same day, clamped) where the planned total
// reaches the scheme's minimum; without a known total, by the planned entry day. A missing form counts as
// nothing done, but does not take back a start that an earlier one reported.
ProjectCase ProjectCaseOf(const ItemContext& context);

// The same day of the next month, or that month's last day.
absl::CivilDay OneMonthAfter(absl::CivilDay day);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_ITEM_CASES_H_

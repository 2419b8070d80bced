// Rulings on appeals (申诉裁定): what was decided about a leaf, as a line of its own.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_RULING_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_RULING_H_

#include <vector>

#include "services/common/decimal.h"
#include "services/reporting/domain/scheme/scheme.h"
#include "services/reporting/domain/score/ledger.h"

namespace duban::reporting {

// A ruling on an appeal or on a further appeal: changes one leaf of one unit by new − old.
struct LeafRuling {
  LeafId leaf = LeafId::kK1;
  Rational old_points;  // exact value the unit appealed against
  Rational new_points;  // exact value decided
  LedgerLine line;      // what: the decision; item: the appeal's name; act: the decision's act
};

// `leaf` with a line for each ruling on it. It stays within [0, its points]: what a ruling would carry beyond
// stands against it as a line of its own. On a leaf that is not applicable a ruling counts nothing.
LeafResult WithRulings(LeafResult leaf, const std::vector<LeafRuling>& rulings, const Scheme& scheme);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_RULING_H_

// The formulas of the leaves as people read them, with the scheme's numbers put in.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_FORMULA_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_FORMULA_H_

#include <string>

#include "services/reporting/domain/scheme/scheme.h"
#include "services/reporting/domain/score/ledger.h"

namespace duban::reporting {

// The formula of a leaf worth `points`.
std::string FormulaText(LeafId id, const Rational& points, const Scheme& scheme);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_FORMULA_H_

// The ledger of a card as one flat list: every point a signed line, and nothing between the lines and T.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_FLAT_LEDGER_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_FLAT_LEDGER_H_

#include <optional>
#include <string>
#include <vector>

#include "services/reporting/domain/score/card.h"

namespace duban::reporting {

// One line of the flat ledger.
struct FlatLine {
  std::string component;  // "K1" … "P1+P2"; "BASE": scaling of the base; "T": bonus, deductions and bounds
  std::string leaf;       // "K2a"; empty for what is of no single leaf
  std::string formula;    // e.g. "WEIGHTED_ATTAINMENT", "ROUND_LEAF", "SCALE_COMPONENT", "BONUS_CAP"
  LedgerLine line;        // contribution: signed points, exact
  std::optional<Rational> rounded_leaf;  // what is printed for the leaf; empty if not applicable
  std::string scheme;                    // id of the scheme
};

// All lines of the card, in printing order: those of the leaves, notes (no points), what rounding and scaling
// add or take, bonus and deductions with their caps, the bounds of T. Their contributions add up to T
// exactly; on a card that is not ranked a last line takes everything back.
std::vector<FlatLine> FlatLedger(const Scorecard& card);

// The lines between adjustments and T: what the caps take back and what the bounds of T change. No line where
// nothing is taken.
std::vector<LedgerLine> BoundLines(const Scorecard& card);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_FLAT_LEDGER_H_

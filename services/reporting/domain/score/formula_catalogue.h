// The formulas that leaves can be scored by. A scheme names one for each leaf and gives their numbers; what
// it does not choose is not computed.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_FORMULA_CATALOGUE_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_FORMULA_CATALOGUE_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/reporting/domain/scheme/scheme.h"
#include "services/reporting/domain/score/ledger.h"

namespace duban::reporting {

// Names as schemes write them. Stored in published schemes; never rename.
inline constexpr absl::string_view kCappedAttainment = "CAPPED_ATTAINMENT";
inline constexpr absl::string_view kSubmittedOnTimeShare = "SUBMITTED_ON_TIME_SHARE";
inline constexpr absl::string_view kDoneShare = "DONE_SHARE";
inline constexpr absl::string_view kInvestmentRate = "INVESTMENT_RATE";
inline constexpr absl::string_view kPanelMean = "PANEL_MEAN";
inline constexpr absl::string_view kPanelRank = "PANEL_RANK";
inline constexpr absl::string_view kIndexStep = "INDEX_STEP";
inline constexpr absl::string_view kIndexValue = "INDEX_VALUE";

// One formula.
struct LeafFormula {
  absl::string_view name;               // e.g. "INDEX_STEP"
  absl::string_view title;              // what it does, for people
  std::vector<LeafId> leaves;           // that it can score
  std::vector<absl::string_view> keys;  // numbers of the scheme it reads beside the leaf's points
  // In words, for a leaf worth `full` points.
  std::string (*text)(LeafId leaf, const std::string& full, const Scheme& scheme);
};

// Those a leaf can be scored by, the shipped one first.
std::vector<const LeafFormula*> FormulasFor(LeafId leaf);

// The one of that name; null when the leaf cannot be scored by it.
const LeafFormula* FindFormula(LeafId leaf, absl::string_view name);

// The one the scheme chooses for a leaf.
const LeafFormula& FormulaOf(LeafId leaf, const Scheme& scheme);
// In words, for a leaf worth `points`.
std::string FormulaText(LeafId leaf, const Rational& points, const Scheme& scheme);
bool IsScoredBy(LeafId leaf, absl::string_view name, const Scheme& scheme);

// True when voters give the leaf's marks (评议).
bool IsPanelLeaf(LeafId leaf, const Scheme& scheme);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_FORMULA_CATALOGUE_H_

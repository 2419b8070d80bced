// The ledger of a score: leaves with their exact value and the lines they consist of, down to the form rows.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_LEDGER_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_LEDGER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/common/decimal.h"
#include "services/reporting/domain/scheme/scheme.h"

namespace duban::reporting {

// The thirteen leaves of 三看三评三比, in printing order.
enum class LeafId { kK1, kK2a, kK2b, kK2c, kK3a, kK3b, kP1, kP2a, kP2b, kP3, kB1, kB2, kB3 };

// "K1", "K2a", …
absl::string_view LeafName(LeafId id);

// What a leaf is worth.
const Rational& LeafPointsOf(const LeafPoints& points, LeafId id);

// One input of a line, e.g. {"权重", "3"}; numbers as exact text.
struct NamedValue {
  std::string name;
  std::string text;

  friend bool operator==(const NamedValue&, const NamedValue&) = default;
};

// One line: what it is about, from which resource it came and what it adds. The lines' contributions add up
// to the exact value of their leaf.
struct LedgerLine {
  std::string item;  // resource name of the item, order, card, panel, ruling …; may be empty
  std::string form;  // resource name of what was read: a form, an official value, a document; may be empty
  std::string what;  // for people
  std::vector<NamedValue> inputs;
  Rational contribution;      // points, exact, signed
  std::int64_t sequence = 0;  // the change of the record it rests on; 0: none
  std::int64_t act = 0;       // the act of reporting's own book it rests on; 0: none
  std::string formula = {};   // name of the formula where it is not the leaf's own, e.g. "RULING"
  bool contested = false;     // 复核中: what it rests on is objected to and not decided yet
};

// A leaf's result. Not applicable: no case, `exact` and `rounded` are 0.
struct LeafResult {
  LeafId id = LeafId::kK1;
  bool applicable = false;
  Rational points;  // possible points
  Rational exact;
  Rational rounded;  // once, by the scheme
  std::vector<LedgerLine> lines;
  std::string formula = {};  // name of the one the scheme chose, see formula_catalogue.h
};

// A case with its weight and its value in [0, 1]; `line` says where it comes from.
struct WeightedCase {
  LedgerLine line;
  Rational weight;
  Rational value;
};

// points·Σ(weight·value)/Σweight; not applicable when the weights add up to 0.
LeafResult WeightedMeanLeaf(LeafId id, const Rational& points, std::vector<WeightedCase> cases,
                            const Scheme& scheme);

// A leaf whose exact value is the sum of its lines' contributions.
LeafResult SumLeaf(LeafId id, const Rational& points, std::vector<LedgerLine> lines, const Scheme& scheme);

// `value` bounded to [low, high].
Rational Clamp(const Rational& value, const Rational& low, const Rational& high);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_LEDGER_H_

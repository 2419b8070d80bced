// A score explained: total → component → leaf → line, each with its formula and inputs; and a year by its
// quarters.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_EXPLAIN_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_EXPLAIN_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/reporting/domain/score/card.h"
#include "services/reporting/domain/score/year.h"

namespace duban::reporting {

// A number and the numbers it came from.
struct ExplanationNode {
  // "T", "BASE", "K1", "K2a", the resource name of an item, form, order, card, panel …, or what a line
  // without a resource does: "BONUS_CAP".
  std::string key;
  std::string title;
  std::string formula;      // with the values put in; on lines of another formula than their leaf's its name
  std::string exact_value;  // empty when not applicable
  std::string printed_value;  // empty where nothing is rounded or nothing applies
  std::vector<NamedValue> inputs;
  std::string source;                // the form, official value or document a line was read from
  std::int64_t source_sequence = 0;  // of the record; 0: none
  std::int64_t source_act = 0;       // of reporting's own book; 0: none
  bool contested = false;            // this, or something it is made of, is objected to and not decided yet
  std::vector<ExplanationNode> children;
};

// The whole tree of a card. What voters said shows as the mean of their group, never as single ballots.
ExplanationNode Explain(const Scorecard& card, const Scheme& scheme);

// The part under one component or leaf ("K1", "K2a"). A component that has the same id as its leaf is
// returned as the component. NOT_FOUND when the card has no such part.
absl::StatusOr<ExplanationNode> ExplainPart(const Scorecard& card, const Scheme& scheme,
                                            absl::string_view key);

// A unit's year: T of the year → quarters and annual evaluation, the grade and why it was lowered, and the
// converted points.
ExplanationNode ExplainYear(const YearEntry& entry, const Period& year, const Scheme& scheme);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_EXPLAIN_H_

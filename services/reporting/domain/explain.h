// A score explained: total → component → leaf → line, each with its formula and inputs.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_EXPLAIN_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_EXPLAIN_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/reporting/domain/card.h"

namespace duban::reporting {

// A number and the numbers it came from.
struct ExplanationNode {
  std::string key;  // "T", "K1", "K2a", or the resource name of an item or form
  std::string title;
  std::string formula;        // with the values put in; empty on lines
  std::string exact_value;    // empty when not applicable
  std::string printed_value;  // empty where nothing is rounded or nothing applies
  std::vector<NamedValue> inputs;
  std::string source;  // the form a line was read from
  std::int64_t source_sequence = 0;
  std::vector<ExplanationNode> children;
};

// The whole tree of a card.
ExplanationNode Explain(const Scorecard& card, const Scheme& scheme);

// The part under one component or leaf ("K1", "K2a"). A component that has the same id as its leaf is
// returned as the component. NOT_FOUND when the card has no such part.
absl::StatusOr<ExplanationNode> ExplainPart(const Scorecard& card, const Scheme& scheme,
                                            absl::string_view key);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_EXPLAIN_H_

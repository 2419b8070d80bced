// The text of a filter (AIP-160, a subset), read into a tree. It knows no fields: filter.h compares the tree
// with messages.
//
//   condition  = factor { "AND" factor }
//   factor     = term { "OR" term }               // OR binds tighter than AND
//   term       = [ "NOT" | "-" ] ( "(" condition ")" | comparison )
//   comparison = path ( "=" | "!=" | "<" | "<=" | ">" | ">=" | ":" ) value
//   path       = name { "." name }
//   value      = "text in quotes" | 'text' | bare word | "*" after ":"
#ifndef DUBAN_SERVICES_MESSAGE_FILTER_PARSER_H_
#define DUBAN_SERVICES_MESSAGE_FILTER_PARSER_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace duban {

// Longest filter or order, in bytes, and deepest nesting of parentheses.
inline constexpr size_t kMaxFilterBytes = 4000;
inline constexpr int kMaxFilterDepth = 32;

enum class FilterOp { kEqual, kNotEqual, kLess, kAtMost, kGreater, kAtLeast, kHas };

struct FilterComparison {
  std::string path;  // e.g. "indicator.kind"
  FilterOp op = FilterOp::kEqual;
  std::string value;
  bool quoted = false;  // only text compares with text in quotes
  size_t at = 0;        // where the comparison begins, in bytes
};

// One node: a comparison, or a junction of its parts.
struct FilterNode {
  enum class Kind { kCompare, kAnd, kOr, kNot };
  Kind kind = Kind::kCompare;
  FilterComparison comparison;
  std::vector<FilterNode> parts;
};

// The tree of `text`. INVALID_ARGUMENT (FILTER) on `filter` with the place and what was expected there.
absl::StatusOr<FilterNode> ParseFilter(absl::string_view text);

// INVALID_ARGUMENT (FILTER) on `filter`: `problem` at the byte `at` of `text`.
absl::Status FilterFault(absl::string_view text, size_t at, absl::string_view problem);

}  // namespace duban

#endif  // DUBAN_SERVICES_MESSAGE_FILTER_PARSER_H_

// Text with figures: "{I-A1-01.cumulative}" stands for a number that the data give. People may move figures
// and write around them; they cannot write other numbers in their place.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_PART_TEXT_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_PART_TEXT_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/common/decimal.h"

namespace duban::reporting {

// A figure: its text as printed and what it is of, for people.
struct Figure {
  std::string text;
  std::string label;

  friend bool operator==(const Figure&, const Figure&) = default;
};
using Figures = std::map<std::string, Figure>;

// The keys in braces.
std::set<std::string> FigureKeysIn(absl::string_view text);

// `text` with each known figure in place of its key; an unknown key stays as it is written.
std::string FillFigures(absl::string_view text, const Figures& figures);

// INVALID_ARGUMENT on `field`: UNKNOWN_FIGURE for a key that is no figure, FIGURE_REMOVED when a figure of
// `drafted` is missing.
absl::Status CheckFigures(absl::string_view text, absl::string_view drafted, const Figures& figures,
                          absl::string_view field);

// True if digits are written outside of figures: they will not follow the data.
bool HasWrittenNumbers(absl::string_view text);

// The share of equal pieces of `length` characters (shingles) in both texts, exact: |A∩B| ÷ |A∪B| over word
// characters, figures and digits left out, so that the same sentence with new numbers counts as repeated. 0
// when either is shorter than a piece.
Rational SimilarityOf(absl::string_view a, absl::string_view b, int length);

// Word characters in a text.
int CharactersIn(absl::string_view text);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_PART_TEXT_H_

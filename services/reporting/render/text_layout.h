// Where text of an official document stands: measured in half characters, as the standard counts.
#ifndef DUBAN_SERVICES_REPORTING_RENDER_TEXT_LAYOUT_H_
#define DUBAN_SERVICES_REPORTING_RENDER_TEXT_LAYOUT_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace duban::reporting {

// "2026年1月5日": the year in full, month and day without leading zeros (GB/T 9704-2012, 7.3.5.4).
std::string DateText(absl::CivilDay day);

// Width in half characters: ASCII counts one, everything else two.
int HalfWidth(absl::string_view text);

// A title in lines of at most `capacity` half characters. Line breaks in the text are kept; otherwise the
// lines are about equally long and never part a number, a word or a bracket from what it belongs to (7.3.1).
std::vector<std::string> TitleLines(absl::string_view title, int capacity);

// Blanks right of issuer and date, in half characters.
struct SignaturePlace {
  int issuer_right = 0;
  int date_right = 0;
};
// For a document that is sealed (7.3.5.1): date four characters from the right, issuer centred above it; a
// longer issuer begins at the margin and the date is centred below.
SignaturePlace SealedPlace(int issuer_width, int date_width);
// For one that is not (7.3.5.2): issuer two characters from the right, date beginning two characters after
// it; a longer date stands two characters from the right and moves the issuer.
SignaturePlace UnsealedPlace(int issuer_width, int date_width);

// Size of the issuing mark in points, so that it fits one line of `width` twips: at most 54, at least 22.
int MarkSize(absl::string_view mark, int width);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_RENDER_TEXT_LAYOUT_H_

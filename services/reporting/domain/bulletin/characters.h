// Text as characters, for what counts or measures them.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_CHARACTERS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_CHARACTERS_H_

#include <vector>

#include "absl/strings/string_view.h"

namespace duban::reporting {

// One character: its code point and its bytes in the text.
struct Character {
  char32_t code = 0;
  absl::string_view bytes;
};

// The characters of UTF-8 text, in order; they point into it. A byte that belongs to no character comes alone
// as U+FFFD.
std::vector<Character> CharactersOf(absl::string_view text);

// True for Chinese characters, letters and digits, full-width ones included; false for punctuation and
// blanks.
bool IsWordCharacter(char32_t code);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_CHARACTERS_H_

// UTF-8 text as terminals show it.
#ifndef DUBAN_CLIENTS_CPP_UTF8_H_
#define DUBAN_CLIENTS_CPP_UTF8_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace duban::client {

// Takes the first code point off `text`, which must not be empty. A byte that begins none gives U+FFFD.
char32_t TakeCodePoint(absl::string_view& text);

// True when `text` is well-formed UTF-8: no overlong forms, no surrogates, at most U+10FFFF (RFC 3629).
bool IsUtf8(absl::string_view text);

// Columns that `text` takes in a terminal: 2 for wide and full-width characters (UAX #11: W and F), 0 for
// combining marks and joiners, 1 for the rest. Ambiguous characters (curly quotes and the like) count 1, as
// in terminals that are not set to a legacy encoding.
int DisplayWidth(absl::string_view text);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CPP_UTF8_H_

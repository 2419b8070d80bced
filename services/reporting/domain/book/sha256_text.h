// How the digest of a paper's scan is written.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_BOOK_SHA256_TEXT_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_BOOK_SHA256_TEXT_H_

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"

namespace duban::reporting {

// True for 64 lower-case hexadecimal digits.
inline bool IsSha256Text(absl::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return absl::ascii_isdigit(static_cast<unsigned char>(c)) || (c >= 'a' && c <= 'f');
         });
}

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_BOOK_SHA256_TEXT_H_

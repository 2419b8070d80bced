// Syntax of the ids inside resource names. Existence is another question.
#ifndef DUBAN_SERVICES_COMMON_IDS_H_
#define DUBAN_SERVICES_COMMON_IDS_H_

#include "absl/strings/string_view.h"

namespace duban {

// Longest id, as in RFC 1034.
inline constexpr int kMaxIdLength = 63;

// True for ids that people choose for units, campaigns and the like: lower-case letters, digits and hyphens,
// first a letter, last no hyphen, 1–63 characters (RFC 1034, AIP-122).
bool IsResourceId(absl::string_view id);

// True for item codes and period ids such as "I-A1-01" or "2024-M03-D1": letters of both cases, digits and
// hyphens, no hyphen at either end, 1–63 characters.
bool IsItemCode(absl::string_view id);

// True for the text form of a random UUID (RFC 9562 version 4), hexadecimal digits of either case.
bool IsUuid4(absl::string_view id);

}  // namespace duban

#endif  // DUBAN_SERVICES_COMMON_IDS_H_

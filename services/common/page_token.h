// Paging as in AIP-158: opaque tokens bound to the request they came from, and page sizes within limits.
#ifndef DUBAN_SERVICES_COMMON_PAGE_TOKEN_H_
#define DUBAN_SERVICES_COMMON_PAGE_TOKEN_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace duban {

inline constexpr int kDefaultPageSize = 50;
inline constexpr int kMaxPageSize = 1000;

// A URL-safe token for the page after `position` (any bytes, not empty: usually the last key shown).
// `arguments_fingerprint` is any text made of the other request arguments (parent, filter, order).
std::string MakePageToken(absl::string_view position, absl::string_view arguments_fingerprint);

// The position inside `token`; an empty token is the first page and gives an empty position.
// INVALID_ARGUMENT (PAGE_TOKEN) when the token is broken or the arguments are not those it was made for.
// A guard against mistakes, not a signature: positions must not carry rights.
absl::StatusOr<std::string> ParsePageToken(absl::string_view token, absl::string_view arguments_fingerprint);

// The page size to use: 0 means 50, more than 1000 means 1000. INVALID_ARGUMENT (PAGE_SIZE) when negative.
absl::StatusOr<int> ClampPageSize(int32_t page_size);

}  // namespace duban

#endif  // DUBAN_SERVICES_COMMON_PAGE_TOKEN_H_

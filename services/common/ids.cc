#include "services/common/ids.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/ascii.h"

namespace duban {
namespace {

bool HasIdLength(absl::string_view id) { return !id.empty() && id.size() <= kMaxIdLength; }

bool IsCodeCharacter(unsigned char c) { return absl::ascii_isalnum(c) || c == '-'; }

bool IsIdCharacter(unsigned char c) { return IsCodeCharacter(c) && !absl::ascii_isupper(c); }

}  // namespace

bool IsResourceId(absl::string_view id) {
  return HasIdLength(id) && absl::ascii_islower(id.front()) && id.back() != '-' &&
         std::all_of(id.begin(), id.end(), IsIdCharacter);
}

bool IsItemCode(absl::string_view id) {
  return HasIdLength(id) && id.front() != '-' && id.back() != '-' &&
         std::all_of(id.begin(), id.end(), IsCodeCharacter);
}

bool IsUuid4(absl::string_view id) {
  constexpr absl::string_view kPattern = "xxxxxxxx-xxxx-4xxx-Vxxx-xxxxxxxxxxxx";
  constexpr absl::string_view kVariants = "89abAB";
  const auto fits = [&](char pattern, char c) {
    switch (pattern) {
      case 'x':
        return absl::ascii_isxdigit(static_cast<unsigned char>(c));
      case 'V':
        return kVariants.find(c) != absl::string_view::npos;
      default:
        return c == pattern;
    }
  };
  return std::equal(kPattern.begin(), kPattern.end(), id.begin(), id.end(), fits);
}

}  // namespace duban

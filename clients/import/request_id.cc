#include "clients/import/request_id.h"

#include "absl/strings/str_cat.h"
#include "services/common/sha256.h"

namespace duban::client {

std::string RequestIdOf(const std::vector<absl::string_view>& parts) {
  std::string text;
  for (const absl::string_view part : parts) absl::StrAppend(&text, part.size(), ":", part);
  std::string hex = HexDigest(text);
  hex[12] = '4';  // version
  const size_t variant = static_cast<size_t>(hex[16] >= 'a' ? hex[16] - 'a' + 10 : hex[16] - '0') & 3;
  hex[16] = "89ab"[variant];
  return absl::StrCat(hex.substr(0, 8), "-", hex.substr(8, 4), "-", hex.substr(12, 4), "-", hex.substr(16, 4),
                      "-", hex.substr(20, 12));
}

}  // namespace duban::client

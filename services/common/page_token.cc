#include "services/common/page_token.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/sha256.h"

namespace duban {
namespace {

// Enough to tell requests apart; tokens are no secrets.
constexpr size_t kHashBytes = 8;

std::string HashOf(absl::string_view position, absl::string_view fingerprint) {
  // The length keeps ("ab", "c") and ("a", "bc") apart.
  return Sha256(absl::StrCat(position.size(), ":", position, fingerprint)).substr(0, kHashBytes);
}

}  // namespace

std::string MakePageToken(absl::string_view position, absl::string_view arguments_fingerprint) {
  return absl::WebSafeBase64Escape(absl::StrCat(HashOf(position, arguments_fingerprint), position));
}

absl::StatusOr<std::string> ParsePageToken(absl::string_view token, absl::string_view arguments_fingerprint) {
  if (token.empty()) {
    return std::string();
  }
  std::string bytes;
  if (absl::WebSafeBase64Unescape(token, &bytes) && bytes.size() > kHashBytes) {
    std::string position = bytes.substr(kHashBytes);
    // Compared as text, because decoding forgives padding and blanks.
    if (MakePageToken(position, arguments_fingerprint) == token) {
      return position;
    }
  }
  return InvalidField("page_token", "PAGE_TOKEN",
                      "翻页标记无效，或查询条件与取得该标记时不同：请从第一页重新查询");
}

absl::StatusOr<int> ClampPageSize(int32_t page_size) {
  if (page_size < 0) {
    return InvalidField("page_size", "PAGE_SIZE", "每页条数不能为负数：请填 0（默认）至 1000");
  }
  return page_size == 0 ? kDefaultPageSize : std::min<int>(page_size, kMaxPageSize);
}

}  // namespace duban

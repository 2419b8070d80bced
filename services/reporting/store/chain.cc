#include "services/reporting/store/chain.h"

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/sha256.h"

namespace duban::reporting {

std::string FirstHash(absl::string_view jurisdiction) { return Sha256(absl::StrCat("duban/", jurisdiction)); }

std::string FirstActHash(absl::string_view jurisdiction) {
  return Sha256(absl::StrCat("duban-book/", jurisdiction));
}

absl::Status ChainEnd::Follow(std::int64_t next, absl::string_view body, absl::string_view next_hash) {
  const bool in_order = next == sequence + 1;
  if (in_order && Sha256(absl::StrCat(hash, body)) == next_hash) {
    sequence = next;
    hash = std::string(next_hash);
    return absl::OkStatus();
  }
  const std::string problem = in_order ? "哈希链不符" : "序号不连续";
  return WithDetails(
      absl::DataLossError(absl::StrCat("记录在第 ", sequence + 1, " 条处断链（", problem, "），已停止读取")),
      {"CHAIN_BROKEN", {{"sequence", absl::StrCat(sequence + 1)}}, {}});
}

}  // namespace duban::reporting

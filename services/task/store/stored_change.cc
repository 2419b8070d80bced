#include "services/task/store/stored_change.h"

#include "absl/strings/str_cat.h"
#include "services/common/sha256.h"

namespace duban::task {

std::string GenesisHash(absl::string_view jurisdiction) {
  return Sha256(absl::StrCat("duban/", jurisdiction));
}

std::string ChainHash(absl::string_view previous, absl::string_view body) {
  return Sha256(absl::StrCat(previous, body));
}

}  // namespace duban::task

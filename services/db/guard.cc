#include "services/db/guard.h"

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"

namespace duban::db {
namespace {

constexpr char kFailureUrl[] = "type.duban/StoreFailure";

}  // namespace

absl::Status StoreFailure(absl::string_view cause) {
  absl::Status status = absl::InternalError(absl::StrCat("store: ", cause));
  status.SetPayload(kFailureUrl, absl::Cord("1"));
  return status;
}

bool IsStoreFailure(const absl::Status& status) { return status.GetPayload(kFailureUrl).has_value(); }

}  // namespace duban::db

// Where SOCI's exceptions end: above services/db nothing throws.
#ifndef DUBAN_SERVICES_DB_GUARD_H_
#define DUBAN_SERVICES_DB_GUARD_H_

#include <soci/error.h>

#include <exception>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace duban::db {

// The status of a failed statement: INTERNAL, marked as a failure of the store rather than a refusal.
absl::Status StoreFailure(absl::string_view cause);

// True for statuses made by StoreFailure: the work may be retried alone; a refusal may not.
bool IsStoreFailure(const absl::Status& status);

// Runs `fn`, which returns an absl::Status, and turns an exception of SOCI into StoreFailure.
template <typename Fn>
absl::Status Guard(Fn&& fn) {
  try {
    return std::forward<Fn>(fn)();
  } catch (const std::exception& error) {
    return StoreFailure(error.what());
  }
}

}  // namespace duban::db

#endif  // DUBAN_SERVICES_DB_GUARD_H_

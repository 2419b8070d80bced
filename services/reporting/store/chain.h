// The chain that links the changes of a record: SHA-256 (FIPS 180-4) over the hash before and the bytes.
#ifndef DUBAN_SERVICES_REPORTING_STORE_CHAIN_H_
#define DUBAN_SERVICES_REPORTING_STORE_CHAIN_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace duban::reporting {

// The hash before the first change.
std::string FirstHash(absl::string_view jurisdiction);
// The hash before the first act of the book.
std::string FirstActHash(absl::string_view jurisdiction);

// Follows a chain link by link.
struct ChainEnd {
  std::int64_t sequence = 0;
  std::string hash;

  // Moves on to the next link. DATA_LOSS (CHAIN_BROKEN) when it does not follow; the end stays where it is.
  absl::Status Follow(std::int64_t next, absl::string_view body, absl::string_view next_hash);
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_STORE_CHAIN_H_

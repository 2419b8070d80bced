// SHA-256 (FIPS 180-4), for digests, the change chain and page tokens.
#ifndef DUBAN_SERVICES_COMMON_SHA256_H_
#define DUBAN_SERVICES_COMMON_SHA256_H_

#include <string>

#include "absl/strings/string_view.h"

namespace duban {

// The digest of `data` as 32 raw bytes. Thread-safe; ends the process when the crypto library lacks SHA-256.
std::string Sha256(absl::string_view data);

// The digest of `data` as 64 lower-case hexadecimal digits.
std::string HexDigest(absl::string_view data);

}  // namespace duban

#endif  // DUBAN_SERVICES_COMMON_SHA256_H_

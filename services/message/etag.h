// Versions of resources (AIP-154): every write names the one it has read.
#ifndef DUBAN_SERVICES_MESSAGE_ETAG_H_
#define DUBAN_SERVICES_MESSAGE_ETAG_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"

namespace duban {

// The version of a resource whose last change or act is `sequence`: the number in quotes.
std::string EtagOf(std::int64_t sequence);

// OK if `given` is empty or the etag of `sequence`. ABORTED (ETAG_MISMATCH) with the current one otherwise.
absl::Status CheckEtag(const std::string& given, const std::string& name, std::int64_t sequence);

}  // namespace duban

#endif  // DUBAN_SERVICES_MESSAGE_ETAG_H_

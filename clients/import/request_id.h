// Request ids that follow from what is asked, so that asking twice is asking once.
#ifndef DUBAN_CLIENTS_IMPORT_REQUEST_ID_H_
#define DUBAN_CLIENTS_IMPORT_REQUEST_ID_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace duban::client {

// An id in the form of a UUID4 (RFC 9562) from the SHA-256 of `parts`; parts keep their borders ("ab","c" and
// "a","bc" differ).
std::string RequestIdOf(const std::vector<absl::string_view>& parts);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_IMPORT_REQUEST_ID_H_

// A link of a chain as it stands in a table: text in base64.
#ifndef DUBAN_SERVICES_REPORTING_STORE_LINK_H_
#define DUBAN_SERVICES_REPORTING_STORE_LINK_H_

#include <string>

#include "absl/status/status.h"
#include "services/reporting/store/reporting_store.h"

namespace duban::reporting {

// INTERNAL (STORE) when a column is not base64.
absl::Status DecodeLink(std::int64_t sequence, const std::string& body, const std::string& hash,
                        MirroredChange& link);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_STORE_LINK_H_

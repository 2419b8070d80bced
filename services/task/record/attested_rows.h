// The attested rows of one item, read from the forms of whichever units led it.
#ifndef DUBAN_SERVICES_TASK_RECORD_ATTESTED_ROWS_H_
#define DUBAN_SERVICES_TASK_RECORD_ATTESTED_ROWS_H_

#include <soci/soci.h>

#include <string>

#include "absl/status/statusor.h"
#include "services/task/domain/item/item_value.h"

namespace duban::task {

// The rows of the year's forms; where two units led the item in one period, the later lead's counts.
absl::StatusOr<AttestedRows> LoadAttestedRows(soci::session& session, const std::string& jurisdiction,
                                              const Item& item, int year);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_RECORD_ATTESTED_ROWS_H_

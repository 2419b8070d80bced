// Reads a form with its rows from any session.
#ifndef DUBAN_SERVICES_TASK_RECORD_FORM_LOADER_H_
#define DUBAN_SERVICES_TASK_RECORD_FORM_LOADER_H_

#include <soci/soci.h>

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/change.h"

namespace duban::task {

// The form as recorded; OPEN with sequence 0 if it was never saved.
absl::StatusOr<FormDocument> LoadFormDocument(soci::session& session, const std::string& jurisdiction,
                                              const FormKey& key);

// The forms of a period that are on record, without rows, in the order of the units.
absl::StatusOr<std::vector<Stored<Form>>> LoadForms(soci::session& session, const std::string& jurisdiction,
                                                    const std::string& campaign, const Period& period);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_RECORD_FORM_LOADER_H_

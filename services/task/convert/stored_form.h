// Forms and rows as they stand in stored changes: with the fields that no request may set.
#ifndef DUBAN_SERVICES_TASK_CONVERT_STORED_FORM_H_
#define DUBAN_SERVICES_TASK_CONVERT_STORED_FORM_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "duban/task/v1/form.pb.h"
#include "services/common/errors.h"
#include "services/task/domain/change.h"

namespace duban::task {

// The form called `name`. Faults in its fields are added to `out`, as in FromProto.
// INVALID_ARGUMENT (RESOURCE_NAME, PERIOD_ID) if `name` is no name of a form.
absl::StatusOr<Form> ReadStoredForm(const v1::Form& form, absl::string_view name, Violations& out);

// The row called `name`, as above.
absl::StatusOr<FormRowState> ReadStoredRow(const v1::FormRow& row, absl::string_view name, Violations& out);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_CONVERT_STORED_FORM_H_

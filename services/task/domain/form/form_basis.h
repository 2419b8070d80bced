// Gathers what a form is compared with: earlier forms of its unit, and of other units where an item changed
// hands.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_BASIS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_BASIS_H_

#include <functional>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/form/form_findings.h"

namespace duban::task {

// A form by its key, wherever it is kept; one that was never saved comes back OPEN. The pointer holds for the
// command or read that asks.
using FormLoader = std::function<absl::StatusOr<const FormDocument*>(const FormKey&)>;

// What the unit attested before this period of the year: the last `count` forms, and the rows of items that
// other units led then.
absl::StatusOr<FormHistory> LoadHistory(const FormLoader& load, const Register& in, const FormKey& key,
                                        const std::vector<const Item*>& items, size_t count);

// What the checks of a form compare with, under the rules in force.
absl::StatusOr<CheckBasis> LoadBasis(const FormLoader& load, const Register& in, const FormKey& key,
                                     const std::vector<const Item*>& items);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_BASIS_H_

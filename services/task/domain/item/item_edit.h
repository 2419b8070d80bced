// How an item's listed values (target, dates, lead, weight) are read, compared and changed.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ITEM_ITEM_EDIT_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ITEM_ITEM_EDIT_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/item/change_request.h"

namespace duban::task {

// The field in the API, e.g. "indicator.target".
absl::string_view FieldName(ChangeField field);

// True if the item has such a field.
bool HasField(const Item& item, const FieldChange& change);

// The field's value as text; empty = none.
std::string ValueOf(const Item& item, const FieldChange& change);

// Brings the new value in; a target becomes the adopted version, with the document it stands in. Adds
// NOT_DATE, NOT_DECIMAL or the fault of the value itself at `at`.
void SetValue(Item& item, const FieldChange& change, absl::string_view document, absl::CivilDay day,
              const std::string& at, Violations& out);

// True if the change makes the goal easier to reach: a lower target where more is better, a higher one where
// less is, wider bounds.
bool Eases(const Item& item, const FieldChange& change);

// The item put right by hand. FAILED_PRECONDITION (CHANGE_REQUEST_REQUIRED) names the listed values that
// differ; INVALID_ARGUMENT as CreateItems, REASON_REQUIRED.
absl::StatusOr<std::vector<Change>> UpdateItem(const Item& before, const Item& given,
                                               const std::string& reason, const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ITEM_ITEM_EDIT_H_

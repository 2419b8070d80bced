// The rules on the rows of a form. Saving asks whether a row is well-formed and belongs there; submitting
// asks whether the form is complete and its cumulative figures do not fall. Every violation is named at once.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_CHECKS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_CHECKS_H_

#include <map>
#include <string>
#include <vector>

#include "services/common/errors.h"
#include "services/task/domain/form/form.h"
#include "services/task/domain/plan/plan.h"

namespace duban::task {

// Longest note or reason, in bytes of UTF-8: some 2000 Chinese characters.
inline constexpr size_t kMaxNoteBytes = 6000;

// Adds a violation `{field}.{part}` for each rule that `row` breaks as a row on `item` in a period ending on
// `last_day`: NOT_DECIMAL, OUT_OF_RANGE, UNIT_OF_MEASURE, FIELD_NOT_APPLICABLE, DATE_AFTER_PERIOD,
// UNKNOWN_MILESTONE, DONE_NEEDS_PROGRESS, VALUE_AND_PENDING, TOO_LONG.
void CheckRow(const FormRow& row, const Item& item, absl::CivilDay last_day, const std::string& field,
              Violations& out);

// Adds a violation `rows.{item}` for each item without a row (ROW_MISSING), row without its figure
// (VALUE_REQUIRED) and cumulative figure below `previous` without a reason (BELOW_PREVIOUS). `previous` holds
// the unit's last attested rows of an earlier period, by item; empty if there are none.
void CheckComplete(const std::map<std::string, FormRow>& rows, const std::vector<const Item*>& items,
                   const std::map<std::string, FormRow>& previous, Violations& out);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_CHECKS_H_

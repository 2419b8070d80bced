// The rules on one row by itself: whether it is well-formed and belongs there. Asked at every save; what a
// submission asks beside is in form_findings.h.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_CHECKS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_CHECKS_H_

#include <string>

#include "services/common/errors.h"
#include "services/task/domain/form/form.h"
#include "services/task/domain/plan/plan.h"

namespace duban::task {

// Longest note or reason, in bytes of UTF-8: some 2000 Chinese characters.
inline constexpr size_t kMaxNoteBytes = 6000;
inline constexpr size_t kMaxPermitBytes = 200;
inline constexpr size_t kMaxRowEvidence = 50;
inline constexpr size_t kMaxRowParts = 100;

// Adds a violation `{field}.{part}` for each rule that `row` breaks as a row on `item` in a period ending on
// `last_day`: NOT_DECIMAL, OUT_OF_RANGE, UNIT_OF_MEASURE, FIELD_NOT_APPLICABLE, DATE_AFTER_PERIOD,
// UNKNOWN_MILESTONE, DONE_NEEDS_PROGRESS, VALUE_AND_PENDING, VALUE_NOT_APPLICABLE, REASON_REQUIRED, REQUIRED,
// TOO_MANY, TOO_LONG.
void CheckRow(const FormRow& row, const Item& item, absl::CivilDay last_day, const std::string& field,
              Violations& out);

// The row with its numbers in their shortest form ("7.50" → "7.5"); what is no number stays.
FormRow Canonical(FormRow row);

// The figure an item is judged by and the row's field it stands in.
struct FormFigure {
  absl::string_view field;
  const std::string& text;  // empty = not given
};
FormFigure FigureOf(const FormRow& row, const Item& item);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_CHECKS_H_

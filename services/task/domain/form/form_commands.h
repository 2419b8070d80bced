// The acts of a reporter on a form (填报、无变化、提交). Each takes the form as it is and the context, and
// yields the form as it will be, or a refusal; nothing is changed in place. Reviews stand in form_review.h.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_COMMANDS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_COMMANDS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/change.h"
#include "services/task/domain/form/form_findings.h"
#include "services/task/domain/form/form_machine.h"
#include "services/task/domain/form/form_window.h"

namespace duban::task {

// The state after `event`, if the form may be acted on and the table has it. Errors of CheckFormOpen and
// NextState.
absl::StatusOr<FormState> FormStep(const FormContext& context, const Form& form, FormEvent event);

// Adds the faults of rows to be saved: form_checks.h's, ITEM_NOT_ON_FORM, DUPLICATE_ROW, ROWS_REQUIRED, and
// UNKNOWN_EVIDENCE for evidence of another campaign. `field` is the list's, e.g. "rows".
void CheckRows(const FormContext& context, const FormKey& key, const std::vector<FormRow>& rows,
               absl::string_view field, Violations& out);

// Saves rows: DRAFT, or LATE_DRAFT after the lock. INVALID_ARGUMENT names every fault of every row; then
// nothing is saved.
absl::StatusOr<std::vector<Change>> Fill(const FormContext& context, const FormDocument& document,
                                         const std::vector<FormRow>& rows, const Actor& actor);

// What a reporter confirms as unchanged.
struct NoChangeRequest {
  std::vector<std::string> items;  // empty = all without a row of their own that were reported before
  std::string explanation;         // for each of them; may be empty
};

// Saves rows as last reported, in one step. INVALID_ARGUMENT (ITEM_NOT_ON_FORM, NEVER_REPORTED) names items;
// FAILED_PRECONDITION (NOTHING_TO_CONFIRM) if there is none left.
absl::StatusOr<std::vector<Change>> ConfirmNoChange(const FormContext& context, const FormDocument& document,
                                                    const FormHistory& history,
                                                    const NoChangeRequest& request, const Actor& actor);

// Submits: SUBMITTED, LATE_SUBMITTED. INVALID_ARGUMENT names every finding that blocks (form_findings.h).
absl::StatusOr<std::vector<Change>> Submit(const FormContext& context, const FormDocument& document,
                                           const CheckBasis& basis, const Actor& actor);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_COMMANDS_H_

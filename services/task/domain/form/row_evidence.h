// The evidence that rows point at (佐证材料), held against the record. form_commands.h knows one form and not
// the record, and refuses evidence of other campaigns only.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_FORM_ROW_EVIDENCE_H_
#define DUBAN_SERVICES_TASK_DOMAIN_FORM_ROW_EVIDENCE_H_

#include <vector>

#include "services/task/domain/form/form_commands.h"

namespace duban::task {

struct Register;

// Adds the faults of CheckEvidence at "{field}[i].evidence[j]" that `out` does not have yet.
void CheckRowEvidence(const Register& in, absl::string_view campaign, const std::vector<FormRow>& rows,
                      absl::string_view field, Violations& out);

// Fill (form_commands.h) for whoever reports: evidence must be on record too. INVALID_ARGUMENT names the
// faults of both at once.
absl::StatusOr<std::vector<Change>> FillWithEvidence(const Register& in, const FormContext& context,
                                                     const FormDocument& document,
                                                     const std::vector<FormRow>& rows, const Actor& actor);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_FORM_ROW_EVIDENCE_H_

#include "services/task/domain/form/row_evidence.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/check/evidence.h"

namespace duban::task {
namespace {

bool Knows(const Violations& faults, const FieldViolation& wanted) {
  return std::any_of(faults.list().begin(), faults.list().end(), [&](const FieldViolation& known) {
    return known.field == wanted.field && known.reason == wanted.reason;
  });
}

}  // namespace

void CheckRowEvidence(const Register& in, absl::string_view campaign, const std::vector<FormRow>& rows,
                      absl::string_view field, Violations& out) {
  for (size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].evidence.empty()) continue;
    Violations found;
    CheckEvidence(in, campaign, rows[i].evidence, absl::StrCat(field, "[", i, "].evidence"), found);
    for (const FieldViolation& fault : found.list()) {
      if (!Knows(out, fault)) out.Add(fault.field, fault.reason, fault.description);
    }
  }
}

absl::StatusOr<std::vector<Change>> FillWithEvidence(const Register& in, const FormContext& context,
                                                     const FormDocument& document,
                                                     const std::vector<FormRow>& rows, const Actor& actor) {
  absl::StatusOr<std::vector<Change>> filled = Fill(context, document, rows, actor);
  // A form that takes no rows now says so first, whatever they are.
  if (!filled.ok() && !absl::IsInvalidArgument(filled.status())) return filled;
  Violations violations;
  if (!filled.ok()) CheckRows(context, document.form.key, rows, "rows", violations);
  CheckRowEvidence(in, document.form.key.campaign, rows, "rows", violations);
  RETURN_IF_ERROR(violations.ToStatus());
  return filled;
}

}  // namespace duban::task

// What the checks at submission find (填报校核): hard findings must be repaired, soft ones repaired or
// explained in the row. One function behind the submission and its dry run.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_FINDINGS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_FINDINGS_H_

#include <string>
#include <vector>

#include "services/common/errors.h"
#include "services/task/domain/form/form_history.h"
#include "services/task/domain/form/form_rules.h"

namespace duban::task {

// As in the proto.
enum class FormSeverity { kUnspecified = 0, kHard = 1, kSoft = 2 };

// One thing that a check found.
struct FormFinding {
  FormSeverity severity = FormSeverity::kUnspecified;
  std::string rule;
  std::string field;  // "rows.{item}" or "rows.{item}.{field}"
  std::string problem;
  std::string remedy;
  bool explained = false;  // soft, and the row explains it

  // True if it stands against submitting.
  bool Blocks() const { return !explained; }
};

// What the checks compare with.
struct CheckBasis {
  FormHistory history;
  FormRules rules;
};

// Every finding on the rows of a form, in the order of the items. Hard: ROW_MISSING, VALUE_REQUIRED,
// BELOW_PREVIOUS, DATE_ORDER, SUM_OF_PARTS, and EVIDENCE_REQUIRED where the rules demand evidence. Soft:
// JUMP, COMPLETION_HIGH, EQUAL_VALUES, START_WITHOUT_PERMIT, CLAIM_WITHOUT_EVIDENCE.
std::vector<FormFinding> FindFaults(const FormContext& context, const RowsByItem& rows,
                                    const CheckBasis& basis);

// The findings that stand against submitting, as violations.
void AddBlocking(const std::vector<FormFinding>& findings, Violations& out);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_FINDINGS_H_

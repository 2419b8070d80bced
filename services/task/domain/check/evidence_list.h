// Lists of evidence that people fill in freely: document numbers and descriptions beside names of evidence on
// record. What reads as such a name must not lead nowhere.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_CHECK_EVIDENCE_LIST_H_
#define DUBAN_SERVICES_TASK_DOMAIN_CHECK_EVIDENCE_LIST_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace duban {
class Violations;
}

namespace duban::task {

struct Register;

// Checks the entries that name evidence, "jurisdictions/{jurisdiction}/campaigns/{campaign}/evidence/{id}" or
// the path below the jurisdiction: each must be on record in `campaign`. Other entries are free text and stay
// as they are. Adds UNKNOWN_EVIDENCE at "{field}[i]".
void CheckNamedEvidence(const Register& in, absl::string_view campaign,
                        const std::vector<std::string>& entries, absl::string_view field, Violations& out);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_CHECK_EVIDENCE_LIST_H_

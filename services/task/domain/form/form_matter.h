// What corrections, excuses and reopenings share: each is about one form of one unit, and each ends with the
// quarter's freeze.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_MATTER_H_
#define DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_MATTER_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/form/form.h"

namespace duban::task {

// The form's path below the jurisdiction: "campaigns/{campaign}/periods/{period}/forms/{unit}".
std::string FormPath(const FormKey& key);
// The form at `path`. INVALID_ARGUMENT (RESOURCE_NAME, PERIOD_ID) on `field` if it is no form's path.
absl::StatusOr<FormKey> ParseFormPath(absl::string_view path, absl::string_view field);

// The unit whose form it is; empty if `path` is no form's path.
std::string UnitOfForm(absl::string_view path);

// OK before `freeze`. FAILED_PRECONDITION (`reason`, e.g. CORRECTION_FROZEN) from then on.
absl::Status CheckNotFrozen(absl::Time freeze, absl::Time now, absl::string_view reason);

// Adds REQUIRED for no evidence, blank entries too; TOO_MANY, TOO_LONG.
void CheckEvidenceList(const std::vector<std::string>& evidence, absl::string_view field, Violations& out);

// FAILED_PRECONDITION (SAME_PERSON) if the actor signed `signature` (rights.h); `deed` in Chinese.
absl::Status CheckNotSigner(const Actor& actor, absl::string_view signature, absl::string_view deed);

// Adds a flag once.
void AddFlag(Form& form, FormFlag flag);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_FORM_FORM_MATTER_H_

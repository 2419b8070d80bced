// How roles end and how people are substituted (离任、移交、代理). A right ends with its last day, at 24:00
// in Asia/Shanghai; what was done before stays on record.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORG_ROLE_COMMANDS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORG_ROLE_COMMANDS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"

namespace duban::task {

// How a role ends.
struct RoleEnding {
  std::optional<absl::CivilDay> last;
  std::string reason;
  std::string handover_to;  // a person; empty = nobody yet
  std::string handover_note;
};

// Ends `binding`, and the substitutions that lean on it. INVALID_ARGUMENT names every fault: REQUIRED,
// REASON_REQUIRED, TOO_LONG, RESOURCE_ID, DATE_IN_PAST (before yesterday: what was done in a role stays done
// in it), OUTSIDE_TERM (not before the present last day: a term is not prolonged by its end).
// FAILED_PRECONDITION (LAST_ADMIN) if nobody would be ADMIN on the day after.
absl::StatusOr<std::vector<Change>> EndRoleBinding(const RoleBinding& binding, const RoleEnding& ending,
                                                   const ActContext& context);

// Ends every role of `person` that goes on after the day, with the substitutions that lean on them: a person
// who leaves. NOT_FOUND (NO_ROLES) if there is none; else as EndRoleBinding.
absl::StatusOr<std::vector<Change>> EndRoleBindingsOf(const std::string& person, const RoleEnding& ending,
                                                      const ActContext& context);

// Who acts in whose place, and when.
struct Delegation {
  std::string substitute;
  std::optional<absl::CivilDay> start;  // nullopt = today
  std::optional<absl::CivilDay> end;
  std::string reason;
};

// Lets a substitute act in the place of the holder of `principal`, with the same role and scope.
// FAILED_PRECONDITION (SUB_DELEGATION) if that is itself a substitute's. INVALID_ARGUMENT names every fault:
// REQUIRED, REASON_REQUIRED, RESOURCE_ID, SAME_PERSON, DATE_IN_PAST, DATE_ORDER, OUTSIDE_TERM (beyond the
// principal's own), DELEGATION_OVERLAP (one substitute at a time), NOT_DELEGABLE (services have no
// substitutes).
absl::StatusOr<std::vector<Change>> DelegateRole(const RoleBinding& principal, const Delegation& delegation,
                                                 const ActContext& context);

// Ends a substitution with the day `last`; nullopt = at once. FAILED_PRECONDITION (NO_DELEGATION) for a
// binding in the person's own right; else as EndRoleBinding.
absl::StatusOr<std::vector<Change>> RevokeDelegation(const RoleBinding& substitution,
                                                     const std::optional<absl::CivilDay>& last,
                                                     const std::string& reason, const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORG_ROLE_COMMANDS_H_

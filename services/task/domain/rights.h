// Who may do what, at the moment of the act: roles come from the register and end on the day their term ends.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_RIGHTS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_RIGHTS_H_

#include <initializer_list>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/task/domain/register.h"
#include "services/task/domain/role_set.h"

namespace duban::task {

// Names as in the API, e.g. "TF_REVIEWER".
absl::string_view RoleName(Role role);

// What a role is bound to, and so for what it counts.
enum class BoundTo { kNothing, kUnit, kAction, kItem };
BoundTo BoundToOf(Role role);

// True on the days of the binding's term, both ends included.
bool InTerm(const RoleBinding& binding, absl::CivilDay day);

// The actor, if `person` holds `role` for `unit` on the day of `now` (Asia/Shanghai).
// PERMISSION_DENIED (ROLE_REQUIRED) otherwise.
absl::StatusOr<Actor> RequireUnitRole(const Register& in, absl::string_view person, Role role,
                                      absl::string_view unit, absl::Time now);

// The actor, if `person` may review the rows of `action` (kNoAction for items without one).
absl::StatusOr<Actor> RequireReviewer(const Register& in, absl::string_view person, absl::string_view action,
                                      absl::Time now);

// The actor, if `person` holds one of `roles`, whatever its scope; the first in the list wins.
absl::StatusOr<Actor> RequireAnyRole(const Register& in, absl::string_view person,
                                     std::initializer_list<Role> roles, absl::Time now);

// What an act concerns. Roles that are bound to a unit, an action or an item count only for theirs.
struct Scope {
  std::string unit;
  std::string action;
  std::string item;  // as in RoleBinding
};

// The actor, if `person` holds one of `roles` for `scope` on the day of `now`; the first binding on record
// wins.
absl::StatusOr<Actor> RequireRole(const Register& in, absl::string_view person, RoleSet roles,
                                  const Scope& scope, absl::Time now);

// OK if `person` holds one of `roles` for anything at all: asked before a resource is looked up, so that
// nobody learns what exists. PERMISSION_DENIED (ROLE_REQUIRED) otherwise.
absl::Status RequireSomeRole(const Register& in, absl::string_view person, RoleSet roles, absl::Time now);

// The actor, if `person` is an ADMIN or the holder, in term and in the person's own right, of the binding
// `id`: who may have a substitute, and end it. PERMISSION_DENIED also when there is no such binding.
absl::StatusOr<Actor> RequireHolder(const Register& in, absl::string_view person, absl::string_view id,
                                    absl::Time now);

// How an act is signed on record: the person, or "substitute/principal" where a substitute acted (代理).
std::string SignatureOf(const Actor& actor);

// True if the actor and whoever signed `signature` (as SignatureOf) have a person in common: a substitute
// counts as himself and as his principal, whoever of them acts now or acted then. The one comparison behind
// every segregation of duties (政府督查工作条例 art. 17: 回避).
bool SamePerson(const Actor& actor, absl::string_view signature);

// The actor, if `person` holds any role at all: the right to read.
absl::StatusOr<Actor> RequireReader(const Register& in, absl::string_view person, absl::Time now);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_RIGHTS_H_

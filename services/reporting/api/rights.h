// Who may: one rule for every call that needs a role.
#ifndef DUBAN_SERVICES_REPORTING_API_RIGHTS_H_
#define DUBAN_SERVICES_REPORTING_API_RIGHTS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/reporting/api/desk.h"
#include "services/reporting/domain/book/book.h"

namespace duban::reporting {

// Whose matter it is: roles held in a unit or for an action count only for theirs.
struct MatterScope {
  std::string unit;    // id; empty: none
  std::string action;  // empty: none
};

// The signature of a person who holds one of `roles` for the scope today, the first that fits in the order of
// `roles`. REPORTER and UNIT_LEADER count only in the scope's unit, TF_REVIEWER, TF_LEADER, ACTION_LEADER and
// CONTACT_LEADER only for its action; all others everywhere. PERMISSION_DENIED (ROLE_REQUIRED) when none
// fits.
absl::StatusOr<Signature> RequireRole(const View& view, const std::string& person,
                                      const std::vector<std::string>& roles, const MatterScope& scope = {});

// PERMISSION_DENIED (ROLE_REQUIRED) when the person holds none of `roles` for any scope today: asked before a
// matter is looked for, so that a refusal does not tell whether it exists.
absl::Status RequireSomeRole(const View& view, const std::string& person,
                             const std::vector<std::string>& roles);

// The units in which the person holds any role today.
std::vector<std::string> UnitsOf(const View& view, const std::string& person);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_RIGHTS_H_

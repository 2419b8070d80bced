// Who holds which role (岗位角色) when, in the person's own right or in another's place (代理).
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_ROLES_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_ROLES_H_

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace duban::reporting {

struct Projection;

// One role of one person.
struct RoleGrant {
  std::string id;  // of the binding
  std::string person;
  std::string role;                     // as the record names it, e.g. "GENERAL_OFFICE"
  std::string unit;                     // id; of REPORTER and UNIT_LEADER
  std::string action;                   // "*": every item without an action
  std::string item;                     // code; of COMMANDER
  std::optional<absl::CivilDay> first;  // empty: always
  std::optional<absl::CivilDay> last;   // inclusive; empty: open
  std::string substitute_for;           // the person whose place is taken; empty: in the person's own right
  std::string principal_binding;        // id of the binding whose place is taken
  bool acting = false;                  // 主持工作
  std::optional<absl::CivilDay> recorded;  // the day it came on record; kept by Apply

  friend bool operator==(const RoleGrant&, const RoleGrant&) = default;
};

// True on the days of the grant's term, both ends included.
bool InTerm(const RoleGrant& grant, absl::CivilDay day);

// What `person` may act in on `day` (Asia/Shanghai): the roles held in the person's own right by their ids,
// then those held in another's place. A substitute's grant ends with the principal's: the record sees to it.
std::vector<RoleGrant> RolesOf(const Projection& projection, absl::string_view person, absl::CivilDay day);

// True if `person` holds one of `roles` on `day`, or any role at all when it is empty; whatever the scope, a
// substitute like the principal.
bool HoldsRole(const Projection& projection, absl::string_view person, absl::CivilDay day,
               std::initializer_list<absl::string_view> roles);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_ROLES_H_

#include "services/reporting/domain/record/roles.h"

#include <algorithm>

#include "services/reporting/domain/record/projection.h"

namespace duban::reporting {

bool InTerm(const RoleGrant& grant, absl::CivilDay day) {
  return (!grant.first || *grant.first <= day) && (!grant.last || day <= *grant.last);
}

std::vector<RoleGrant> RolesOf(const Projection& projection, absl::string_view person, absl::CivilDay day) {
  std::vector<RoleGrant> held;
  for (const auto& [id, grant] : projection.roles) {
    if (grant.person == person && InTerm(grant, day)) held.push_back(grant);
  }
  std::stable_partition(held.begin(), held.end(),
                        [](const RoleGrant& grant) { return grant.substitute_for.empty(); });
  return held;
}

bool HoldsRole(const Projection& projection, absl::string_view person, absl::CivilDay day,
               std::initializer_list<absl::string_view> roles) {
  return std::any_of(projection.roles.begin(), projection.roles.end(), [&](const auto& entry) {
    const RoleGrant& grant = entry.second;
    if (grant.person != person || !InTerm(grant, day)) return false;
    return roles.size() == 0 || std::find(roles.begin(), roles.end(), grant.role) != roles.end();
  });
}

}  // namespace duban::reporting

#include "services/reporting/api/rights.h"

#include <algorithm>
#include <array>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/calendar.h"
#include "services/common/errors.h"
#include "services/reporting/domain/record/roles.h"

namespace duban::reporting {
namespace {

constexpr std::array<absl::string_view, 2> kOfUnit = {"REPORTER", "UNIT_LEADER"};
constexpr std::array<absl::string_view, 4> kOfAction = {"TF_REVIEWER", "TF_LEADER", "ACTION_LEADER",
                                                        "CONTACT_LEADER"};

template <typename List>
bool Has(const List& list, absl::string_view role) {
  return std::find(list.begin(), list.end(), role) != list.end();
}

bool Fits(const RoleGrant& grant, const MatterScope& scope) {
  if (Has(kOfUnit, grant.role)) return grant.unit == scope.unit;
  if (Has(kOfAction, grant.role)) return grant.action == scope.action;
  return true;
}

std::vector<RoleGrant> GrantsToday(const View& view, const std::string& person) {
  return RolesOf(view.projection(), person, absl::ToCivilDay(view.now, ChinaTime()));
}

absl::Status Refused(const std::vector<std::string>& roles, const MatterScope& scope) {
  std::string whose;
  if (!scope.unit.empty()) absl::StrAppend(&whose, "（单位 ", scope.unit, "）");
  if (!scope.action.empty()) absl::StrAppend(&whose, "（行动 ", scope.action, "）");
  return PermissionDenied("ROLE_REQUIRED",
                          absl::StrCat("需要以下角色之一：", absl::StrJoin(roles, "、"), whose));
}

}  // namespace

absl::StatusOr<Signature> RequireRole(const View& view, const std::string& person,
                                      const std::vector<std::string>& roles, const MatterScope& scope) {
  const std::vector<RoleGrant> grants = GrantsToday(view, person);
  for (const std::string& role : roles) {
    for (const RoleGrant& grant : grants) {
      if (grant.role != role || !Fits(grant, scope)) continue;
      return Signature{person, grant.role, grant.unit, grant.substitute_for};
    }
  }
  return Refused(roles, scope);
}

absl::Status RequireSomeRole(const View& view, const std::string& person,
                             const std::vector<std::string>& roles) {
  for (const RoleGrant& grant : GrantsToday(view, person)) {
    if (Has(roles, grant.role)) return absl::OkStatus();
  }
  return Refused(roles, {});
}

std::vector<std::string> UnitsOf(const View& view, const std::string& person) {
  std::set<std::string> units;
  for (const RoleGrant& grant : GrantsToday(view, person)) {
    if (!grant.unit.empty()) units.insert(grant.unit);
  }
  return {units.begin(), units.end()};
}

}  // namespace duban::reporting

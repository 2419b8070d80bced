#include "services/task/domain/rights.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/errors.h"

namespace duban::task {
namespace {

bool InTerm(const RoleBinding& binding, absl::Time now) {
  const absl::CivilDay today = absl::ToCivilDay(now, ChinaTime());
  return (!binding.start || *binding.start <= today) && (!binding.end || today <= *binding.end);
}

// The first binding of `person` in its term for which `fits` holds; null if there is none.
template <typename Fits>
const RoleBinding* FindBinding(const Register& in, absl::string_view person, absl::Time now, Fits fits) {
  const auto bindings = in.bindings_by_person.find(std::string(person));
  if (bindings == in.bindings_by_person.end()) return nullptr;
  for (const RoleBinding& binding : bindings->second) {
    if (fits(binding) && InTerm(binding, now)) return &binding;
  }
  return nullptr;
}

Actor ActorOf(const RoleBinding& binding) { return Actor{binding.person, binding.role}; }

absl::Status Missing(absl::string_view person, absl::string_view what) {
  return PermissionDenied(
      "ROLE_REQUIRED", absl::StrCat(person, " 不具有所需角色：", what, " (the role is needed on this day)"));
}

}  // namespace

absl::string_view RoleName(Role role) {
  switch (role) {
    case Role::kUnspecified:
      return "UNSPECIFIED";
    case Role::kReporter:
      return "REPORTER";
    case Role::kUnitLeader:
      return "UNIT_LEADER";
    case Role::kTfReviewer:
      return "TF_REVIEWER";
    case Role::kGeneralOffice:
      return "GENERAL_OFFICE";
    case Role::kSupervision:
      return "SUPERVISION";
    case Role::kLeader:
      return "LEADER";
    case Role::kAdmin:
      return "ADMIN";
    case Role::kFeed:
      return "FEED";
  }
  return "UNSPECIFIED";
}

absl::StatusOr<Actor> RequireUnitRole(const Register& in, absl::string_view person, Role role,
                                      absl::string_view unit, absl::Time now) {
  const RoleBinding* binding = FindBinding(in, person, now, [&](const RoleBinding& candidate) {
    return candidate.role == role && absl::string_view(candidate.unit) == unit;
  });
  if (binding != nullptr) return ActorOf(*binding);
  return Missing(person, absl::StrCat(RoleName(role), " @ ", unit));
}

absl::StatusOr<Actor> RequireReviewer(const Register& in, absl::string_view person, absl::string_view action,
                                      absl::Time now) {
  const RoleBinding* binding = FindBinding(in, person, now, [&](const RoleBinding& candidate) {
    return candidate.role == Role::kTfReviewer && absl::string_view(candidate.action) == action;
  });
  if (binding != nullptr) return ActorOf(*binding);
  return Missing(person, absl::StrCat("TF_REVIEWER @ ", action));
}

absl::StatusOr<Actor> RequireAnyRole(const Register& in, absl::string_view person,
                                     std::initializer_list<Role> roles, absl::Time now) {
  std::vector<absl::string_view> names;
  for (const Role role : roles) {
    const RoleBinding* binding =
        FindBinding(in, person, now, [&](const RoleBinding& candidate) { return candidate.role == role; });
    if (binding != nullptr) return ActorOf(*binding);
    names.push_back(RoleName(role));
  }
  return Missing(person, absl::StrJoin(names, " | "));
}

absl::StatusOr<Actor> RequireReader(const Register& in, absl::string_view person, absl::Time now) {
  const RoleBinding* binding = FindBinding(in, person, now, [](const RoleBinding&) { return true; });
  if (binding != nullptr) return ActorOf(*binding);
  return Missing(person, "any role");
}

}  // namespace duban::task

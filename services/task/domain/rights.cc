#include "services/task/domain/rights.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/common/errors.h"
#include "services/task/domain/machine.h"

namespace duban::task {
namespace {

constexpr std::array kRoleNames = {
    Named<Role>{Role::kUnspecified, "UNSPECIFIED"},
    Named<Role>{Role::kReporter, "REPORTER"},
    Named<Role>{Role::kUnitLeader, "UNIT_LEADER"},
    Named<Role>{Role::kTfReviewer, "TF_REVIEWER"},
    Named<Role>{Role::kGeneralOffice, "GENERAL_OFFICE"},
    Named<Role>{Role::kSupervision, "SUPERVISION"},
    Named<Role>{Role::kLeader, "LEADER"},
    Named<Role>{Role::kAdmin, "ADMIN"},
    Named<Role>{Role::kFeed, "FEED"},
    Named<Role>{Role::kStatistics, "STATISTICS"},
    Named<Role>{Role::kHead, "HEAD"},
    Named<Role>{Role::kExecutiveDeputy, "EXECUTIVE_DEPUTY"},
    Named<Role>{Role::kActionLeader, "ACTION_LEADER"},
    Named<Role>{Role::kContactLeader, "CONTACT_LEADER"},
    Named<Role>{Role::kCommander, "COMMANDER"},
    Named<Role>{Role::kVerifier, "VERIFIER"},
    Named<Role>{Role::kSupervisionHead, "SUPERVISION_HEAD"},
    Named<Role>{Role::kPerformance, "PERFORMANCE"},
    Named<Role>{Role::kTfLeader, "TF_LEADER"},
    Named<Role>{Role::kSafetyOffice, "SAFETY_OFFICE"},
};

// The first binding of `person` in its term for which `fits` holds, one in the person's own right before any
// as a substitute; null if there is none.
template <typename Fits>
const RoleBinding* FindBinding(const Register& in, absl::string_view person, absl::Time now, Fits fits) {
  const auto bindings = in.bindings_by_person.find(std::string(person));
  if (bindings == in.bindings_by_person.end()) return nullptr;
  const absl::CivilDay today = absl::ToCivilDay(now, ChinaTime());
  const RoleBinding* as_substitute = nullptr;
  for (const RoleBinding& binding : bindings->second) {
    if (!fits(binding) || !InTerm(binding, today)) continue;
    if (binding.substitute_for.empty()) return &binding;
    if (as_substitute == nullptr) as_substitute = &binding;
  }
  return as_substitute;
}

Actor ActorOf(const RoleBinding& binding) {
  return Actor{binding.person, binding.role, binding.substitute_for};
}

// True if the binding's own scope takes in what the act concerns.
bool Covers(const RoleBinding& binding, const Scope& scope) {
  switch (BoundToOf(binding.role)) {
    case BoundTo::kUnit:
      return binding.unit == scope.unit;
    case BoundTo::kAction:
      return binding.action == scope.action;
    case BoundTo::kItem:
      return binding.item == scope.item;
    case BoundTo::kNothing:
      break;
  }
  return true;
}

std::string NamesOf(RoleSet roles) {
  std::vector<absl::string_view> names;
  for (const Named<Role>& role : kRoleNames) {
    if (roles.Has(role.value)) names.push_back(role.name);
  }
  return absl::StrJoin(names, " | ");
}

absl::Status Missing(absl::string_view person, absl::string_view what) {
  return PermissionDenied(
      "ROLE_REQUIRED", absl::StrCat(person, " 不具有所需角色：", what, " (the role is needed on this day)"));
}

}  // namespace

absl::string_view RoleName(Role role) { return NameIn(kRoleNames, role); }

BoundTo BoundToOf(Role role) {
  switch (role) {
    case Role::kReporter:
    case Role::kUnitLeader:
      return BoundTo::kUnit;
    case Role::kTfReviewer:
    case Role::kTfLeader:
    case Role::kActionLeader:
    case Role::kContactLeader:
      return BoundTo::kAction;
    case Role::kCommander:
      return BoundTo::kItem;
    default:
      return BoundTo::kNothing;
  }
}

bool InTerm(const RoleBinding& binding, absl::CivilDay day) {
  return (!binding.start || *binding.start <= day) && (!binding.end || day <= *binding.end);
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

absl::StatusOr<Actor> RequireRole(const Register& in, absl::string_view person, RoleSet roles,
                                  const Scope& scope, absl::Time now) {
  const RoleBinding* binding = FindBinding(in, person, now, [&](const RoleBinding& candidate) {
    return roles.Has(candidate.role) && Covers(candidate, scope);
  });
  if (binding != nullptr) return ActorOf(*binding);
  const std::string where =
      absl::StrCat(scope.unit, scope.unit.empty() || scope.action.empty() ? "" : "/", scope.action);
  return Missing(person, where.empty() ? NamesOf(roles) : absl::StrCat(NamesOf(roles), " @ ", where));
}

absl::Status RequireSomeRole(const Register& in, absl::string_view person, RoleSet roles, absl::Time now) {
  const bool held = FindBinding(in, person, now, [&](const RoleBinding& candidate) {
                      return roles.Has(candidate.role);
                    }) != nullptr;
  return held ? absl::OkStatus() : Missing(person, NamesOf(roles));
}

absl::StatusOr<Actor> RequireHolder(const Register& in, absl::string_view person, absl::string_view id,
                                    absl::Time now) {
  const RoleBinding* binding = FindBinding(in, person, now, [&](const RoleBinding& candidate) {
    return candidate.role == Role::kAdmin ||
           (absl::string_view(candidate.id) == id && candidate.substitute_for.empty());
  });
  if (binding != nullptr) return ActorOf(*binding);
  return Missing(person, absl::StrCat("ADMIN | roleBindings/", id));
}

std::string SignatureOf(const Actor& actor) {
  return actor.on_behalf_of.empty() ? actor.person : absl::StrCat(actor.person, "/", actor.on_behalf_of);
}

bool SamePerson(const Actor& actor, absl::string_view signature) {
  for (const absl::string_view signer : absl::StrSplit(signature, '/', absl::SkipEmpty())) {
    if (signer == actor.person || signer == actor.on_behalf_of) return true;
  }
  return false;
}

absl::StatusOr<Actor> RequireReader(const Register& in, absl::string_view person, absl::Time now) {
  const RoleBinding* binding = FindBinding(in, person, now, [](const RoleBinding&) { return true; });
  if (binding != nullptr) return ActorOf(*binding);
  return Missing(person, "any role");
}

}  // namespace duban::task

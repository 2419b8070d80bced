#include "services/task/domain/org/role_commands.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/plan/field_checks.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

std::string TextOf(absl::CivilDay day) { return absl::FormatCivilTime(day); }

void CheckWhy(const std::string& reason, Violations& out) {
  if (IsBlank(reason)) out.Add("reason", "REASON_REQUIRED", "须写明理由");
  CheckText(reason, "reason", Needed::kOptional, out);
}

void CheckEnding(const RoleEnding& ending, const ActContext& context, Violations& out) {
  CheckWhy(ending.reason, out);
  if (!ending.handover_to.empty()) CheckId(ending.handover_to, "handover_to", out);
  CheckText(ending.handover_note, "handover_note", Needed::kOptional, out);
  if (!ending.last) return out.Add("last_date", "REQUIRED", "须写明任职的最后一天");
  if (*ending.last < context.today() - 1) {
    out.Add("last_date", "DATE_IN_PAST",
            absl::StrCat("最早可写 ", TextOf(context.today() - 1), "，即立即终止；此前的办理仍属有效"));
  }
}

// True if the binding goes on after `last`.
bool GoesOn(const RoleBinding& binding, absl::CivilDay last) { return !binding.end || *binding.end > last; }

// The bindings that end, by id, so that none ends twice.
class Endings {
 public:
  Endings(const RoleEnding& ending, const ActContext& context) : ending_(ending), in_(context.in) {}

  // Ends `binding` and the substitutions that lean on it.
  void Add(const RoleBinding& binding) {
    RoleBinding& ended = (ended_[binding.id] = binding);
    ended.end = *ending_.last;
    ended.handover_to = ending_.handover_to;
    ended.handover_note = ending_.handover_note;
    for (const auto& [id, other] : in_.role_bindings) {
      if (other.value.principal != binding.id || !GoesOn(other.value, *ending_.last)) continue;
      ended_.try_emplace(id, other.value).first->second.end = *ending_.last;
    }
  }

  // All changes, unless nobody would be ADMIN on the day after.
  absl::StatusOr<std::vector<Change>> Finish() const {
    RETURN_IF_ERROR(CheckAdminRemains());
    std::vector<Change> changes;
    for (const auto& [id, binding] : ended_) {
      changes.push_back(Change{"role_binding.end", binding, ending_.reason});
    }
    return changes;
  }

 private:
  absl::Status CheckAdminRemains() const {
    const bool concerned = std::any_of(ended_.begin(), ended_.end(), [](const auto& ended) {
      return ended.second.role == Role::kAdmin && ended.second.substitute_for.empty();
    });
    if (!concerned) return absl::OkStatus();
    const absl::CivilDay day = *ending_.last + 1;
    for (const auto& [id, binding] : in_.role_bindings) {
      const bool own = binding.value.role == Role::kAdmin && binding.value.substitute_for.empty();
      if (own && !ended_.contains(id) && InTerm(binding.value, day)) return absl::OkStatus();
    }
    return Precondition("LAST_ADMIN", absl::StrCat(TextOf(day), " 起将没有管理员，请先登记接任的管理员"));
  }

  const RoleEnding& ending_;
  const Register& in_;
  std::map<std::string, RoleBinding> ended_;
};

void CheckSubstitute(const RoleBinding& principal, const std::string& substitute, Violations& out) {
  CheckId(substitute, "substitute", out);
  if (substitute == principal.person) {
    out.Add("substitute", "SAME_PERSON", absl::StrCat(substitute, " 不能代理自己"));
  }
}

void CheckDelegationTerm(const RoleBinding& principal, const Delegation& delegation, absl::CivilDay start,
                         const ActContext& context, Violations& out) {
  if (start < context.today()) out.Add("start_date", "DATE_IN_PAST", "代理不得追溯，最早从今天开始");
  if (principal.start && start < *principal.start) {
    out.Add("start_date", "OUTSIDE_TERM", absl::StrCat("本人任期自 ", TextOf(*principal.start), " 起"));
  }
  if (!delegation.end) return out.Add("end_date", "REQUIRED", "代理须有截止日期");
  CheckTerm(start, delegation.end, "end_date", out);
  if (principal.end && *delegation.end > *principal.end) {
    out.Add("end_date", "OUTSIDE_TERM", absl::StrCat("本人任期至 ", TextOf(*principal.end), " 止"));
  }
  for (const auto& [id, other] : context.in.role_bindings) {
    const RoleBinding& substitution = other.value;
    const bool overlaps = substitution.principal == principal.id && *substitution.start <= *delegation.end &&
                          start <= *substitution.end && *substitution.start <= *substitution.end;
    if (overlaps) {
      out.Add("start_date", "DELEGATION_OVERLAP",
              absl::StrCat(substitution.person, " 已在 ", TextOf(*substitution.start), " 至 ",
                           TextOf(*substitution.end), " 代理，请先撤回 (", id, ")"));
    }
  }
}

std::string NextDelegationId(const Register& in) {
  std::string id;
  int number = 0;
  do {
    id = absl::StrFormat("delegation-%04d", ++number);
  } while (in.role_bindings.contains(id));
  return id;
}

}  // namespace

absl::StatusOr<std::vector<Change>> EndRoleBinding(const RoleBinding& binding, const RoleEnding& ending,
                                                   const ActContext& context) {
  Violations violations;
  CheckEnding(ending, context, violations);
  if (ending.last && !GoesOn(binding, *ending.last)) {
    violations.Add("last_date", "OUTSIDE_TERM",
                   absl::StrCat("任期至 ", TextOf(*binding.end), " 已止，须写更早的一天；延长请另行登记"));
  }
  RETURN_IF_ERROR(violations.ToStatus());
  Endings endings(ending, context);
  endings.Add(binding);
  return endings.Finish();
}

absl::StatusOr<std::vector<Change>> EndRoleBindingsOf(const std::string& person, const RoleEnding& ending,
                                                      const ActContext& context) {
  Violations violations;
  CheckEnding(ending, context, violations);
  if (person.empty()) violations.Add("person", "REQUIRED", "须写明人员");
  RETURN_IF_ERROR(violations.ToStatus());
  Endings endings(ending, context);
  bool any = false;
  const auto bindings = context.in.bindings_by_person.find(person);
  if (bindings != context.in.bindings_by_person.end()) {
    for (const RoleBinding& binding : bindings->second) {
      if (!GoesOn(binding, *ending.last)) continue;
      endings.Add(binding);
      any = true;
    }
  }
  if (!any) {
    return WithDetails(
        absl::NotFoundError(absl::StrCat(person, " 在 ", TextOf(*ending.last), " 之后没有任何角色")),
        {.reason = "NO_ROLES", .metadata = {{"person", person}}, .violations = {}});
  }
  return endings.Finish();
}

absl::StatusOr<std::vector<Change>> DelegateRole(const RoleBinding& principal, const Delegation& delegation,
                                                 const ActContext& context) {
  if (!principal.substitute_for.empty()) {
    return Precondition("SUB_DELEGATION", absl::StrCat(principal.person, " 是 ", principal.substitute_for,
                                                       " 的代理人，不得再行转委托"));
  }
  const absl::CivilDay start = delegation.start.value_or(context.today());
  Violations violations;
  CheckSubstitute(principal, delegation.substitute, violations);
  CheckDelegationTerm(principal, delegation, start, context, violations);
  CheckWhy(delegation.reason, violations);
  if (principal.role == Role::kFeed) violations.Add("name", "NOT_DELEGABLE", "服务的角色不能委托他人");
  RETURN_IF_ERROR(violations.ToStatus());
  RoleBinding substitution = principal;
  substitution.id = NextDelegationId(context.in);
  substitution.person = delegation.substitute;
  substitution.substitute_for = principal.person;
  substitution.principal = principal.id;
  substitution.start = start;
  substitution.end = delegation.end;
  substitution.acting = false;
  substitution.handover_to.clear();
  substitution.handover_note.clear();
  return std::vector<Change>{Change{"role_binding.delegate", std::move(substitution), delegation.reason}};
}

absl::StatusOr<std::vector<Change>> RevokeDelegation(const RoleBinding& substitution,
                                                     const std::optional<absl::CivilDay>& last,
                                                     const std::string& reason, const ActContext& context) {
  if (substitution.substitute_for.empty()) {
    return Precondition("NO_DELEGATION",
                        absl::StrCat(substitution.id, " 不是代理，终止角色请用 duban role end"));
  }
  RoleEnding ending{
      .last = last.value_or(context.today() - 1), .reason = reason, .handover_to = "", .handover_note = ""};
  return EndRoleBinding(substitution, ending, context);
}

}  // namespace duban::task

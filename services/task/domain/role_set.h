// Sets of roles, for tables that say who may do what.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ROLE_SET_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ROLE_SET_H_

#include <cstdint>

#include "services/task/domain/plan/plan.h"

namespace duban::task {

// A set of roles; a role alone is a set of one. Write Role::kReporter | Role::kUnitLeader.
class RoleSet {
 public:
  constexpr RoleSet() = default;
  constexpr RoleSet(Role role)  // NOLINT(google-explicit-constructor): a role is a set of one.
      : bits_(std::uint64_t{1} << static_cast<int>(role)) {}

  constexpr bool Has(Role role) const { return (bits_ & RoleSet(role).bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  friend constexpr RoleSet operator|(RoleSet a, RoleSet b) {
    RoleSet both;
    both.bits_ = a.bits_ | b.bits_;
    return both;
  }
  friend constexpr bool operator==(RoleSet, RoleSet) = default;

 private:
  std::uint64_t bits_ = 0;
};

constexpr RoleSet operator|(Role a, Role b) { return RoleSet(a) | RoleSet(b); }

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ROLE_SET_H_

// What a command yields: resources in their state after it. The record appends them; nothing is overwritten.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_CHANGE_H_
#define DUBAN_SERVICES_TASK_DOMAIN_CHANGE_H_

#include <string>
#include <variant>
#include <vector>

#include "services/common/calendar.h"
#include "services/task/domain/form/form.h"
#include "services/task/domain/matter.h"
#include "services/task/domain/plan/plan.h"
#include "services/docket/stored.h"

namespace duban::task {

// The lock of a ten-day period, on record.
struct PeriodLock {
  std::string campaign;
  Period period;

  friend bool operator==(const PeriodLock&, const PeriodLock&) = default;
};

// A draft row with the form it belongs to.
struct FormRowState {
  FormKey key;
  FormRow row;

  friend bool operator==(const FormRowState&, const FormRowState&) = default;
};

// Any resource after a change. The store keeps the place in this list as the resource's kind, and a matter's
// own kind for the last; never reorder. New kinds are matters.
using ResourceState =
    std::variant<Unit, RoleBinding, CalendarYear, Campaign, Item, PeriodLock, Form, FormRowState, Matter>;

// The number under which the store keeps resources of type T.
template <typename T>
constexpr int KindOf() {
  if constexpr (MatterType<T>) {
    return static_cast<int>(T::kKind);
  } else {
    return static_cast<int>(ResourceState(T{}).index());
  }
}

// The number under which the store keeps this resource.
inline int KindOf(const ResourceState& state) {
  const auto* matter = std::get_if<Matter>(&state);
  return static_cast<int>(matter != nullptr ? static_cast<size_t>(matter->kind()) : state.index());
}

// The state as a T; null if it is of another kind.
template <typename T>
const T* StateAs(const ResourceState& state) {
  if constexpr (MatterType<T>) {
    const auto* matter = std::get_if<Matter>(&state);
    return matter == nullptr ? nullptr : matter->As<T>();
  } else {
    return std::get_if<T>(&state);
  }
}

// Who acts, and in which role.
struct Actor {
  std::string person;
  Role role = Role::kUnspecified;
  std::string on_behalf_of;  // the person whose substitute acts (代理); empty = in the person's own right
};

// One change that a command decided on.
struct Change {
  std::string type;  // `{resource}.{act}`, e.g. "form.submit"
  ResourceState state;
  std::string reason;  // where the rule demands one
};

// What a command decided: who did it and all its changes, to be written together or not at all.
struct Decision {
  Actor actor;
  std::vector<Change> changes;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_CHANGE_H_

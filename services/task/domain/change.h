// What a command yields: resources in their state after it. The record appends them; nothing is overwritten.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_CHANGE_H_
#define DUBAN_SERVICES_TASK_DOMAIN_CHANGE_H_

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "absl/time/time.h"
#include "services/common/calendar.h"
#include "services/task/domain/form.h"
#include "services/task/domain/plan.h"

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

// Any resource after a change. The store keeps the place in this list as the resource's kind; never reorder.
using ResourceState =
    std::variant<Unit, RoleBinding, CalendarYear, Campaign, Item, PeriodLock, Form, FormRowState>;

// Who acts, and in which role.
struct Actor {
  std::string person;
  Role role = Role::kUnspecified;
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

// A resource with the change that brought it into its state.
template <typename T>
struct Stored {
  T value;
  std::int64_t sequence = 0;
  absl::Time time;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_CHANGE_H_

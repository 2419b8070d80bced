// State machines as tables that a reader can hold beside the document they come from. A machine is a
// constexpr array of Transition; what is not in it is refused. One test walks every (state, event) of every
// machine.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_MACHINE_H_
#define DUBAN_SERVICES_TASK_DOMAIN_MACHINE_H_

#include <array>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/task/domain/role_set.h"

namespace duban::task {

// One line of a table: in state `from`, a holder of one of `actors` may do `event`, after which the matter is
// in state `to`.
template <typename State, typename Event>
struct Transition {
  State from;
  Event event;
  State to;
  RoleSet actors;
};

// FAILED_PRECONDITION (`reason`, e.g. ORDER_STATE): `subject` (e.g. "督办件") in `state` allows only
// `possible`.
absl::Status RefuseEvent(absl::string_view reason, absl::string_view subject, absl::string_view state,
                         absl::string_view event, const std::vector<absl::string_view>& possible);

// How a machine speaks in errors. StateName and EventName are found by their arguments:
//   absl::string_view StateName(OrderState state);   // as in the API, e.g. "IN_PROGRESS"
//   absl::string_view EventName(OrderEvent event);   // as in the plan, e.g. "ask_extension"
struct MachineText {
  absl::string_view reason;   // e.g. "ORDER_STATE"
  absl::string_view subject;  // for people, e.g. "督办件"
};

// The state after `event`. FAILED_PRECONDITION (text.reason) when the table does not have it, with what is
// possible instead; state and event are in the metadata.
template <typename State, typename Event, size_t N>
absl::StatusOr<State> NextState(const std::array<Transition<State, Event>, N>& table, MachineText text,
                                State from, Event event) {
  std::vector<absl::string_view> possible;
  for (const auto& line : table) {
    if (line.from != from) continue;
    if (line.event == event) return line.to;
    possible.push_back(EventName(line.event));
  }
  return RefuseEvent(text.reason, text.subject, StateName(from), EventName(event), possible);
}

// All roles that may do `event` in some state.
template <typename State, typename Event, size_t N>
constexpr RoleSet ActorsOf(const std::array<Transition<State, Event>, N>& table, Event event) {
  RoleSet actors;
  for (const auto& line : table) {
    if (line.event == event) actors = actors | line.actors;
  }
  return actors;
}

// A value's name in a list of names, e.g. of a state; empty if it is not listed.
template <typename Value>
struct Named {
  Value value;
  absl::string_view name;
};
template <typename Value, size_t N>
constexpr absl::string_view NameIn(const std::array<Named<Value>, N>& names, Value value) {
  for (const auto& named : names) {
    if (named.value == value) return named.name;
  }
  return "";
}

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_MACHINE_H_

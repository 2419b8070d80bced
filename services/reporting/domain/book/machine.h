// State machines of the book as tables that a reader can hold beside the rules they come from. A machine is a
// constexpr array of Transition; what is not in it is refused.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_BOOK_MACHINE_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_BOOK_MACHINE_H_

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "services/common/errors.h"

namespace duban::reporting {

// Up to six roles by the record's names; the rest stays empty.
using RoleNames = std::array<absl::string_view, 6>;

// One line of a table: in state `from`, a holder of one of `roles` may do `event`, after which the matter is
// in state `to`.
template <typename State, typename Event>
struct Transition {
  State from;
  Event event;
  State to;
  RoleNames roles;
};

// How a machine speaks in errors. StateName and EventName are found by their arguments.
struct MachineText {
  absl::string_view reason;   // e.g. "CREDIT_STATE"
  absl::string_view subject;  // for people, e.g. "加分扣分"
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
  const std::string instead =
      possible.empty() ? "已是终态" : absl::StrCat("现在可办：", absl::StrJoin(possible, "、"));
  return Precondition(
      text.reason,
      absl::StrCat(text.subject, "处于 ", StateName(from), "，不能 ", EventName(event), "；", instead),
      {{"state", std::string(StateName(from))}, {"event", std::string(EventName(event))}});
}

// True if a holder of `role` may do `event` in state `from`.
template <typename State, typename Event, size_t N>
bool Allows(const std::array<Transition<State, Event>, N>& table, State from, Event event,
            absl::string_view role) {
  return std::any_of(table.begin(), table.end(), [&](const auto& line) {
    return line.from == from && line.event == event && !role.empty() &&
           std::find(line.roles.begin(), line.roles.end(), role) != line.roles.end();
  });
}

// All roles that may do `event` in some state, in the table's order.
template <typename State, typename Event, size_t N>
std::vector<std::string> ActorsOf(const std::array<Transition<State, Event>, N>& table, Event event) {
  std::vector<std::string> actors;
  for (const auto& line : table) {
    if (line.event != event) continue;
    for (const absl::string_view role : line.roles) {
      if (role.empty() || std::find(actors.begin(), actors.end(), role) != actors.end()) continue;
      actors.emplace_back(role);
    }
  }
  return actors;
}

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_BOOK_MACHINE_H_

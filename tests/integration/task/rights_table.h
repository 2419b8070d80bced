// Who may call which RPC of duban.task.v1: one line each. rights_matrix_test.cc holds the server to it, and
// fails for an RPC without a line.
#ifndef DUBAN_TESTS_INTEGRATION_TASK_RIGHTS_TABLE_H_
#define DUBAN_TESTS_INTEGRATION_TASK_RIGHTS_TABLE_H_

#include <vector>

#include "services/task/domain/role_set.h"

namespace duban::testing {

// For what the roles of a line count, when the request itself says it. Roles bound to nothing count always.
enum class By {
  kRole,    // for anything: the resource decides, once it is found
  kUnit,    // for the unit in the request, hc-sti
  kAction,  // for the action in the request, A1
};

// One RPC. Those who may get any answer but PERMISSION_DENIED, all others get that; where the request names
// what does not exist ("none"), those who may get NOT_FOUND, so that nobody else learns what exists.
struct RightsLine {
  const char* method;   // "FormService.SubmitForm"
  task::RoleSet roles;  // empty = any token of the jurisdiction
  By by;
  const char* request;  // text format; $J stands for the jurisdiction, $C for a campaign that does not exist
};

// Roles and requests that several rooms name.
inline constexpr task::RoleSet kSupervisors = task::Role::kSupervision | task::Role::kSupervisionHead;
inline constexpr task::RoleSet kKeepers = task::Role::kAdmin | task::Role::kGeneralOffice;
inline constexpr task::RoleSet kHandlers = task::Role::kReporter | task::Role::kUnitLeader;
inline constexpr char kForm[] = "name: '$C/periods/2024-M03-D1/forms/hc-sti'";

// Every role: who may read.
task::RoleSet Readers();

// The lines of the rooms, in files of their own; RightsTable has them all.
std::vector<RightsLine> CalendarLines();
std::vector<RightsLine> FormRoomLines();
std::vector<RightsLine> ItemLines();
std::vector<RightsLine> CheckLines();
std::vector<RightsLine> OrderLines();
std::vector<RightsLine> LadderLines();
std::vector<RightsLine> MeetingRoomLines();

std::vector<RightsLine> RightsTable();

// Further lines of RPCs that other roles may call when the request says something else.
std::vector<RightsLine> BranchLines();

}  // namespace duban::testing

#endif  // DUBAN_TESTS_INTEGRATION_TASK_RIGHTS_TABLE_H_

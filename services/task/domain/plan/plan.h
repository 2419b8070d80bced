// What a district plans with: units (单位), roles (角色) and campaigns (年度行动); items (事项) are in
// item.h.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_PLAN_PLAN_H_
#define DUBAN_SERVICES_TASK_DOMAIN_PLAN_PLAN_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/common/deadlines.h"
#include "services/task/domain/plan/item.h"

namespace duban::task {

// Stored in the database by number (as in the proto); never renumber.
enum class UnitKind {
  kUnspecified = 0,
  kDepartment = 1,
  kTownship = 2,
  kTaskForce = 3,
  kGeneralOffice = 4,
  kSupervisionOffice = 5,
  kInstitution = 6,
  kOther = 7,
};

// What a unit was until a day (沿革).
struct FormerUnitState {
  std::string display_name;
  UnitKind kind = UnitKind::kUnspecified;
  std::string parent;
  absl::CivilDay until;  // inclusive

  friend bool operator==(const FormerUnitState&, const FormerUnitState&) = default;
};

// An organisation of the jurisdiction.
struct Unit {
  std::string id;
  std::string display_name;
  UnitKind kind = UnitKind::kUnspecified;
  std::string parent;  // unit id; empty at the top
  std::optional<absl::CivilDay> valid_from;
  std::optional<absl::CivilDay> valid_until;   // inclusive
  std::vector<FormerUnitState> former_states;  // oldest first; see org/unit_history.h
  std::vector<std::string> successors;         // unit ids, after a merger or a split
  std::vector<std::string> predecessors;       // unit ids

  friend bool operator==(const Unit&, const Unit&) = default;
};

// Stored in the database by number (as in the proto); never renumber.
enum class Role {
  kUnspecified = 0,
  kReporter = 1,          // 填报人
  kUnitLeader = 2,        // 单位负责人
  kTfReviewer = 3,        // 专班审核人
  kGeneralOffice = 4,     // 总专班办
  kSupervision = 5,       // 督查室
  kLeader = 6,            // 区领导
  kAdmin = 7,             // keeps units, roles, calendars, campaigns
  kFeed = 8,              // a service that follows the change feed
  kStatistics = 9,        // 统计部门: imports official values
  kHead = 10,             // 政府主要负责人: approves supervision matters
  kExecutiveDeputy = 11,  // 常务副区长, 总牵头: leads the general task force
  kActionLeader = 12,     // 牵头领导 of an action
  kContactLeader = 13,    // 联系领导 of an action
  kCommander = 14,        // 指挥长 of a project
  kVerifier = 15,         // 核查人员
  kSupervisionHead = 16,  // 督查室主任
  kPerformance = 17,      // 绩效办
  kTfLeader = 18,         // 专班牵头负责人 of an action
  kSafetyOffice = 19,     // 应急、安委办
};

// One person's role, with its scope and term.
struct RoleBinding {
  std::string id;
  std::string person;
  Role role = Role::kUnspecified;
  std::string unit;    // REPORTER and UNIT_LEADER: the unit
  std::string action;  // TF_REVIEWER, TF_LEADER, ACTION_LEADER, CONTACT_LEADER: the action id, or kNoAction
  std::string item;    // COMMANDER: the item's path, "campaigns/{campaign}/items/{item}"
  std::string substitute_for;  // the person whose place is taken (代理); empty = in the person's own right
  std::optional<absl::CivilDay> start;
  std::optional<absl::CivilDay> end;  // inclusive
  std::string principal;    // id of the binding whose place is taken; set exactly when substitute_for is
  bool acting = false;      // 主持工作: held without formal appointment
  std::string handover_to;  // 移交: the person who takes over at the end
  std::string handover_note;

  friend bool operator==(const RoleBinding&, const RoleBinding&) = default;
};

// An action (行动) with its task force (专班).
struct Action {
  std::string id;
  std::string display_name;
  std::string goal;
  std::string lead_unit;
  std::string task_force_unit;

  friend bool operator==(const Action&, const Action&) = default;
};

// The year's campaign.
struct Campaign {
  std::string id;
  std::string display_name;
  int year = 0;
  std::vector<Action> actions;
  std::string office_unit;  // 总专班办
  DueTable due_table;
  absl::Time due_table_since = absl::InfinitePast();   // in force from then on
  std::vector<SupersededDueTable> earlier_due_tables;  // those before it, oldest first

  friend bool operator==(const Campaign&, const Campaign&) = default;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_PLAN_PLAN_H_

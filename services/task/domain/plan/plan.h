// What a district plans with: units (单位), roles (角色), campaigns (年度行动) and items (事项).
#ifndef DUBAN_SERVICES_TASK_DOMAIN_PLAN_PLAN_H_
#define DUBAN_SERVICES_TASK_DOMAIN_PLAN_PLAN_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/common/deadlines.h"

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

// An organisation of the jurisdiction.
struct Unit {
  std::string id;
  std::string display_name;
  UnitKind kind = UnitKind::kUnspecified;
  std::string parent;  // unit id; empty at the top
  std::optional<absl::CivilDay> valid_from;
  std::optional<absl::CivilDay> valid_until;  // inclusive

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

  friend bool operator==(const RoleBinding&, const RoleBinding&) = default;
};

// The review scope of items that belong to no action.
inline constexpr char kNoAction[] = "*";

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

  friend bool operator==(const Campaign&, const Campaign&) = default;
};

// Stored in the database by number (as in the proto); never renumber.
enum class IndicatorKind {
  kUnspecified = 0,
  kCum = 1,
  kCount = 2,
  kStock = 3,
  kRate = 4,
  kRatio = 5,
  kCap = 6,
  kZero = 7,
  kOrdinal = 8,
  kRelation = 9,
  kMilestone = 10,
};

// Stored in the database by number (as in the proto); never renumber.
enum class Comparator {
  kUnspecified = 0,
  kAtLeast = 1,
  kMoreThan = 2,
  kAtMost = 3,
  kLessThan = 4,
  kEqual = 5,
};

// A quantified target (指标). Numbers are canonical decimal text.
struct Indicator {
  IndicatorKind kind = IndicatorKind::kUnspecified;
  Comparator comparator = Comparator::kUnspecified;
  std::string target;
  std::string baseline;  // empty = none
  std::string unit_of_measure;

  friend bool operator==(const Indicator&, const Indicator&) = default;
};

// An entry of the task list (任务清单).
struct TaskEntry {
  std::string deliverable;

  friend bool operator==(const TaskEntry&, const TaskEntry&) = default;
};

// An entry of the policy list (政策清单).
struct PolicyEntry {
  std::string policy_class;
  std::string level;

  friend bool operator==(const PolicyEntry&, const PolicyEntry&) = default;
};

// Stored in the database by number (as in the proto); never renumber.
enum class ProjectClass { kUnspecified = 0, kBuild = 1, kReserve = 2, kAttractLegacy = 3 };

// A weighted step of a project.
struct Milestone {
  std::string id;
  std::string display_name;
  std::string weight;  // decimal text, above 0
  absl::CivilDay due;

  friend bool operator==(const Milestone&, const Milestone&) = default;
};

// An entry of the project list (项目清单).
struct Project {
  ProjectClass project_class = ProjectClass::kUnspecified;
  std::string category;
  std::string goal;
  std::string annual_plan_wan;  // 万元, decimal text; empty = none printed
  std::optional<absl::CivilDay> planned_start;
  std::vector<Milestone> milestones;

  friend bool operator==(const Project&, const Project&) = default;
};

// What the campaign's lists hold, with one lead unit each.
struct Item {
  std::string id;
  std::string campaign;
  std::string display_name;
  std::string action;  // empty = the campaign as a whole
  std::string lead_unit;
  std::vector<std::string> coop_units;
  std::optional<absl::CivilDay> start;
  std::optional<absl::CivilDay> due;
  std::string weight;  // decimal text; empty = 1
  std::string basis;
  // At most one is set; none is refused when the item is created.
  std::optional<Indicator> indicator;
  std::optional<TaskEntry> task;
  std::optional<PolicyEntry> policy;
  std::optional<Project> project;

  friend bool operator==(const Item&, const Item&) = default;
};

// The review scope an item falls under: its action, or kNoAction.
std::string ReviewScope(const Item& item);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_PLAN_PLAN_H_

// What the lists (任务、政策、项目清单) and ledgers (议定事项、难点堵点、隐患台账) hold beside what all items
// have.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_PLAN_ITEM_DETAILS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_PLAN_ITEM_DETAILS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace duban::task {

// A weighted step on the way.
struct Milestone {
  std::string id;
  std::string display_name;
  std::string weight;  // decimal text, above 0
  std::optional<absl::CivilDay> due;

  friend bool operator==(const Milestone&, const Milestone&) = default;
};

// An entry of the task list (任务清单).
struct TaskEntry {
  std::string deliverable;
  std::string quantified_goal;
  std::vector<std::string> monthly_plan;  // 12 percents at the months' ends; empty = milestones, else linear

  friend bool operator==(const TaskEntry&, const TaskEntry&) = default;
};

// An entry of the policy list (政策清单).
struct PolicyEntry {
  std::string policy_class;
  std::string level;   // who issues it
  std::string number;  // 文号; needed when it is issued
  std::optional<absl::CivilDay> valid_from;
  std::optional<absl::CivilDay> valid_until;  // inclusive
  std::string measure;
  std::string beneficiaries;
  std::string delivery_amount_wan;         // 兑现金额
  std::string delivery_number;             // 兑现数量
  std::optional<absl::CivilDay> rule_due;  // 实施细则

  friend bool operator==(const PolicyEntry&, const PolicyEntry&) = default;
};

// Stored in the database by number (as in the proto), like every enum here; never renumber.
enum class ProjectClass { kUnspecified = 0, kBuild = 1, kReserve = 2, kAttractLegacy = 3 };
enum class ProjectSubtype { kUnspecified = 0, kAttract = 1, kLegacy = 2 };

// An entry of the project list (项目清单). Amounts are in 万元.
struct Project {
  ProjectClass project_class = ProjectClass::kUnspecified;
  std::string category;
  std::string goal;
  std::string annual_plan_wan;  // empty = none printed
  std::optional<absl::CivilDay> planned_start;
  std::vector<Milestone> milestones;
  ProjectSubtype subtype = ProjectSubtype::kUnspecified;
  std::string planned_total_wan;              // decides whether it must enter the statistics (入统)
  std::vector<std::string> monthly_plan_wan;  // 12 cumulative points; empty = in step with the year
  std::optional<absl::CivilDay> planned_completion;

  friend bool operator==(const Project&, const Project&) = default;
};

// What a meeting decided and somebody must do (重要议定事项).
struct ResolutionEntry {
  std::string meeting;  // path, "campaigns/{campaign}/meetings/{meeting}"
  int number = 0;       // in the meeting's list, from 1
  std::string decision;
  std::string minutes_number;

  friend bool operator==(const ResolutionEntry&, const ResolutionEntry&) = default;
};

// 要素保障: what is asked for to push a project on.
enum class Support { kUnspecified = 0, kLand = 1, kWater = 2, kEnergy = 3, kEnvironment = 4 };

// A difficulty that holds something up (难点堵点).
struct IssueEntry {
  std::string kind;
  int difficulty = 0;  // 1–3, fixed by the general office; 0 = not yet
  std::string proposed_help;
  std::string escalated_to;
  std::optional<absl::CivilDay> first_report;
  std::vector<Support> supports;
  std::string blocked_item;  // path
  std::string stage_result;

  friend bool operator==(const IssueEntry&, const IssueEntry&) = default;
};

enum class HazardSource {
  kUnspecified = 0,
  kSelfCheck = 1,
  kSectorCheck = 2,
  kJointInspection = 3,
  kInspectionTour = 4,
  kAudit = 5,
  kEnvironmental = 6,
  kPetition = 7,
  kMedia = 8,
};
enum class HazardGrade { kUnspecified = 0, kOrdinary = 1, kSerious = 2, kMajor = 3 };
enum class ExtensionDecision { kUnspecified = 0, kGranted = 1, kRefused = 2 };

// 五落实; the fifth, the time limit, is the item's due day.
struct Fixings {
  std::string responsible_person;
  std::string measures;
  std::string funds_wan;  // decimal text; "0" where none is needed
  std::string contingency_plan;

  friend bool operator==(const Fixings&, const Fixings&) = default;
};

// One extension of a time limit (延期).
struct Extension {
  std::optional<absl::CivilDay> old_due;
  std::optional<absl::CivilDay> new_due;
  std::string reason;
  std::string asked_by;
  std::optional<absl::Time> asked;
  ExtensionDecision decision = ExtensionDecision::kUnspecified;
  std::string decided_by;

  friend bool operator==(const Extension&, const Extension&) = default;
};

// An entry of the problem and hidden-danger ledger (问题/隐患台账).
struct HazardEntry {
  HazardSource source = HazardSource::kUnspecified;
  HazardGrade grade = HazardGrade::kUnspecified;
  std::string site;
  std::optional<Fixings> fixings;
  std::string interim_control;
  std::optional<absl::Time> found;
  std::optional<absl::Time> reported;  // MAJOR: to the safety committee office
  std::optional<absl::CivilDay> recheck_due;
  std::vector<Extension> extensions;
  std::string overdue_explanation;
  std::string stage_result;

  friend bool operator==(const HazardEntry&, const HazardEntry&) = default;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_PLAN_ITEM_DETAILS_H_

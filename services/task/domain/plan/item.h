// Items (事项): what the campaign's lists and ledgers hold, with one lead unit each.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_PLAN_ITEM_H_
#define DUBAN_SERVICES_TASK_DOMAIN_PLAN_ITEM_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/task/domain/plan/indicator.h"
#include "services/task/domain/plan/item_details.h"

namespace duban::task {

// The review scope of items that belong to no action.
inline constexpr char kNoAction[] = "*";

// Where an item stands; each list uses the states of its own life (item/item_machine.h). Stored in the
// database by number (as in the proto), like every enum here; never renumber.
enum class ItemState {
  kUnspecified = 0,  // indicators, and items recorded before states were
  kPlanned = 1,
  kActive = 2,
  kDoneClaimed = 3,
  kAccepted = 4,
  kSuspended = 5,
  kCancelled = 6,
  kCarriedOver = 7,
  kDrafting = 8,
  kIssued = 9,
  kInDelivery = 10,
  kDelivered = 11,
  kExpired = 12,
  kRaised = 13,
  kAssigned = 14,
  kInHand = 15,
  kStaged = 16,
  kResolvedClaimed = 17,
  kVerified = 18,
  kFound = 19,
  kRegistered = 20,
  kOrdered = 21,
  kRectifying = 22,
  kClaimed = 23,
  kRechecked = 24,
  kClosed = 25,
  kBounced = 26,
};

enum class Strength { kUnspecified = 0, kEnsure = 1, kStrive = 2, kPlain = 3 };  // 确保, 力争
enum class EvidencePolicy { kUnspecified = 0, kClaims = 1, kNone = 2 };          // unspecified: with claims

// A visit to the site by a commander or leader (现场走访).
struct SiteVisit {
  std::optional<absl::CivilDay> day;
  std::string visitor;  // person id
  std::string finding;
  std::string recorded_by;

  friend bool operator==(const SiteVisit&, const SiteVisit&) = default;
};

// A claim that the item is done, resolved or rectified.
struct Claim {
  std::string person;
  std::optional<absl::Time> time;
  std::string note;
  std::vector<std::string> evidences;

  friend bool operator==(const Claim&, const Claim&) = default;
};

// What came of a claim.
struct Verdict {
  std::string person;
  std::optional<absl::Time> time;
  bool passed = false;
  std::string note;

  friend bool operator==(const Verdict&, const Verdict&) = default;
};

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
  std::optional<ResolutionEntry> resolution;
  std::optional<IssueEntry> issue;
  std::optional<HazardEntry> hazard;

  ItemState state = ItemState::kUnspecified;
  std::string lead_leader;         // 牵头领导; persons are ids
  std::string contact_leader;      // 联系领导
  std::string commander;           // 指挥长
  std::string responsible_person;  // 责任人
  Strength strength = Strength::kUnspecified;
  bool internal = false;  // 内部
  EvidencePolicy evidence_policy = EvidencePolicy::kUnspecified;
  bool livelihood = false;            // 民生实事
  std::vector<Milestone> milestones;  // of all but projects, which keep their own
  std::string carried_over_from;      // paths of items
  std::string carried_over_to;
  std::string merged_into;
  std::vector<SiteVisit> site_visits;  // oldest first
  std::optional<Claim> claim;
  std::optional<Verdict> verdict;

  friend bool operator==(const Item&, const Item&) = default;
};

// The review scope an item falls under: its action, or kNoAction.
std::string ReviewScope(const Item& item);

// "campaigns/{campaign}/items/{item}".
std::string ItemPath(absl::string_view campaign, absl::string_view item);
std::string PathOf(const Item& item);

// The item's steps, a project's its own.
const std::vector<Milestone>& MilestonesOf(const Item& item);

// True if units report on it every ten days: indicators, tasks, policies and projects that are on their list.
// What becomes of resolutions, issues and hazards is said once, by the acts on them.
bool IsOnForm(const Item& item);

// Empties what only the acts on an item may set: its state, claim, verdict, visits and what a ledger records.
void DropRecorded(Item& item);

// Takes the same from `before`, where a request gives the item anew.
void KeepRecorded(const Item& before, Item& item);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_PLAN_ITEM_H_

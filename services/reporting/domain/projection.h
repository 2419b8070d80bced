// What reporting keeps of the record: the projection, built change by change and rebuilt the same way.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_PROJECTION_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_PROJECTION_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/common/calendar.h"
#include "services/common/deadlines.h"
#include "services/common/decimal.h"
#include "services/common/period.h"
#include "services/reporting/domain/indicator.h"

namespace duban::reporting {

// Which group a unit is ranked in; task forces are ranked through their action.
enum class UnitGroup { kNone, kDepartment, kTownship };

// An organisation of the jurisdiction (单位).
struct Unit {
  std::string id;
  std::string title;
  std::string kind;  // as the record names it
  UnitGroup group = UnitGroup::kNone;
  std::optional<absl::CivilDay> valid_from;
  std::optional<absl::CivilDay> valid_until;  // inclusive
};

// An action (行动) and the task force (专班) that answers for it.
struct ActionForce {
  std::string id;
  std::string title;
  std::string lead_unit;
  std::string task_force_unit;  // empty: none, not evaluated
};

// The year's campaign (年度行动).
struct Campaign {
  std::string id;
  std::string title;
  int year = 0;
  absl::CivilDay start;
  absl::CivilDay end;  // inclusive
  std::vector<ActionForce> actions;
  DueTable due_table;
  absl::Time due_table_since = absl::InfinitePast();
  std::vector<SupersededDueTable> earlier_due_tables;  // oldest first
};

// The lists an item can stand on. Policies count like tasks.
enum class ItemKind { kIndicator, kTask, kPolicy, kProject };

// A weighted step of a project (节点).
struct Milestone {
  std::string id;
  Rational weight;
  absl::CivilDay due;
};

// The indicator's side of an item.
struct IndicatorSpec {
  IndicatorKind kind = IndicatorKind::kCum;
  Direction direction = Direction::kHigher;
  Comparator comparator = Comparator::kAtLeast;
  std::string unit_of_measure;
  std::optional<Rational> target;
  std::optional<Rational> upper;               // RANGE
  std::optional<Rational> baseline;            // STOCK
  std::map<absl::CivilDay, Rational> planned;  // cumulative values planned by a day; empty: linear
};

// The project's side of an item. Money in 万元.
struct ProjectSpec {
  std::string project_class;  // "BUILD", "RESERVE", "ATTRACT_LEGACY"
  std::optional<Rational> annual_plan_wan;
  std::optional<Rational> total_plan_wan;  // planned total
  std::optional<absl::CivilDay> planned_start;
  std::optional<absl::CivilDay> planned_entry;  // 入统
  std::vector<Milestone> milestones;
};

// An item of the campaign's lists; its lead unit reports it.
struct Item {
  std::string campaign;
  std::string code;
  ItemKind kind = ItemKind::kTask;
  std::string action;  // empty: the campaign as a whole
  std::string title;
  std::string lead_unit;
  std::vector<std::string> coop_units;
  Rational weight = 1;
  std::optional<absl::CivilDay> start;  // empty: the campaign's
  std::optional<absl::CivilDay> due;    // empty: the campaign's end
  IndicatorSpec indicator;
  ProjectSpec project;
  std::vector<Milestone> milestones;  // of an indicator of kind MILESTONE
};

// An item's progress as the unit leader approved it.
struct FormRow {
  std::string item;
  std::optional<Rational> value;     // indicator, in its unit of measure
  bool pending = false;              // indicator: official value not published yet (待核定)
  std::optional<Rational> progress;  // task, policy: percent, 0–100
  std::optional<absl::CivilDay> done;
  std::optional<Rational> invested_wan;  // project: since the year's start
  std::optional<absl::CivilDay> started;
  std::optional<absl::CivilDay> entered;
  std::set<std::string> achieved_milestones;
  std::string note;
  bool not_applicable = false;  // 不适用: neither missing nor zero
};

// States that matter here; every state before the lock is kOpen.
enum class FormState { kOpen, kLocked, kMissing };
enum class FormClass { kNone, kOnTime, kLate, kMissing, kExcused };
enum class ReviewOutcome { kPending, kApproved, kReturned };

// What a task force said of its rows; `first_time` is its first act, which a later submission cannot undo.
struct Review {
  std::string action;
  ReviewOutcome outcome = ReviewOutcome::kPending;
  std::optional<absl::Time> time;
  std::optional<absl::Time> first_time;  // kept by Apply
};

// Which form: unit × ten-day period of a campaign.
struct FormKey {
  std::string campaign;
  Period period;
  std::string unit;

  friend auto operator<=>(const FormKey&, const FormKey&) = default;
};

// A ten-day form (旬报).
struct Form {
  FormKey key;
  FormState state = FormState::kOpen;
  FormClass form_class = FormClass::kNone;
  bool tf_unreviewed = false;      // 专班未审
  bool unresolved_return = false;  // 退回未改
  int tf_return_count = 0;
  std::optional<absl::Time> first_unit_ok_time;  // t_unit
  std::map<std::string, FormRow> rows;           // attested rows, by item
  std::vector<Review> reviews;
  std::int64_t sequence = 0;  // of the change that brought it into this state; kept by Apply

  bool IsFinal() const { return state != FormState::kOpen; }
};

// Which official value: an item's for a reference period.
struct OfficialKey {
  std::string campaign;
  std::string item;  // code
  Period period;

  friend auto operator<=>(const OfficialKey&, const OfficialKey&) = default;
};

// An official value (官方统计值) of an indicator: for scoring it stands before what the unit reports.
struct OfficialValue {
  OfficialKey key;
  std::string name;               // resource name
  std::optional<Rational> value;  // in the indicator's unit of measure; empty: not published yet (待核定)
  std::string status;             // "PENDING", "FLASH", "PRELIM", "FINAL"
  std::int64_t sequence = 0;      // of the change that brought it into this state; kept by Apply
};

// The lock of a ten-day period.
struct PeriodLock {
  std::string campaign;
  Period period;

  friend auto operator<=>(const PeriodLock&, const PeriodLock&) = default;
};

// A resource whose inside does not matter to scores, e.g. a role binding; kept so that digests cover it.
struct OpaqueResource {
  std::string name;
  std::string text;
};

// Any resource after a change; monostate: nothing that reporting keeps, e.g. a draft row.
using Resource = std::variant<std::monostate, Unit, Campaign, CalendarYear, Item, PeriodLock, Form,
                              OfficialValue, OpaqueResource>;

// A change of the record.
struct ChangedResource {
  std::int64_t sequence = 0;
  absl::Time time;
  Resource resource;
};

// Everything known up to `last_sequence`.
struct Projection {
  std::string jurisdiction;
  std::map<std::string, Unit> units;
  std::map<std::string, Campaign> campaigns;
  std::map<int, CalendarYear> calendars;
  std::map<std::string, std::map<std::string, Item>> items;  // by campaign, then code
  std::set<PeriodLock> locks;
  std::map<FormKey, Form> forms;
  std::map<OfficialKey, OfficialValue> official_values;
  std::map<std::string, std::string> others;  // by name
  std::int64_t last_sequence = 0;
  absl::Time last_change_time;
};

// Brings one change in. A change at or before `last_sequence` was seen already and changes nothing.
void Apply(Projection& projection, const ChangedResource& change);

// SHA-256 (hexadecimal) over a canonical text of the whole projection: equal digests, equal projections.
std::string ProjectionDigest(const Projection& projection);

// Null when unknown.
const Form* FindForm(const Projection& projection, const FormKey& key);
// The unit's title; its id when unknown.
std::string UnitTitle(const Projection& projection, const std::string& unit);
// The items of a campaign; empty when there are none.
const std::map<std::string, Item>& ItemsOf(const Projection& projection, const std::string& campaign);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_PROJECTION_H_

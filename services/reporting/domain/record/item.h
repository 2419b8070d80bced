// Items (事项) of the campaign's three lists as reporting keeps them: what is planned, who leads, where each
// stands in its life.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_ITEM_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_ITEM_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/common/decimal.h"
#include "services/reporting/domain/record/life.h"
#include "services/reporting/domain/record/versions.h"
#include "services/reporting/domain/score/indicator.h"

namespace duban::reporting {

// The lists an item can stand on. Policies count like tasks.
enum class ItemKind { kIndicator, kTask, kPolicy, kProject };

// A weighted step of an item (节点).
struct Milestone {
  std::string id;
  Rational weight;
  absl::CivilDay due;
  std::string title = "";

  friend bool operator==(const Milestone&, const Milestone&) = default;
};

// Values planned by a day, cumulative where the item's are; empty: in step with time.
using PlannedValues = std::map<absl::CivilDay, Rational>;

// The indicator's side of an item.
struct IndicatorSpec {
  IndicatorKind kind = IndicatorKind::kCum;
  Direction direction = Direction::kHigher;
  Comparator comparator = Comparator::kAtLeast;
  std::string unit_of_measure;
  std::optional<Rational> target;     // the adopted one; lower bound of a RANGE
  std::string target_source;          // the document the adopted target stands in; may be empty
  std::optional<Rational> upper;      // RANGE
  std::optional<Rational> baseline;   // STOCK
  std::optional<Rational> tolerance;  // 容差, 0–1; empty: the scheme's
  PlannedValues planned;              // schedule PLAN; kept by Apply from Item::monthly_plan
  std::string frequency;              // "MONTH", "QUARTER", "YEAR"; empty: every ten days
  std::string data_source;            // "OFFICIAL_STAT", "DEPARTMENT", "SELF"; empty: not stated
  int lag_days = 0;                   // days from a period's end until the official value exists
  std::optional<int> decimals;        // shown; empty: as reported
  std::string caliber;                // 口径

  friend bool operator==(const IndicatorSpec&, const IndicatorSpec&) = default;
};

// The project's side of an item. Money in 万元.
struct ProjectSpec {
  std::string project_class;  // "BUILD", "RESERVE", "ATTRACT_LEGACY"
  std::string subtype;        // of ATTRACT_LEGACY: "ATTRACT", "LEGACY"; empty: not stated
  std::string category;       // as printed
  std::string goal;           // as printed
  std::optional<Rational> annual_plan_wan;
  std::optional<Rational> total_plan_wan;  // planned total
  PlannedValues planned_wan;               // cumulative since the year's start; kept by Apply
  std::optional<absl::CivilDay> planned_start;
  std::optional<absl::CivilDay> planned_entry;       // 入统
  std::optional<absl::CivilDay> planned_completion;  // 竣工
  std::vector<Milestone> milestones;

  friend bool operator==(const ProjectSpec&, const ProjectSpec&) = default;
};

// Which unit led an item, from when: until the next span begins.
struct LeadSpan {
  std::string unit;
  absl::Time from;
  std::int64_t sequence = 0;  // of the change that made it the lead

  friend bool operator==(const LeadSpan&, const LeadSpan&) = default;
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
  std::vector<Milestone> milestones;  // of all but projects, which keep their own; see MilestonesOf
  // Planned at the ends of January to December: of the indicator in its unit, of a task in percent, of a
  // project's investment in 万元. Twelve values, or none.
  std::vector<Rational> monthly_plan;
  PlannedValues planned_percent;  // of a task; kept by Apply from `monthly_plan`

  std::string state;           // as the record names it, e.g. "CARRIED_OVER"; empty: an indicator on its list
  std::string merged_into;     // code of the item it went on in; empty: not merged
  std::string lead_leader;     // 牵头领导: person id
  std::string contact_leader;  // 联系领导: person id
  std::string commander;       // 指挥长: person id
  std::string strength;        // "ENSURE", "STRIVE", "PLAIN"; empty: plain
  bool livelihood = false;     // 民生实事
  bool internal = false;       // 内部

  // Kept by Apply.
  Life life;                    // of `state`
  std::vector<LeadSpan> leads;  // oldest first; the last is `lead_unit`
  Versions<Item> earlier;       // with other targets, dates, leads, weights or plans; see IsSamePlan
  std::int64_t sequence = 0;    // of the change that brought it into this state
};

// True if nothing differs that a score or light reads but the state, which `life` tells.
bool IsSamePlan(const Item& a, const Item& b);

// The item's steps, a project's its own.
const std::vector<Milestone>& MilestonesOf(const Item& item);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_RECORD_ITEM_H_

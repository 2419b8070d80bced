// The leaders' page (领导概览): lights, what moved, orders that wait, what is open, and what was decided by
// hand.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SUMMARY_LEADER_PAGE_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SUMMARY_LEADER_PAGE_H_

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "services/reporting/domain/light/item_light.h"
#include "services/reporting/domain/score/quarter.h"
#include "services/reporting/domain/summary/completeness.h"

namespace duban::reporting {

// Lights of an action's items, or of those a unit leads; `counts.action` is the action's or the unit's id.
struct LightTally {
  LightCounts counts;
  int overridden = 0;
  int due_soon = 0;
};

// An item whose light is another one than a period ago.
struct MovedLight {
  const Item* item = nullptr;  // of the projection
  Light before = Light::kGrey;
  Light now = Light::kGrey;
  bool overridden = false;
};

// What was decided by hand in a period.
struct OverrideCounts {
  int lights = 0;       // 人工改灯 in force
  int excused = 0;      // 免责
  int reopened = 0;     // 重开
  int corrected = 0;    // 更正
  int late_filled = 0;  // 补报
};
// Overrides of lights are those in force for the period or a part of it; forms are the locked ones of its
// ten-day periods.
OverrideCounts OverridesOf(const Projection& projection, const std::string& campaign, const Period& period,
                           const LightBook& book);

// An open issue, hidden danger or resolution.
struct OpenAffair {
  const Affair* affair = nullptr;  // of the projection
  bool overdue = false;            // its due day is past
};

// A place in a group, beside the quarter before.
struct RankLine {
  std::string group, unit, title;
  int rank = 0;  // 0: not ranked
  int ranked = 0;
  Rational total;
  int previous_rank = 0;  // 0: not ranked, or no quarter before
  int change = 0;         // places won; 0 where one of the two is not known
};
// Group by group as they rank; `before` may be null.
std::vector<RankLine> RankLinesOf(const QuarterResult& now, const QuarterResult* before);

struct LeaderPage {
  std::vector<LightTally> by_action;  // in the campaign's order, items without an action last
  std::vector<LightTally> by_unit;    // most red first
  std::vector<MovedLight> moved;      // what became worse first
  std::vector<const Order*> new_orders, closed_orders;        // in the period
  std::vector<const Order*> overdue_orders, unsigned_orders;  // now; the longest first
  std::vector<OpenAffair> issues;                             // the hardest first
  std::vector<OpenAffair> hazards;                            // overdue ones first
  std::vector<OpenAffair> resolutions;                        // overdue ones first
};

// The page of a period, at `now`. With `action` only its items, orders and affairs; empty: all.
LeaderPage LeaderPageOf(const Lights& lights, const Period& period, const std::string& action,
                        absl::Time now);

// Still to be dealt with: neither closed nor cancelled nor carried over.
bool IsOpen(const Affair& affair);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SUMMARY_LEADER_PAGE_H_

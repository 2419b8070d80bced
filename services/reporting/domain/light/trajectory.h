// The course of an item (进度轨迹): planned against actual, ten-day period by ten-day period.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_LIGHT_TRAJECTORY_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_LIGHT_TRAJECTORY_H_

#include <optional>
#include <string>
#include <vector>

#include "services/reporting/domain/light/item_light.h"

namespace duban::reporting {

// What an item's figure is: an indicator's value in its unit, a task's percentage, a project's investment in
// 万元. Empty: nothing reported, or pending.
std::optional<Rational> FigureOf(const Item& item, const Reading& reading);

// The figure planned by a period's end, cumulative where the figure is: by the item's own plan, else in step
// with S. Rates, shares and limits are planned at their target all year. Empty without a target or plan.
std::optional<Rational> PlannedFigure(const Campaign& campaign, const Item& item, const Period& period);

// The attainment A of a reading: of tasks and projects C ÷ S. Empty where it is not defined.
std::optional<Rational> AttainmentOf(const Campaign& campaign, const Item& item, const Reading& reading,
                                     const Scheme& scheme);

// The official value of the item whose reference period ends on `day`; of several the longest. Null: none.
const OfficialValue* OfficialEnding(const Projection& projection, const Item& item, absl::CivilDay day);

// One ten-day period of the course.
struct TrajectoryPoint {
  Period dekad;
  ReadingState state = ReadingState::kNone;
  std::optional<Rational> reported;         // by the unit
  const OfficialValue* official = nullptr;  // whose reference period ends with this one; null: none
  std::optional<Rational> planned;
  std::optional<Rational> completion;  // C
  std::optional<Rational> schedule;    // S
  std::optional<Rational> attainment;  // A
  ShownLight light;                    // form and change of the reported figure are its own
};

// The points from the ten-day period in which `from` begins to the one in which `to` ends.
std::vector<TrajectoryPoint> TrajectoryOf(const Lights& lights, const Item& item, const Period& from,
                                          const Period& to);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_LIGHT_TRAJECTORY_H_

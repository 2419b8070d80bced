// The light of one item: which policy its class has, what the policy looks at, and what people see of it.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_LIGHT_ITEM_LIGHT_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_LIGHT_ITEM_LIGHT_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "services/common/calendar.h"
#include "services/reporting/domain/light/light_override.h"
#include "services/reporting/domain/light/lights.h"

namespace duban::reporting {

// The item's class in the scheme's table of policies: INDICATOR, TASK, POLICY; of projects PROJECT_MILESTONES
// once a milestone is due, else PROJECT_ENTRY while STATS_ENTRY has something to say of one that has to be
// entered, else PROJECT_START.
std::string ItemClass(const Item& item, const Reading& reading, const Scheme& scheme);

// Where an item stands and where it should: an indicator's C and S, a task's progress and plan, a project's
// milestones by weight, or its investment where none are due.
Course CourseOf(const Campaign& campaign, const Item& item, const Reading& reading, const Scheme& scheme);

// An item's light from its reading, by the policy of its class. Nothing locked, a missing report, a row that
// says 不适用, and an item that is cancelled, merged, carried over or suspended are grey. A project with all
// milestones done is blue.
LightResult ItemLight(const Campaign& campaign, const Item& item, const Reading& reading,
                      const Scheme& scheme);

// The deadline that comes next for an item: of the earliest step not achieved, else its own due day.
absl::CivilDay NextDue(const Campaign& campaign, const Item& item, const FormRow* row);

// What beside the record decides on a light.
struct LightBook {
  std::map<std::pair<std::string, Period>, LightOverride> overrides;  // in force, by item code and period
  // Items that an exemption (容错免责) takes out of a quarter, by code.
  std::set<std::pair<std::string, Period>> exempted;
};

// What the book says of a campaign's lights.
LightBook LightBookOf(const Book& book, const Campaign& campaign);

// A light as people see it.
struct ShownLight {
  LightResult computed;
  Light light = Light::kGrey;                   // the override's, if one is in force
  std::optional<LightOverride> light_override;  // 人工改灯
  std::string color;                            // the palette's name of it, e.g. "绿灯"
  bool due_soon = false;                        // 临期: few working days are left to the next deadline
  absl::CivilDay due;                           // that deadline
  Period read;                                  // the ten-day period that was read
  std::string form;                             // resource name of the form; empty: none
  std::int64_t sequence = 0;                    // of the change that carried it
};

// Asked of one campaign and one state of the record. Refers to its arguments, which must outlive it.
class Lights {
 public:
  Lights(const Projection& projection, const Campaign& campaign, const Scheme& scheme, const LightBook& book)
      : projection_(projection),
        campaign_(campaign),
        scheme_(scheme),
        book_(book),
        calendar_(projection.calendars) {}

  // The item's light at a period's end.
  ShownLight At(const Item& item, const Period& period) const;

  const Projection& projection() const { return projection_; }
  const Campaign& campaign() const { return campaign_; }
  const Scheme& scheme() const { return scheme_; }

 private:
  const Projection& projection_;
  const Campaign& campaign_;
  const Scheme& scheme_;
  const LightBook& book_;
  const WorkCalendar calendar_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_LIGHT_ITEM_LIGHT_H_

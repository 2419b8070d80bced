// From the projection to the cases of the leaves: what each evaluated unit has to answer for in a quarter.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_CAMPAIGN_INPUTS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_CAMPAIGN_INPUTS_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "services/common/calendar.h"
#include "services/common/decimal.h"
#include "services/common/schedule.h"
#include "services/reporting/domain/card.h"
#include "services/reporting/domain/reading.h"

namespace duban::reporting {

// One campaign's quarter, with every item read once. Refers to the projection and scheme, which must outlive
// it. Immutable after construction.
class QuarterInputs {
 public:
  QuarterInputs(const Projection& projection, const Campaign& campaign, const Scheme& scheme,
                const Period& quarter);

  // The leaves of a department or township: items it leads in full, items it cooperates in by the scheme's
  // factor, K2a and K2b from its own forms.
  CardInput ForUnit(const Unit& unit) const;

  // The leaves of a task force: all items of its actions in full, K2a from its own reviews: a period's
  // reviews are late when the first one of a form that had arrived in time came after they were due, missing
  // when a form was locked without its review. K2b is not applicable: nothing reviews a review.
  CardInput ForTaskForce(const std::string& task_force) const;

 private:
  struct WeighedItem {
    const Item* item;
    Rational factor;
  };
  CardInput Start(const std::string& unit, const std::string& group) const;
  void AddItemLeaves(const std::vector<WeighedItem>& items, CardInput& input) const;
  std::vector<ProductCase> FormsOf(const std::string& unit) const;
  std::vector<YesNoCase> FirstReviewsOf(const std::string& unit) const;
  std::vector<ProductCase> ReviewsOf(const std::set<std::string>& actions) const;
  // Empty when no form of the period has a row of the actions.
  std::optional<ProductCase> ReviewsIn(const Period& dekad, const std::vector<const Form*>& forms,
                                       const std::set<std::string>& actions) const;
  bool HasRowOf(const Form& form, const std::string& action) const;

  // Constant after construction.
  const Projection& projection_;
  const Campaign& campaign_;
  const Scheme& scheme_;
  const Period quarter_;
  const WorkCalendar calendar_;
  const Schedule schedule_;
  std::map<std::string, Reading> readings_;           // by item
  std::map<Period, std::vector<const Form*>> forms_;  // final forms by ten-day period
  Period reference_;                                  // the last ten-day period with a final form
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_CAMPAIGN_INPUTS_H_

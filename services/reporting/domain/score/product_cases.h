// What falls due for reporting itself: units' ten-day forms (旬报), task forces' reviews of them, and their
// 旬简报 and materials of the 月报. Cases of K2a and K2b.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_PRODUCT_CASES_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_PRODUCT_CASES_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "services/common/calendar.h"
#include "services/common/schedule.h"
#include "services/reporting/domain/record/projection.h"
#include "services/reporting/domain/score/leaves_k.h"
#include "services/reporting/domain/score/own_inputs.h"

namespace duban::reporting {

// The products of one campaign and period. Refers to its arguments, which must outlive it.
class ProductCases {
 public:
  ProductCases(const Projection& projection, const Campaign& campaign, const Period& period);

  // The final forms of a unit, and of those that were made whether they passed the first review.
  std::vector<ProductCase> FormsOf(const std::string& unit) const;
  std::vector<YesNoCase> FirstReviewsOf(const std::string& unit) const;

  // One product per ten-day period with rows of the actions: late when the first review of a form that had
  // arrived in time came after it was due, missing when a form was locked without its review.
  std::vector<ProductCase> ReviewsOf(const std::set<std::string>& actions) const;

  // 旬简报 and materials: late when issued after they were due, missing when the period ended without them.
  std::vector<ProductCase> IssuedOf(const std::vector<ForceProduct>& products) const;

  // The last ten-day period with a final form; the first of the period when there is none.
  const Period& reference() const { return reference_; }

 private:
  // Empty when no form of the period has a row of the actions.
  std::optional<ProductCase> ReviewsIn(const Period& dekad, const std::vector<const Form*>& forms,
                                       const std::set<std::string>& actions) const;
  bool HasRowOf(const Form& form, const std::string& action) const;

  // Constant after construction.
  const Projection& projection_;
  const Campaign& campaign_;
  const absl::Time end_;  // of the period
  const WorkCalendar calendar_;
  const Schedule schedule_;
  std::map<Period, std::vector<const Form*>> forms_;  // final forms by ten-day period
  Period reference_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_PRODUCT_CASES_H_

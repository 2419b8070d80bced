// The year's score (年度得分) from the quarters and the annual evaluation.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_YEAR_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_YEAR_H_

#include <vector>

#include "services/common/decimal.h"
#include "services/reporting/domain/leaves_pb.h"

namespace duban::reporting {

// T of the year and its share in the district's performance evaluation (年度绩效考核).
struct YearScore {
  Rational total;      // rounded once
  Rational converted;  // allotted points · total ÷ 100, rounded once
  Grade grade;         // by the total alone; quota, cards and vetoes come with the group's ranking
};

// `quarters` are the totals of the ranked quarters, `annual` the annual evaluation on full-year final data.
// With fewer ranked quarters than the scheme asks for, the annual evaluation stands alone.
YearScore ScoreYear(const std::vector<Rational>& quarters, const Rational& annual, const Scheme& scheme);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_YEAR_H_

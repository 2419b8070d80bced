#include "services/reporting/domain/year.h"

#include "services/reporting/domain/ranking.h"

namespace duban::reporting {

YearScore ScoreYear(const std::vector<Rational>& quarters, const Rational& annual, const Scheme& scheme) {
  Rational total = annual;
  if (!quarters.empty() && quarters.size() >= static_cast<size_t>(scheme.year.minimum_quarters)) {
    Rational sum = 0;
    for (const Rational& quarter : quarters) sum += quarter;
    total = scheme.year.quarters * sum / quarters.size() + scheme.year.annual * annual;
  }
  total = RoundBy(scheme, total);
  return {total, RoundBy(scheme, scheme.year.converted_points * total / 100), GradeOf(total, scheme.grades)};
}

}  // namespace duban::reporting

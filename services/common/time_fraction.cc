#include "services/common/time_fraction.h"

namespace duban {

Rational TimeFraction(const Period& period) { return Rational(period.index, PeriodsPerYear(period.kind)); }

}  // namespace duban

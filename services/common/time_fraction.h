// 序时 fraction of a period. Apart from period.h, so that exact numbers are compiled only where they are
// used.
#ifndef DUBAN_SERVICES_COMMON_TIME_FRACTION_H_
#define DUBAN_SERVICES_COMMON_TIME_FRACTION_H_

#include "services/common/decimal.h"
#include "services/common/period.h"

namespace duban {

// S in (0, 1]: the part of the year gone by the period's end — (3(m−1)+d)/36, m/12, q/4, 1.
Rational TimeFraction(const Period& period);

}  // namespace duban

#endif  // DUBAN_SERVICES_COMMON_TIME_FRACTION_H_

// What is better for an indicator, by the direction of its kind.
#ifndef DUBAN_TESTS_UNIT_REPORTING_PROPERTY_BETTER_H_
#define DUBAN_TESTS_UNIT_REPORTING_PROPERTY_BETTER_H_

#include <optional>

#include "services/reporting/domain/record/reading.h"
#include "tests/unit/reporting/property/dice.h"

namespace duban::reporting::property {

// The same indicator with an actual that is better, or as good.
IndicatorInput Better(IndicatorInput input, Dice& dice);

// The record in which what is read for an indicator in a period — its official
// value, or the row of a form — is better or as good. Empty when nothing is
// read.
std::optional<Projection> WithBetter(const Projection& record, const Item& item, const Period& period,
                                     Dice& dice);

}  // namespace duban::reporting::property

#endif  // DUBAN_TESTS_UNIT_REPORTING_PROPERTY_BETTER_H_

// The shipped scheme, and short ways to write exact numbers in tests.
#ifndef DUBAN_TESTS_UNIT_REPORTING_TEST_SCHEME_H_
#define DUBAN_TESTS_UNIT_REPORTING_TEST_SCHEME_H_

#include <string>

#include "absl/strings/string_view.h"
#include "services/common/decimal.h"
#include "services/reporting/domain/scheme/scheme.h"

namespace duban::reporting {

// The text of services/reporting/schemes/rubric.v1.json.
std::string RubricText();

// The same, parsed; ends the test program when it does not parse.
const Scheme& Rubric();

// "0.60" as an exact number.
Rational Dec(absl::string_view text);

}  // namespace duban::reporting

#endif  // DUBAN_TESTS_UNIT_REPORTING_TEST_SCHEME_H_

// Matchers for the details of our errors: the rule that was broken and where.
#ifndef DUBAN_TESTS_SUPPORT_ERROR_MATCHERS_H_
#define DUBAN_TESTS_SUPPORT_ERROR_MATCHERS_H_

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "services/common/errors.h"
#include "tests/support/status_matchers.h"

namespace duban::testing {

// The details of an error; empty for an OK status and for errors not made by our constructors.
inline ErrorDetails DetailsIn(const absl::Status& status) {
  return DetailsOf(status).value_or(ErrorDetails());
}

// Every violation of a refused request as "{field}: {RULE}", in the order given.
inline std::vector<std::string> Faults(const absl::Status& status) {
  std::vector<std::string> faults;
  for (const FieldViolation& violation : DetailsIn(status).violations) {
    faults.push_back(violation.field + ": " + violation.reason);
  }
  return faults;
}

// Matches a Status or StatusOr of that code and rule id.
MATCHER_P2(IsRefusal, code, reason, "is a refusal of the expected code and rule") {
  *result_listener << "whose status is " << StatusOf(arg) << ", rule " << DetailsIn(StatusOf(arg)).reason;
  return StatusOf(arg).code() == code && DetailsIn(StatusOf(arg)).reason == reason;
}

}  // namespace duban::testing

#endif  // DUBAN_TESTS_SUPPORT_ERROR_MATCHERS_H_

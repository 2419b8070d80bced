// Matchers for absl::Status and absl::StatusOr with upstream's names: Debian's Abseil does not ship them yet.
//
//   EXPECT_THAT(Parse("x"), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("x")));
//   EXPECT_THAT(Parse("7"), IsOkAndHolds(Eq(7)));
#ifndef DUBAN_TESTS_SUPPORT_STATUS_MATCHERS_H_
#define DUBAN_TESTS_SUPPORT_STATUS_MATCHERS_H_

#include <gmock/gmock.h>

#include <ostream>
#include <string>
#include <type_traits>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace duban::testing {

inline const absl::Status& StatusOf(const absl::Status& status) { return status; }
template <typename T>
const absl::Status& StatusOf(const absl::StatusOr<T>& result) {
  return result.status();
}

// Matches an OK Status or StatusOr.
MATCHER(IsOk, negation ? "is not OK" : "is OK") {
  *result_listener << "whose status is " << StatusOf(arg);
  return StatusOf(arg).ok();
}

// Matches a Status or StatusOr whose code and message match; `message` is a text or a matcher of texts.
MATCHER_P2(StatusIs, code, message, "has the expected code and message") {
  *result_listener << "whose status is " << StatusOf(arg);
  return StatusOf(arg).code() == code &&
         ::testing::SafeMatcherCast<std::string>(message).Matches(std::string(StatusOf(arg).message()));
}

// Matches a Status or StatusOr of that code, whatever its message.
inline auto StatusIs(absl::StatusCode code) { return StatusIs(code, ::testing::A<std::string>()); }

// Matches an OK StatusOr whose value matches `value`, a value or a matcher.
MATCHER_P(IsOkAndHolds, value, "is OK and holds the expected value") {
  if (!arg.ok()) {
    *result_listener << "whose status is " << arg.status();
    return false;
  }
  using Value = typename std::decay_t<decltype(arg)>::value_type;
  return ::testing::ExplainMatchResult(::testing::SafeMatcherCast<const Value&>(value), *arg,
                                       result_listener);
}

}  // namespace duban::testing

#endif  // DUBAN_TESTS_SUPPORT_STATUS_MATCHERS_H_

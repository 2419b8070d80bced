// Exact numbers: targets, rates, scores and amounts are rationals inside and decimal text outside.
// Binary floating point never touches them.
#ifndef DUBAN_SERVICES_COMMON_DECIMAL_H_
#define DUBAN_SERVICES_COMMON_DECIMAL_H_

#include <boost/multiprecision/cpp_int.hpp>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace duban {

using Rational = boost::multiprecision::cpp_rational;

// How a value is brought to its printed number of decimals.
enum class Rounding {
  kHalfAway,  // 四舍五入: half away from zero
  kHalfEven,  // GB/T 8170 修约: half to the even digit
};

// Reads plain decimal text such as "7.15" or "-0.3": an optional minus, digits, at most one point with
// digits on both sides; at most 18 digits before and 9 after the point.
// INVALID_ARGUMENT on anything else, exponents, blanks and signs such as "+" included.
absl::StatusOr<Rational> ParseDecimal(absl::string_view text);

// The value rounded to `places` decimals (0–18).
Rational Round(const Rational& value, int places, Rounding mode = Rounding::kHalfAway);

// R2 of the scoring rules: rounded once to 2 decimals.
inline Rational R2(const Rational& value, Rounding mode = Rounding::kHalfAway) {
  return Round(value, 2, mode);
}

// Text with exactly `places` decimals, e.g. FormatFixed(Rational(131, 6), 2) = "21.83".
std::string FormatFixed(const Rational& value, int places, Rounding mode = Rounding::kHalfAway);

// Shortest exact decimal text, or "n/d" when the value has no finite decimal form: "7.15", "131/6".
std::string FormatExact(const Rational& value);

// Reads what FormatExact writes. INVALID_ARGUMENT on anything else.
absl::StatusOr<Rational> ParseExact(absl::string_view text);

}  // namespace duban

#endif  // DUBAN_SERVICES_COMMON_DECIMAL_H_

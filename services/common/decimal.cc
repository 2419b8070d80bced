#include "services/common/decimal.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"

namespace duban {
namespace {

using Integer = boost::multiprecision::cpp_int;

constexpr size_t kMaxWholeDigits = 18;
constexpr size_t kMaxFractionDigits = 9;

bool IsDigits(absl::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

Integer PowerOfTen(size_t exponent) {
  return boost::multiprecision::pow(Integer(10), static_cast<unsigned>(exponent));
}

// The number that `digits`, all of them digits, spell.
Integer ToInteger(absl::string_view digits) {
  // The library would read a leading zero as octal.
  const size_t first = digits.find_first_not_of('0');
  return first == absl::string_view::npos ? Integer(0) : Integer(std::string(digits.substr(first)));
}

absl::Status NotDecimal(absl::string_view text) {
  return InvalidField(
      "value", "NOT_DECIMAL",
      absl::StrCat("“", text, "”不是小数：只能是阿拉伯数字，可带一个负号和一个小数点，整数至多",
                   kMaxWholeDigits, "位，小数至多", kMaxFractionDigits, "位"));
}

// The parts of "-whole.fraction".
struct Parts {
  bool negative = false;
  absl::string_view whole;
  absl::string_view fraction;
};

absl::StatusOr<Parts> Split(absl::string_view text) {
  Parts parts;
  parts.whole = text;
  parts.negative = !text.empty() && text.front() == '-';
  if (parts.negative) {
    parts.whole.remove_prefix(1);
  }
  const size_t point = parts.whole.find('.');
  if (point != absl::string_view::npos) {
    parts.fraction = parts.whole.substr(point + 1);
    parts.whole = parts.whole.substr(0, point);
  }
  if (!IsDigits(parts.whole) || (point != absl::string_view::npos && !IsDigits(parts.fraction))) {
    return NotDecimal(text);
  }
  return parts;
}

Rational ToRational(const Parts& parts) {
  const Integer scale = PowerOfTen(parts.fraction.size());
  const Integer magnitude = ToInteger(parts.whole) * scale + ToInteger(parts.fraction);
  return Rational(parts.negative ? Integer(-magnitude) : magnitude, scale);
}

// value · 10^places brought to an integer.
Integer RoundScaled(const Rational& value, int places, Rounding mode) {
  const Integer numerator = boost::multiprecision::numerator(value) * PowerOfTen(places);
  const Integer denominator = boost::multiprecision::denominator(value);
  Integer quotient;
  Integer remainder;
  boost::multiprecision::divide_qr(Integer(abs(numerator)), denominator, quotient, remainder);
  const int half = Integer(remainder * 2).compare(denominator);
  if (half > 0 || (half == 0 && (mode == Rounding::kHalfAway || bit_test(quotient, 0)))) {
    ++quotient;
  }
  return numerator < 0 ? Integer(-quotient) : quotient;
}

// The digits of a number that is not negative. Integer::str() would group them as the process's locale does.
std::string DigitsOf(Integer number) {
  const Integer block = PowerOfTen(18);  // a uint64_t holds more
  std::string digits;
  while (number >= block) {
    Integer quotient;
    Integer remainder;
    boost::multiprecision::divide_qr(number, block, quotient, remainder);
    digits.insert(0, absl::StrCat(absl::Dec(static_cast<std::uint64_t>(remainder), absl::kZeroPad18)));
    number = quotient;
  }
  return absl::StrCat(static_cast<std::uint64_t>(number), digits);
}

// `scaled` / 10^places as text.
std::string FormatScaled(const Integer& scaled, size_t places) {
  std::string digits = DigitsOf(abs(scaled));
  if (digits.size() <= places) {
    digits.insert(0, places + 1 - digits.size(), '0');
  }
  if (places > 0) {
    digits.insert(digits.size() - places, 1, '.');
  }
  return scaled < 0 ? absl::StrCat("-", digits) : digits;
}

// Divides `number` by `factor` as often as it goes, and returns how often.
size_t Strip(Integer& number, int factor) {
  size_t times = 0;
  for (; number % factor == 0; ++times) {
    number /= factor;
  }
  return times;
}

}  // namespace

absl::StatusOr<Rational> ParseDecimal(absl::string_view text) {
  ASSIGN_OR_RETURN(const Parts parts, Split(text));
  if (parts.whole.size() > kMaxWholeDigits || parts.fraction.size() > kMaxFractionDigits) {
    return NotDecimal(text);
  }
  return ToRational(parts);
}

Rational Round(const Rational& value, int places, Rounding mode) {
  return Rational(RoundScaled(value, places, mode), PowerOfTen(places));
}

std::string FormatFixed(const Rational& value, int places, Rounding mode) {
  return FormatScaled(RoundScaled(value, places, mode), places);
}

std::string FormatExact(const Rational& value) {
  const Integer numerator = boost::multiprecision::numerator(value);
  const Integer denominator = boost::multiprecision::denominator(value);
  Integer rest = denominator;
  const size_t twos = Strip(rest, 2);
  const size_t fives = Strip(rest, 5);
  if (rest != 1) {
    return absl::StrCat(numerator < 0 ? "-" : "", DigitsOf(abs(numerator)), "/", DigitsOf(denominator));
  }
  const size_t places = std::max(twos, fives);
  return FormatScaled(Integer(numerator * PowerOfTen(places) / denominator), places);
}

absl::StatusOr<Rational> ParseExact(absl::string_view text) {
  const size_t slash = text.find('/');
  ASSIGN_OR_RETURN(const Parts parts, Split(text.substr(0, slash)));
  Rational value = ToRational(parts);
  if (slash != absl::string_view::npos) {
    const absl::string_view divisor = text.substr(slash + 1);
    if (!IsDigits(divisor) || ToInteger(divisor) == 0) {
      return NotDecimal(text);
    }
    value /= Rational(ToInteger(divisor));
  }
  // Stored text is canonical: equal values are equal texts.
  if (FormatExact(value) != text) {
    return NotDecimal(text);
  }
  return value;
}

}  // namespace duban

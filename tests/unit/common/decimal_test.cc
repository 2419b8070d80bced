#include "services/common/decimal.h"

#include <gmock/gmock.h>

#include <locale>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "tests/support/status_matchers.h"

namespace duban {
namespace {

using ::duban::testing::IsOkAndHolds;
using ::duban::testing::StatusIs;

TEST(DecimalTest, ReadsPlainDecimals) {
  const std::vector<std::pair<absl::string_view, Rational>> accepted = {
      {"0", 0},
      {"-0", 0},
      {"7", 7},
      {"007", 7},
      {"010", 10},
      {"7.15", Rational(143, 20)},
      {"-0.3", Rational(-3, 10)},
      {"0.000000001", Rational(1, 1000000000)},
      {"1.50", Rational(3, 2)},
      {"999999999999999999", 999999999999999999},
      {"-999999999999999999.999999999", -(Rational(1000000000000000000) - Rational(1, 1000000000))},
  };
  for (const auto& [text, value] : accepted) {
    EXPECT_THAT(ParseDecimal(text), IsOkAndHolds(value)) << text;
  }
}

TEST(DecimalTest, RefusesEverythingElse) {
  const std::vector<absl::string_view> refused = {
      "",
      "-",
      "--1",
      "+1",
      ".5",
      "5.",
      ".",
      "-.5",
      "1.2.3",
      "1e3",
      "1E3",
      " 1",
      "1 ",
      "1 000",
      "1,000",
      "0x10",
      "NaN",
      "inf",
      "１",
      "一",
      "1/2",
      "1-",
      "1.-5",
      "%",
      "1.5%",
      "−1",
      "1\n",
      "1_0",
      "1000000000000000000",
      "0.0000000001",
      absl::string_view("1\0", 2),
  };
  for (const absl::string_view text : refused) {
    const absl::StatusOr<Rational> parsed = ParseDecimal(text);
    EXPECT_THAT(parsed, StatusIs(absl::StatusCode::kInvalidArgument)) << text;
    EXPECT_EQ(DetailsOf(parsed.status()).value_or(ErrorDetails()).reason, "NOT_DECIMAL") << text;
  }
}

TEST(DecimalTest, RoundsHalfAwayFromZero) {
  EXPECT_EQ(FormatFixed(Rational(5, 1000), 2), "0.01");
  EXPECT_EQ(FormatFixed(Rational(-5, 1000), 2), "-0.01");
  EXPECT_EQ(FormatFixed(Rational(15, 1000), 2), "0.02");
  EXPECT_EQ(FormatFixed(Rational(25, 1000), 2), "0.03");
  EXPECT_EQ(FormatFixed(Rational(-25, 1000), 2), "-0.03");
  EXPECT_EQ(FormatFixed(Rational(24999, 1000000), 2), "0.02");
  EXPECT_EQ(FormatFixed(Rational(265, 2), 0), "133");
  EXPECT_EQ(FormatFixed(Rational(-265, 2), 0), "-133");
}

TEST(DecimalTest, RoundsHalfToEven) {
  EXPECT_EQ(FormatFixed(Rational(5, 1000), 2, Rounding::kHalfEven), "0.00");
  EXPECT_EQ(FormatFixed(Rational(-5, 1000), 2, Rounding::kHalfEven), "0.00");
  EXPECT_EQ(FormatFixed(Rational(15, 1000), 2, Rounding::kHalfEven), "0.02");
  EXPECT_EQ(FormatFixed(Rational(25, 1000), 2, Rounding::kHalfEven), "0.02");
  EXPECT_EQ(FormatFixed(Rational(-25, 1000), 2, Rounding::kHalfEven), "-0.02");
  EXPECT_EQ(FormatFixed(Rational(25001, 1000000), 2, Rounding::kHalfEven), "0.03");
  EXPECT_EQ(FormatFixed(Rational(265, 2), 0, Rounding::kHalfEven), "132");
  EXPECT_EQ(FormatFixed(Rational(267, 2), 0, Rounding::kHalfEven), "134");
}

TEST(DecimalTest, RoundingProperties) {
  for (int numerator = -2000; numerator <= 2000; ++numerator) {
    const Rational value(numerator, 800);  // Every second tie of two decimals is among them.
    const Rational away = R2(value);
    const Rational even = R2(value, Rounding::kHalfEven);
    ASSERT_LE(abs(away - value), Rational(1, 200)) << value;
    ASSERT_LE(abs(even - value), Rational(1, 200)) << value;
    ASSERT_EQ(R2(away), away);
    ASSERT_EQ(R2(Rational(-value)), -away);
    ASSERT_EQ(R2(Rational(-value), Rounding::kHalfEven), -even);
    if (abs(away - value) == Rational(1, 200)) {
      ASSERT_GT(abs(away), abs(value));
      ASSERT_EQ(denominator(Rational(even * 50)), 1) << value;
    } else {
      ASSERT_EQ(away, even) << value;
    }
  }
}

TEST(DecimalTest, FormatsWithAFixedNumberOfPlaces) {
  EXPECT_EQ(FormatFixed(Rational(131, 6), 2), "21.83");
  EXPECT_EQ(FormatFixed(0, 2), "0.00");
  EXPECT_EQ(FormatFixed(Rational(-1, 1000), 2), "0.00");
  EXPECT_EQ(FormatFixed(Rational(-1, 100), 2), "-0.01");
  EXPECT_EQ(FormatFixed(Rational(-1234, 100), 1), "-12.3");
  EXPECT_EQ(FormatFixed(103, 0), "103");
  EXPECT_EQ(FormatFixed(Rational(999, 1000), 2), "1.00");
  EXPECT_EQ(FormatFixed(Rational(1, 3), 18), "0.333333333333333333");
}

TEST(DecimalTest, FormatsExactly) {
  const std::vector<std::pair<Rational, absl::string_view>> table = {
      {Rational(143, 20), "7.15"},
      {Rational(131, 6), "131/6"},
      {Rational(-131, 6), "-131/6"},
      {0, "0"},
      {-7, "-7"},
      {1200, "1200"},
      {Rational(1, 2), "0.5"},
      {Rational(-1, 16), "-0.0625"},
      {Rational(1, 125), "0.008"},
      {Rational(6, 3), "2"},
  };
  for (const auto& [value, text] : table) {
    EXPECT_EQ(FormatExact(value), text);
    EXPECT_THAT(ParseExact(text), IsOkAndHolds(value)) << text;
  }
}

TEST(DecimalTest, ExactTextRoundTrips) {
  for (int numerator = -60; numerator <= 60; ++numerator) {
    for (int denominator = 1; denominator <= 60; ++denominator) {
      const Rational value(numerator, denominator);
      ASSERT_THAT(ParseExact(FormatExact(value)), IsOkAndHolds(value));
    }
  }
  // Far more digits than a person may enter.
  const Rational large = Rational(1, boost::multiprecision::pow(boost::multiprecision::cpp_int(2), 200)) + 1;
  EXPECT_THAT(ParseExact(FormatExact(large)), IsOkAndHolds(large));
}

// Three blocks of digits, one of them with zeros in front.
TEST(DecimalTest, FormatsManyDigits) {
  const boost::multiprecision::cpp_int many("12345678901234567890000000000000000420000000000000000007");
  EXPECT_EQ(FormatExact(Rational(many)), "12345678901234567890000000000000000420000000000000000007");
  EXPECT_EQ(FormatExact(Rational(1'000'000'000'000'000'000)), "1000000000000000000");
  EXPECT_EQ(FormatExact(Rational(999'999'999'999'999'999)), "999999999999999999");
}

// Groups every digit and writes a comma for the point.
class EveryDigitGrouped final : public std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\1"; }
};

TEST(DecimalTest, TextDoesNotDependOnTheLocale) {
  const std::locale before = std::locale::global(std::locale(std::locale::classic(), new EveryDigitGrouped));
  const std::string fixed = FormatFixed(Rational(1234567, 100), 2);
  const std::string exact = FormatExact(Rational(-1234567, 9));
  const bool read = ParseExact("1234567/9").ok();
  std::locale::global(before);
  EXPECT_EQ(fixed, "12345.67");
  EXPECT_EQ(exact, "-1234567/9");
  EXPECT_TRUE(read);
}

TEST(DecimalTest, ExactTextIsCanonical) {
  for (const absl::string_view text : {"", "-0", "7.0", "07", "1/2", "2/4", "6/3", "1/0", "1/", "/2", "1/-3",
                                       "1/3/5", "1.5/7", "0/3", "1/03", "+1/3"}) {
    EXPECT_THAT(ParseExact(text), StatusIs(absl::StatusCode::kInvalidArgument)) << text;
  }
}

}  // namespace
}  // namespace duban

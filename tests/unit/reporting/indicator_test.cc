#include "services/reporting/domain/score/indicator.h"

#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <string>

#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::indicator_test {
namespace {

std::optional<Rational> Opt(const char* text) {
  return *text == '\0' ? std::nullopt : std::optional<Rational>(ParseDecimal(text).value());
}

std::string Text(const std::optional<Rational>& value) { return value ? FormatExact(*value) : ""; }

Assessment AssessWith(const IndicatorInput& input) { return Assess(input, Rubric().indicator); }

// One row of the table: inputs and expected C, D, A as exact text, "" for not defined.
struct Row {
  friend void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }
  const char* name;
  IndicatorKind kind;
  const char* value;
  const char* target;
  const char* baseline;
  const char* schedule;
  const char* completion;
  const char* deviation;
  const char* attainment;
  Direction direction = Direction::kHigher;
  const char* upper = "";
  const char* planned = "";
};

class IndicatorTableTest : public ::testing::TestWithParam<Row> {};

TEST_P(IndicatorTableTest, FollowsTheFormula) {
  const Row& row = GetParam();
  IndicatorInput input;
  input.kind = row.kind;
  input.direction = row.direction;
  input.value = Opt(row.value);
  input.target = Opt(row.target);
  input.upper = Opt(row.upper);
  input.baseline = Opt(row.baseline);
  input.planned = Opt(row.planned);
  input.schedule = *Opt(row.schedule);
  const Assessment result = AssessWith(input);
  EXPECT_EQ(Text(result.completion), row.completion);
  EXPECT_EQ(Text(result.deviation), row.deviation);
  EXPECT_EQ(Text(result.attainment), row.attainment);
}

using enum IndicatorKind;
using enum Direction;

INSTANTIATE_TEST_SUITE_P(
    Kinds, IndicatorTableTest,
    ::testing::Values(Row{"cum", kCum, "5.5", "20", "", "0.5", "0.275", "-22.5", "0.55"},
                      Row{"cum_planned", kCum, "5", "20", "", "0.5", "0.25", "5", "1.25", kHigher, "", "4"},
                      Row{"cum_target_zero", kCum, "5", "0", "", "0.5", "", "", ""},
                      Row{"cum_nothing_due", kCum, "5", "20", "", "0", "0.25", "25", ""},
                      Row{"cum_pending", kCum, "", "20", "", "0.5", "", "", ""},
                      Row{"count", kCount, "4", "10", "", "0.5", "0.4", "-10", "0.8"},
                      Row{"stock", kStock, "7.05", "7.15", "6.90", "0.5", "0.6", "10", "1.2"},
                      Row{"stock_planned", kStock, "7.05", "7.15", "6.90", "0.5", "0.6", "0", "1", kHigher,
                          "", "7.05"},
                      Row{"stock_held", kStock, "5", "10", "10", "0.5", "", "", "0.5"},
                      Row{"stock_held_over", kStock, "12", "10", "10", "0.5", "", "", "1"},
                      Row{"stock_both_zero", kStock, "1", "0", "0", "0.5", "", "", ""},
                      Row{"stock_no_baseline", kStock, "7", "8", "", "0.5", "", "", "0.875"},
                      Row{"rate", kRate, "8.1", "9.0", "", "0.25", "", "-0.9", "0.9"},
                      Row{"rate_target_zero", kRate, "-1", "0", "", "0.25", "", "-1", "0.8"},
                      Row{"rate_target_negative", kRate, "-4", "-2", "", "0.25", "", "-2", "0.6"},
                      Row{"ratio", kRatio, "84.6", "84.6", "", "0.25", "", "0", "1"},
                      Row{"cap_kept", kCap, "4.5", "4.5", "", "0.25", "", "0", "1"},
                      Row{"cap_exceeded", kCap, "4.6", "4.5", "", "0.25", "", "-0.1", "44/45"},
                      Row{"cap_zero_exceeded", kCap, "0.1", "0", "", "0.25", "", "-0.1", "0"},
                      Row{"lower", kCum, "4.6", "4.5", "", "0.25", "", "-0.1", "44/45", kLower},
                      Row{"zero_met", kZero, "0", "0", "", "0.25", "", "0", "1"},
                      Row{"zero_missed", kZero, "3", "", "", "0.25", "", "-3", "0"},
                      Row{"ordinal_met", kOrdinal, "2", "2", "", "0.25", "", "0", "1"},
                      Row{"ordinal_better", kOrdinal, "1", "2", "", "0.25", "", "1", "1"},
                      Row{"ordinal_one_below", kOrdinal, "3", "2", "", "0.25", "", "-1", "0.5"},
                      Row{"ordinal_three_below", kOrdinal, "5", "2", "", "0.25", "", "-3", "0"},
                      Row{"relation_holds", kRelation, "7.1", "6.5", "", "0.25", "", "0.6", "1"},
                      Row{"relation_fails", kRelation, "6.4", "6.5", "", "0.25", "", "-0.1", "0"},
                      Row{"range_inside", kRatio, "4", "3", "", "0.25", "", "1", "1", kRange, "6"},
                      Row{"range_above", kRatio, "7", "3", "", "0.25", "", "-1", "2/3", kRange, "6"},
                      Row{"range_below", kRatio, "2", "3", "", "0.25", "", "-1", "2/3", kRange, "6"},
                      Row{"range_width_zero", kRatio, "2", "3", "", "0.25", "", "-1", "0", kRange, "3"}),
    [](const auto& test) { return test.param.name; });

TEST(IndicatorTest, ProvincialProjectsAtTheEndOfAugust) {
  IndicatorInput input;
  input.value = Dec("86.58");
  input.target = Dec("100");
  input.schedule = Rational(8, 12);
  const Assessment result = AssessWith(input);
  EXPECT_EQ(FormatFixed(*result.deviation, 2), "19.91");
  EXPECT_TRUE(result.deviation_in_points);
  input.value = Dec("67.8");
  input.schedule = Rational(1, 2);
  EXPECT_EQ(FormatFixed(*AssessWith(input).deviation, 1), "17.8");
}

TEST(IndicatorTest, InvestmentAgainstTheWorkReport) {
  IndicatorInput input;
  input.value = Dec("117.3");
  input.target = Dec("130");
  input.schedule = 1;
  EXPECT_EQ(FormatFixed(*AssessWith(input).completion, 4), "0.9023");
}

TEST(IndicatorTest, MilestonesCountByWeight) {
  IndicatorInput input;
  input.kind = kMilestone;
  input.achieved_weight = 30;
  input.planned_weight = 40;
  input.total_weight = 100;
  const Assessment result = AssessWith(input);
  EXPECT_EQ(Text(result.completion), "0.3");
  EXPECT_EQ(Text(result.deviation), "-10");
  EXPECT_EQ(Text(result.attainment), "0.75");
  input.planned_weight = 0;
  EXPECT_EQ(AssessWith(input).attainment, std::nullopt);
}

TEST(IndicatorTest, ComparatorsOfARelation) {
  IndicatorInput input;
  input.kind = kRelation;
  input.value = Dec("5");
  input.target = Dec("5");
  const auto holds = [&](Comparator comparator) {
    input.comparator = comparator;
    return *AssessWith(input).attainment == 1;
  };
  EXPECT_TRUE(holds(Comparator::kAtLeast));
  EXPECT_FALSE(holds(Comparator::kMoreThan));
  EXPECT_TRUE(holds(Comparator::kAtMost));
  EXPECT_FALSE(holds(Comparator::kLessThan));
  EXPECT_TRUE(holds(Comparator::kEqual));
}

TEST(IndicatorTest, RatesDeviateInTheirOwnUnitUnlessItIsPercent) {
  IndicatorInput input;
  input.kind = kRate;
  input.value = 1;
  input.target = 2;
  EXPECT_FALSE(AssessWith(input).deviation_in_points);
  input.percent_unit = true;
  EXPECT_TRUE(AssessWith(input).deviation_in_points);
}

TEST(IndicatorTest, KindNamesRoundTrip) {
  for (const IndicatorKind kind :
       {kCum, kCount, kStock, kRate, kRatio, kCap, kZero, kOrdinal, kRelation, kMilestone}) {
    EXPECT_EQ(ParseKind(KindName(kind)), kind);
  }
  EXPECT_EQ(ParseKind("OTHER"), std::nullopt);
}

}  // namespace
}  // namespace duban::reporting::indicator_test

// A better actual, by the direction of its kind, never lowers a score.
#include <gtest/gtest.h>

#include <set>

#include "services/reporting/domain/evaluation/own_inputs_of.h"
#include "services/reporting/domain/score/campaign_inputs.h"
#include "services/reporting/domain/score/formula_catalogue.h"
#include "tests/unit/reporting/property/better.h"
#include "tests/unit/reporting/property/checks.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::property {
namespace {

IndicatorInput SomeIndicator(Dice& dice) {
  IndicatorInput input;
  input.kind = static_cast<IndicatorKind>(dice.Roll(0, 9));
  input.direction = static_cast<Direction>(dice.OneIn(3) ? dice.Roll(1, 2) : 0);
  input.comparator = static_cast<Comparator>(dice.Roll(0, 4));
  input.baseline = dice.Amount(0, 5);
  input.target =
      input.kind == IndicatorKind::kStock ? dice.Amount(0, 9) : Rational(*input.baseline + dice.Amount(0, 9));
  input.upper = *input.target + dice.Amount(0, 5);
  input.schedule = Rational(dice.Roll(1, 36), 36);
  if (dice.OneIn(4)) input.planned = *input.target * dice.Roll(1, 12) / 10;
  input.value = dice.Amount(-3, 20);
  input.total_weight = 100;
  input.planned_weight = dice.Roll(0, 100);
  input.achieved_weight = dice.Roll(0, 80);
  return input;
}

K1Result ScoreAlone(const IndicatorInput& input, const Scheme& scheme) {
  IndicatorCase one;
  one.weight = 1;
  one.attainment = Assess(input, scheme.indicator).attainment;
  return ScoreK1({one}, scheme);
}

TEST(IndicatorPropertyTest, ABetterActualNeverLowersTheScoreOfItsIndicator) {
  Dice dice(7);
  Scheme capped = Rubric();
  capped.formulas["K1"] = std::string(kCappedAttainment);
  std::set<IndicatorKind> rose;
  for (int round = 0; round < 5000; ++round) {
    const IndicatorInput worse = SomeIndicator(dice);
    const Scheme& scheme = dice.OneIn(2) ? capped : Rubric();
    const K1Result low = ScoreAlone(worse, scheme);
    const K1Result high = ScoreAlone(Better(worse, dice), scheme);
    ASSERT_EQ(low.leaf.applicable, high.leaf.applicable);
    ASSERT_LE(low.leaf.exact, high.leaf.exact) << "round " << round << " " << KindName(worse.kind);
    ASSERT_LE(low.attainment_mean, high.attainment_mean) << "round " << round << " " << KindName(worse.kind);
    if (low.leaf.exact < high.leaf.exact) rose.insert(worse.kind);
  }
  EXPECT_EQ(rose.size(), 10u) << "every kind has something to gain";
}

// K1 of everyone, by unit, with the mean attainment.
std::map<std::string, K1Result> K1Of(const Projection& record, const OwnInputs& own, const Cast& cast) {
  const PeriodInputs inputs(record, record.campaigns.at(kCampaign), Rubric(), kQuarter, own);
  std::map<std::string, K1Result> results;
  for (const std::string& unit : cast.Evaluated()) {
    const bool reports =
        std::find(cast.reporters.begin(), cast.reporters.end(), unit) != cast.reporters.end();
    const CardInput input = reports ? inputs.ForUnit(unit, "DEPT") : inputs.ForTaskForce(unit, "TF");
    const auto k1 = std::find_if(input.leaves.begin(), input.leaves.end(),
                                 [](const LeafResult& leaf) { return leaf.id == LeafId::kK1; });
    results[unit] = {*k1, input.attainment_mean};
  }
  return results;
}

TEST(IndicatorPropertyTest, ABetterActualOnRecordNeverLowersAnybodysK1) {
  std::set<IndicatorKind> rose;
  for (const unsigned seed : Seeds(400'000, 160)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    const RandomRecord random = MakeRecord(dice);
    const Projection record = random.Whole();
    const auto before = K1Of(record, {}, random.cast);
    for (const auto& [code, item] : ItemsOf(record, kCampaign)) {
      if (item.kind != ItemKind::kIndicator) continue;
      const std::optional<Projection> better = WithBetter(record, item, kQuarter, dice);
      if (!better) continue;
      for (const auto& [unit, after] : K1Of(*better, {}, random.cast)) {
        const K1Result& low = before.at(unit);
        EXPECT_EQ(low.leaf.applicable, after.leaf.applicable) << unit << " " << code;
        EXPECT_LE(low.leaf.exact, after.leaf.exact)
            << unit << " " << code << " " << KindName(item.indicator.kind);
        EXPECT_LE(low.attainment_mean, after.attainment_mean) << unit << " " << code;
        if (low.leaf.exact < after.leaf.exact) rose.insert(item.indicator.kind);
      }
    }
    ASSERT_FALSE(HasFailure());
  }
  EXPECT_TRUE(IsRepeat() || rose.size() == 10) << rose.size();
}

TEST(IndicatorPropertyTest, ABetterActualNeverLowersTheTotalOfItsUnit) {
  int rose = 0;
  for (const unsigned seed : Seeds(410'000, 150)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    const RandomRecord random = MakeRecord(dice);
    const Book book = MakeBook(dice, random).Whole();
    const Projection record = random.Whole();
    if (random.cast.items.empty()) continue;
    const auto item = ItemsOf(record, kCampaign).find(dice.Pick(random.cast.items));
    if (item == ItemsOf(record, kCampaign).end() || item->second.kind != ItemKind::kIndicator) continue;
    const std::optional<Projection> better = WithBetter(record, item->second, kQuarter, dice);
    if (!better) continue;
    const QuarterResult low = ScoresOf(record, book);
    const QuarterResult high = ScoresOf(*better, book);
    const Scorecard* before = low.Find(item->second.leads.front().unit);
    const Scorecard* after = high.Find(item->second.leads.front().unit);
    if (before == nullptr || item->second.leads.size() > 1) continue;
    EXPECT_LE(before->total, after->total);
    EXPECT_GE(before->rank, after->rank);
    rose += before->total < after->total;
    ASSERT_FALSE(HasFailure());
  }
  EXPECT_TRUE(IsRepeat() || rose > 10) << rose;
}

}  // namespace
}  // namespace duban::reporting::property

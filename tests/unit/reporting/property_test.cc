// Properties that hold for any campaign, on random small ones with a fixed seed.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "services/reporting/domain/score/explain.h"
#include "services/reporting/domain/score/flat_ledger.h"
#include "services/reporting/domain/score/quarter.h"
#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/golden.h"
#include "tests/unit/reporting/score/random_campaign.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

void CheckLeaf(const LeafResult& leaf) {
  Rational sum = 0;
  for (const LedgerLine& line : leaf.lines) sum += line.contribution;
  EXPECT_EQ(sum, leaf.exact) << LeafName(leaf.id);
  EXPECT_EQ(leaf.rounded, R2(leaf.exact));
  EXPECT_GE(leaf.exact, 0);
  EXPECT_LE(leaf.exact, leaf.points);
}

// The components add up to the base: printed ones with a panel, exact ones scaled once without.
void CheckCard(const Scorecard& card) {
  Rational ledger = 0;
  for (const FlatLine& line : FlatLedger(card)) ledger += line.line.contribution;
  EXPECT_EQ(ledger, card.total) << "the flat ledger does not add up";
  Rational points = 0;
  Rational exact = 0;
  Rational printed = 0;
  for (const Component& component : card.components) {
    for (const LeafResult& leaf : component.leaves) {
      if (leaf.applicable) CheckLeaf(leaf);
    }
    if (!component.applicable) continue;
    points += component.points;
    exact += component.exact;
    printed += component.rounded;
  }
  if (!card.IsRanked()) return;
  const bool panel = !card.flags.contains(Flag::kNoPanel);
  EXPECT_EQ(points * card.scale, 100);
  EXPECT_EQ(card.base, panel ? printed : R2(exact * card.scale));
  EXPECT_EQ(card.total, Clamp(card.base + card.bonus - card.deductions, 0, 103));
  EXPECT_EQ(card.base, R2(card.base));
}

// A rank is one more than the number of units with a better key.
void CheckRanks(const GroupResult& group) {
  const auto key = [](const Scorecard& card) {
    const Component* k1 = card.Find("K1");
    const Component* k3 = card.Find("K3");
    return std::make_tuple(!card.flags.contains(Flag::kVeto), card.total,
                           k1->applicable ? k1->rounded : Rational(0),
                           k3->applicable ? k3->rounded : Rational(0), Rational(-card.deductions));
  };
  for (const Scorecard& card : group.cards) {
    if (!card.IsRanked()) {
      EXPECT_EQ(card.rank, 0);
      continue;
    }
    const auto better = std::count_if(group.cards.begin(), group.cards.end(), [&](const Scorecard& other) {
      return other.IsRanked() && key(other) > key(card);
    });
    EXPECT_EQ(card.rank, better + 1);
    EXPECT_TRUE(!card.flags.contains(Flag::kVeto) || card.grade == Grade::kPoor);
    EXPECT_TRUE(!card.flags.contains(Flag::kRedCard) || card.grade != Grade::kExcellent);
  }
}

TEST(PropertyTest, CardsAddUpAndRanksAreLegal) {
  Dice dice(20241123);
  int ranked = 0;
  for (int round = 0; round < 1000; ++round) {
    const CampaignBuilder builder = RandomCampaign(dice);
    const OwnInputs own = dice.OneIn(3) ? OwnInputs() : RandomBook(dice);
    const QuarterResult result =
        ComputeQuarter(builder.projection(), Rubric(), CampaignBuilder::kCampaign, PeriodOf("2024-Q1"), own)
            .value();
    for (const GroupResult& group : result.groups) {
      for (const Scorecard& card : group.cards) {
        CheckCard(card);
        ranked += card.IsRanked() ? 1 : 0;
      }
      CheckRanks(group);
    }
    ASSERT_FALSE(HasFailure()) << "round " << round;
  }
  EXPECT_GT(ranked, 2000);
}

TEST(PropertyTest, AnySetOfEmptyLeavesKeepsTheSum) {
  using enum LeafId;
  CardInput full = GoldenInput();
  full.leaves.push_back(ScoreB2({3, 12, 1, 1}, Rubric()));
  for (int set = 0; set < 1 << 7; ++set) {
    std::vector<LeafId> empty;
    const LeafId single[] = {kK1, kK2b, kK2c, kK3a, kK3b, kP2a};
    for (int bit = 0; bit < 6; ++bit) {
      if (set & (1 << bit)) empty.push_back(single[bit]);
    }
    if (set & (1 << 6)) empty.push_back(kP3);
    CheckCard(BuildCard(Without(full, empty), Rubric()));
    empty.insert(empty.end(), {kP1, kP2b, kB1, kB3});
    CheckCard(BuildCard(Without(full, empty), Rubric()));
    ASSERT_FALSE(HasFailure()) << "set " << set;
  }
}

IndicatorInput RandomIndicator(Dice& dice) {
  IndicatorInput input;
  input.kind = static_cast<IndicatorKind>(dice.Roll(0, 9));
  input.direction = static_cast<Direction>(dice.OneIn(3) ? dice.Roll(1, 2) : 0);
  input.comparator = static_cast<Comparator>(dice.Roll(0, 4));
  input.baseline = dice.Amount(0, 5);
  // A target above the baseline: "better" is then the same way for every amount.
  input.target = *input.baseline + dice.Amount(0, 9);
  input.upper = *input.target + dice.Amount(0, 5);
  input.schedule = Rational(dice.Roll(1, 36), 36);
  input.value = dice.Amount(-3, 20);
  input.total_weight = 100;
  input.planned_weight = dice.Roll(0, 100);
  input.achieved_weight = dice.Roll(0, 80);
  return input;
}

// `value` a random way closer to `to`.
Rational Closer(const Rational& value, const Rational& to, Dice& dice) {
  return value + (to - value) * dice.Roll(0, 10) / 10;
}

bool LessIsBetter(const IndicatorInput& input) {
  if (input.kind == IndicatorKind::kRelation && input.direction == Direction::kHigher) {
    return input.comparator == Comparator::kAtMost || input.comparator == Comparator::kLessThan;
  }
  return input.direction == Direction::kLower || input.kind == IndicatorKind::kCap ||
         input.kind == IndicatorKind::kOrdinal;
}

// The same indicator with an actual that is better, by the direction of its kind, or as good.
IndicatorInput Better(IndicatorInput input, Dice& dice) {
  const Rational& value = *input.value;
  if (input.kind == IndicatorKind::kMilestone) {
    input.achieved_weight += dice.Roll(0, 20);
  } else if (input.kind == IndicatorKind::kZero) {
    input.value = Closer(value, 0, dice);
  } else if (input.direction == Direction::kRange) {
    input.value = Closer(value, Clamp(value, *input.target, *input.upper), dice);
  } else if (input.kind == IndicatorKind::kRelation && input.comparator == Comparator::kEqual &&
             input.direction == Direction::kHigher) {
    input.value = Closer(value, *input.target, dice);
  } else {
    input.value = value + (LessIsBetter(input) ? -1 : 1) * dice.Amount(0, 5);
  }
  return input;
}

TEST(PropertyTest, ABetterActualNeverLowersTheScoreOfItsIndicator) {
  Dice dice(7);
  const auto score = [](const IndicatorInput& input) {
    IndicatorCase one;
    one.weight = 1;
    one.attainment = Assess(input, Rubric().indicator).attainment;
    return ScoreK1({one}, Rubric());
  };
  std::set<IndicatorKind> rose;
  for (int round = 0; round < 8000; ++round) {
    const IndicatorInput worse = RandomIndicator(dice);
    const K1Result low = score(worse);
    const K1Result high = score(Better(worse, dice));
    ASSERT_EQ(low.leaf.applicable, high.leaf.applicable);
    ASSERT_LE(low.leaf.exact, high.leaf.exact) << "round " << round << " " << KindName(worse.kind);
    ASSERT_LE(low.attainment_mean, high.attainment_mean) << "round " << round << " " << KindName(worse.kind);
    if (low.leaf.exact < high.leaf.exact) rose.insert(worse.kind);
  }
  EXPECT_EQ(rose.size(), 10u) << "every kind has something to gain";
}

// The same campaign with one indicator missing, zero, pending or not applicable.
TEST(PropertyTest, MissingIsNotZeroAndNeitherIsNotApplicable) {
  Dice dice(11);
  for (int round = 0; round < 60; ++round) {
    const int weight = dice.Roll(1, 3);
    const std::string other = FormatExact(Rational(dice.Roll(150, 250), 10));
    const auto k1 = [&](const char* what) {
      CampaignBuilder builder;
      builder.AddIndicator("I-1", [&](Item& item) { item.weight = weight; });
      builder.AddIndicator("I-2",
                           [&](Item& item) { item.lead_unit = "dept-b", item.coop_units = {"dept-a"}; });
      FormRow row = ValueRow("I-1", "0");
      row.not_applicable = what == std::string("not applicable");
      if (what == std::string("missing")) {
        builder.AddMissing("dept-a", "2024-M03-D3");
      } else {
        builder.AddForm("dept-a", "2024-M03-D3", {row});
      }
      builder.AddForm("dept-b", "2024-M03-D3", {ValueRow("I-2", other.c_str())});
      const QuarterResult result =
          ComputeQuarter(builder.projection(), Rubric(), CampaignBuilder::kCampaign, PeriodOf("2024-Q1"))
              .value();
      return *result.Find("dept-a");
    };
    const Scorecard missing = k1("missing");
    const Scorecard zero = k1("zero");
    const Scorecard out = k1("not applicable");
    EXPECT_TRUE(missing.flags.contains(Flag::kMissingReport));
    EXPECT_FALSE(zero.flags.contains(Flag::kMissingReport));
    EXPECT_EQ(missing.Find("K1")->exact, zero.Find("K1")->exact);
    EXPECT_LT(missing.Find("K2")->exact, zero.Find("K2")->exact);
    EXPECT_GT(out.Find("K1")->exact, zero.Find("K1")->exact);
    ASSERT_FALSE(HasFailure()) << "round " << round;
  }
}

TEST(PropertyTest, ChangesDeliveredAgainAndAgainGiveTheSameProjection) {
  Dice dice(3);
  for (int round = 0; round < 200; ++round) {
    const CampaignBuilder builder = RandomCampaign(dice);
    Projection replayed;
    replayed.jurisdiction = builder.projection().jurisdiction;
    const std::vector<ChangedResource>& changes = builder.changes();
    for (size_t i = 0; i < changes.size(); ++i) {
      // A follower that restarts reads some changes again.
      const size_t from = i - static_cast<size_t>(dice.Roll(0, static_cast<int>(std::min<size_t>(i, 3))));
      for (size_t again = from; again <= i; ++again) Apply(replayed, changes[again]);
    }
    ASSERT_EQ(ProjectionDigest(replayed), ProjectionDigest(builder.projection())) << "round " << round;
  }
}

}  // namespace
}  // namespace duban::reporting

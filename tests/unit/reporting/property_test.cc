// Properties that hold for any campaign, on random small ones with a fixed seed.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "services/reporting/domain/explain.h"
#include "services/reporting/domain/quarter.h"
#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/golden.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  int Roll(int low, int high) { return std::uniform_int_distribution<int>(low, high)(engine_); }
  bool OneIn(int n) { return Roll(1, n) == 1; }
  Rational Amount(int low, int high) { return Rational(Roll(low * 10, high * 10), 10); }

 private:
  std::mt19937 engine_;
};

const char* const kUnits[] = {"dept-a", "dept-b", "dept-c", "town-a"};

void AddRandomItem(int number, Dice& dice, CampaignBuilder& builder) {
  const std::string code = "X-" + std::to_string(number);
  const auto common = [&](Item& item) {
    item.lead_unit = kUnits[dice.Roll(0, 3)];
    if (dice.OneIn(3)) item.coop_units = {kUnits[dice.Roll(0, 3)]};
    item.weight = dice.Roll(1, 3);
  };
  switch (dice.Roll(0, 3)) {
    case 0:
      return builder.AddIndicator(code, [&](Item& item) {
        common(item);
        item.indicator.kind = static_cast<IndicatorKind>(dice.Roll(0, 8));
        item.indicator.target = dice.Amount(-1, 10);
        item.indicator.baseline = dice.Amount(0, 5);
      });
    case 1:
      return builder.AddProject(code, [&](Item& item) {
        common(item);
        item.project.project_class = dice.OneIn(2) ? "BUILD" : "RESERVE";
        if (dice.OneIn(2)) item.project.annual_plan_wan = dice.Amount(0, 900);
        item.project.planned_start = absl::CivilDay(2024, dice.Roll(1, 5), 1);
        item.project.milestones = {{"m1", 20, absl::CivilDay(2024, 2, 1)},
                                   {"m2", 30, absl::CivilDay(2024, 6, 1)}};
      });
    default:
      return builder.AddTask(code, [&](Item& item) {
        common(item);
        item.due = absl::CivilDay(2024, dice.Roll(1, 12), dice.Roll(1, 28));
      });
  }
}

FormRow RandomRow(const Item& item, Dice& dice) {
  FormRow row;
  row.item = item.code;
  if (dice.OneIn(8)) {
    row.pending = true;
    return row;
  }
  row.value = dice.Amount(-2, 12);
  row.progress = dice.Roll(0, 100);
  if (dice.OneIn(4)) row.done = absl::CivilDay(2024, dice.Roll(1, 3), dice.Roll(1, 28));
  if (dice.OneIn(2)) row.started = absl::CivilDay(2024, dice.Roll(1, 3), dice.Roll(1, 28));
  row.invested_wan = dice.Amount(0, 900);
  if (dice.OneIn(2)) row.achieved_milestones = {"m1"};
  return row;
}

void AddRandomForms(const Period& dekad, Dice& dice, CampaignBuilder& builder) {
  for (const char* unit : kUnits) {
    if (dice.OneIn(12)) {
      builder.AddMissing(unit, PeriodId(dekad));
      continue;
    }
    std::vector<FormRow> rows;
    for (const auto& [code, item] : ItemsOf(builder.projection(), CampaignBuilder::kCampaign)) {
      if (item.lead_unit == unit) rows.push_back(RandomRow(item, dice));
    }
    builder.AddForm(unit, PeriodId(dekad), rows, [&](Form& form) {
      if (dice.OneIn(6)) form.form_class = FormClass::kLate;
      form.tf_return_count = dice.OneIn(4) ? dice.Roll(1, 3) : 0;
      form.tf_unreviewed = dice.OneIn(10);
      if (form.tf_unreviewed) form.reviews[0].outcome = ReviewOutcome::kPending;
    });
  }
}

void AddRandomOfficials(Dice& dice, CampaignBuilder& builder) {
  for (const auto& [code, item] : ItemsOf(builder.projection(), CampaignBuilder::kCampaign)) {
    if (item.kind != ItemKind::kIndicator || !dice.OneIn(3)) continue;
    const std::string value = dice.OneIn(4) ? "" : FormatExact(dice.Amount(-2, 12));
    builder.AddOfficial(code, dice.OneIn(2) ? "2024-M03" : "2024-Q1", value.c_str());
  }
}

CampaignBuilder RandomCampaign(Dice& dice) {
  CampaignBuilder builder;
  const int items = dice.Roll(0, 8);
  for (int i = 0; i < items; ++i) AddRandomItem(i, dice, builder);
  for (const char* dekad : {"2024-M01-D1", "2024-M03-D2", "2024-M03-D3"}) {
    AddRandomForms(PeriodOf(dekad), dice, builder);
  }
  AddRandomOfficials(dice, builder);
  return builder;
}

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
    return std::make_tuple(card.total, k1->applicable ? k1->rounded : Rational(0),
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
  }
}

TEST(PropertyTest, CardsAddUpAndRanksAreLegal) {
  Dice dice(20241123);
  int ranked = 0;
  for (int round = 0; round < 2000; ++round) {
    const CampaignBuilder builder = RandomCampaign(dice);
    const QuarterResult result =
        ComputeQuarter(builder.projection(), Rubric(), CampaignBuilder::kCampaign, PeriodOf("2024-Q1"))
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
  EXPECT_GT(ranked, 5000);
}

TEST(PropertyTest, AnySetOfEmptyLeavesKeepsTheSum) {
  using enum LeafId;
  CardInput full = GoldenInput();
  full.leaves.push_back(ScoreB2(3, 12, 1, Rubric()));
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

TEST(PropertyTest, ABetterValueNeverLowersTheScore) {
  Dice dice(7);
  const auto score = [](const IndicatorInput& input) {
    const Assessment assessment = Assess(input, Rubric().indicator);
    return ScoreK1({{{}, 1, assessment.attainment}}, Rubric()).leaf;
  };
  int compared = 0;
  for (int round = 0; round < 5000; ++round) {
    IndicatorInput worse;
    worse.kind = static_cast<IndicatorKind>(dice.Roll(0, 5));
    worse.direction = dice.OneIn(4) ? Direction::kLower : Direction::kHigher;
    const bool lower = worse.kind == IndicatorKind::kCap || worse.direction == Direction::kLower;
    worse.baseline = dice.Amount(0, 5);
    // A target above the baseline: "better" is then the same way for every kind.
    worse.target = *worse.baseline + dice.Amount(0, 9);
    worse.schedule = Rational(dice.Roll(1, 36), 36);
    worse.value = dice.Amount(-3, 20);
    IndicatorInput better = worse;
    better.value = *worse.value + (lower ? -1 : 1) * dice.Amount(0, 5);
    const LeafResult low = score(worse);
    const LeafResult high = score(better);
    ASSERT_EQ(low.applicable, high.applicable);
    ASSERT_LE(low.exact, high.exact) << "round " << round << " " << KindName(worse.kind);
    compared += low.exact < high.exact ? 1 : 0;
  }
  EXPECT_GT(compared, 500);
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

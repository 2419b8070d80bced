// Ranks, grades and the quota on groups in which ties, vetoes and red cards
// abound; quarters and years.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "services/reporting/domain/score/ranking.h"
#include "services/reporting/domain/score/year.h"
#include "tests/unit/reporting/property/checks.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::property {
namespace {

// A leaf with one line of nearly all its points; few values, so that units tie.
LeafResult SomeLeaf(Dice& dice, LeafId id, const Rational& points) {
  LedgerLine line;
  line.what = "一项";
  line.contribution = points * (20 - dice.Roll(0, dice.OneIn(6) ? 12 : 2)) / 20;
  return SumLeaf(id, points, {line}, Rubric());
}

void AddLeaves(Dice& dice, CardInput& input) {
  using enum LeafId;
  const LeafPoints& points = Rubric().points;
  const std::pair<LeafId, Rational> work[] = {{kK1, points.k1},   {kK2a, points.k2a}, {kK2b, points.k2b},
                                              {kK2c, points.k2c}, {kK3a, points.k3a}, {kK3b, points.k3b},
                                              {kP2a, points.p2a}, {kP3, points.p3}};
  const std::pair<LeafId, Rational> votes[] = {
      {kP1, points.p1}, {kP2b, points.p2b}, {kB1, points.b1}, {kB3, points.b3}};
  for (const auto& [id, most] : work) {
    if (!dice.OneIn(12)) input.leaves.push_back(SomeLeaf(dice, id, most));
  }
  if (dice.OneIn(5)) return;
  for (const auto& [id, most] : votes) input.leaves.push_back(SomeLeaf(dice, id, most));
}

CardInput SomeInput(Dice& dice, const std::string& unit, const Period& period) {
  CardInput input;
  input.unit = unit;
  input.group = "DEPT";
  input.period = period;
  AddLeaves(dice, input);
  const bool has_k1 = std::any_of(input.leaves.begin(), input.leaves.end(),
                                  [](const LeafResult& leaf) { return leaf.id == LeafId::kK1; });
  if (has_k1) input.attainment_mean = Rational(dice.Roll(8, 13), 10);
  if (dice.OneIn(10)) input.vetoes.emplace_back();
  if (!input.vetoes.empty()) input.flags.insert(Flag::kVeto);
  input.red_cards = dice.OneIn(8) ? dice.Roll(1, 2) : 0;
  if (input.red_cards > 0) input.flags.insert(Flag::kRedCard);
  if (dice.OneIn(15)) input.flags.insert(Flag::kNotRanked);
  input.interviewed = dice.OneIn(20);
  if (dice.OneIn(3)) input.adjustments.push_back({dice.OneIn(2), dice.Roll(1, 3), {}});
  return input;
}

QuarterResult SomeGroup(Dice& dice, int units, const Period& period) {
  std::vector<CardInput> inputs;
  for (int i = 0; i < units; ++i) {
    // Every other unit is often its neighbour's twin.
    CardInput input = SomeInput(dice, absl::StrCat("unit-", i), period);
    if (i % 2 == 1 && dice.OneIn(2)) {
      input = inputs.back();
      input.unit = absl::StrCat("unit-", i);
    }
    inputs.push_back(std::move(input));
  }
  dice.Shuffle(inputs);
  QuarterResult result;
  result.campaign = kCampaign;
  result.quarter = period;
  result.groups = {{"DEPT", ScoreGroup(std::move(inputs), Rubric())}};
  return result;
}

TEST(RanksPropertyTest, QuartersRankLegally) {
  std::map<std::string, int> seen;
  for (const unsigned seed : Seeds(200'000, 300)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    const QuarterResult result = SomeGroup(dice, dice.Roll(1, 9), kQuarter);
    const std::vector<Scorecard>& cards = result.groups[0].cards;
    for (const Scorecard& card : cards) {
      CheckCard(card);
      seen["excellent"] += card.grade == Grade::kExcellent;
      seen["beyond the quota"] += card.grade == Grade::kGood && card.total >= 90;
    }
    for (size_t i = 1; i < cards.size(); ++i) {
      seen["tie"] += cards[i].IsRanked() && cards[i].rank == cards[i - 1].rank;
    }
    CheckRanks(result.groups[0]);
    ASSERT_FALSE(HasFailure());
  }
  for (const auto& [what, times] : seen) EXPECT_TRUE(IsRepeat() || times > 30) << what << " " << times;
}

// The other order of B2's inputs, of vetoes and of ties would show here.
TEST(RanksPropertyTest, TheOrderOfTheUnitsIsNoInput) {
  for (const unsigned seed : Seeds(210'000, 60)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    std::vector<CardInput> inputs;
    for (int i = 0; i < 6; ++i) inputs.push_back(SomeInput(dice, absl::StrCat("unit-", i), kQuarter));
    QuarterResult one;
    one.groups = {{"DEPT", ScoreGroup(inputs, Rubric())}};
    dice.Shuffle(inputs);
    QuarterResult other;
    other.groups = {{"DEPT", ScoreGroup(inputs, Rubric())}};
    ASSERT_EQ(ScoresDigest(one), ScoresDigest(other));
  }
}

Rational YearTotal(const YearEntry& entry) {
  if (entry.quarters.size() < 2) return R2(entry.annual);
  Rational sum = 0;
  for (const QuarterTotal& quarter : entry.quarters) sum += quarter.total;
  return R2(Rational(6, 10) * sum / entry.quarters.size() + Rational(4, 10) * entry.annual);
}

bool GoesDown(const YearEntry& entry) { return entry.red_cards >= 2 || entry.interviewed; }

void CheckYearGrade(const YearEntry& entry) {
  ASSERT_TRUE(entry.grade.has_value());
  int lowered = static_cast<int>(entry.grade_by_total) + (GoesDown(entry) ? 1 : 0);
  if (entry.vetoes > 0) lowered = std::max(lowered, static_cast<int>(Grade::kFair));
  EXPECT_EQ(static_cast<int>(*entry.grade), std::min(lowered, static_cast<int>(Grade::kPoor))) << entry.unit;
  EXPECT_EQ(entry.reasons.empty(), !GoesDown(entry) && entry.vetoes == 0) << entry.unit;
}

// The year's own merit: T of the year, then the annual evaluation's K1, K3 and
// deductions.
auto YearMerit(const YearEntry& entry, const QuarterResult& annual) {
  const Scorecard& card = *annual.Find(entry.unit);
  const auto printed = [&](const char* id) {
    return card.Find(id)->applicable ? card.Find(id)->rounded : Rational(0);
  };
  return std::make_tuple(entry.total, printed("K1"), printed("K3"), Rational(-card.deductions));
}

void CheckYear(const YearGroup& group, const QuarterResult& annual) {
  std::vector<GradedPlace> places;
  for (const YearEntry& entry : group.entries) {
    if (entry.rank == 0) continue;
    EXPECT_EQ(entry.total, YearTotal(entry)) << entry.unit;
    EXPECT_EQ(entry.converted, R2(entry.total / 10)) << entry.unit;
    const auto better =
        std::count_if(group.entries.begin(), group.entries.end(), [&](const YearEntry& other) {
          return other.rank != 0 && YearMerit(other, annual) > YearMerit(entry, annual);
        });
    EXPECT_EQ(entry.rank, better + 1) << entry.unit;
    CheckYearGrade(entry);
    places.push_back({entry.total, entry.rank, entry.vetoes > 0 || GoesDown(entry), entry.grade_by_total});
  }
  CheckQuota(places);
}

TEST(RanksPropertyTest, YearsRankLegally) {
  for (const unsigned seed : Seeds(220'000, 120)) {
    SCOPED_TRACE(Repeat(seed));
    Dice dice(seed);
    const int units = dice.Roll(1, 8);
    std::vector<QuarterResult> quarters;
    for (int index = dice.Roll(1, 4); index <= 4; ++index) {
      quarters.push_back(SomeGroup(dice, units, {PeriodKind::kQuarter, 2024, index}));
    }
    const QuarterResult annual = SomeGroup(dice, units, kYear);
    const YearResult year = ComputeYear(quarters, annual, Rubric());
    CheckYear(year.groups[0], annual);
    ASSERT_FALSE(HasFailure());
  }
}

}  // namespace
}  // namespace duban::reporting::property

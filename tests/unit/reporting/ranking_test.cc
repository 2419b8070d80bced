#include "services/reporting/domain/score/ranking.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "tests/unit/reporting/golden.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::ranking_test {
namespace {

using ::testing::ElementsAre;

Scorecard Card(const std::string& unit, const char* total, const char* k1 = "0", const char* k3 = "0",
               const char* deductions = "0") {
  Scorecard card;
  card.unit = unit;
  card.total = Dec(total);
  card.deductions = Dec(deductions);
  for (const auto& [id, value] : {std::pair{"K1", k1}, std::pair{"K3", k3}}) {
    Component component;
    component.id = id;
    component.applicable = true;
    component.rounded = Dec(value);
    card.components.push_back(component);
  }
  return card;
}

std::vector<std::string> Order(const std::vector<Scorecard>& cards) {
  std::vector<std::string> order;
  for (const Scorecard& card : cards) order.push_back(card.unit + std::to_string(card.rank));
  return order;
}

int CountExcellent(const std::vector<Scorecard>& cards) {
  int count = 0;
  for (const Scorecard& card : cards) count += card.grade == Grade::kExcellent ? 1 : 0;
  return count;
}

TEST(RankingTest, EqualUnitsShareTheRankAndTheNextIsSkipped) {
  EXPECT_THAT(
      Order(RankGroup({Card("d", "70"), Card("c", "80"), Card("b", "80"), Card("a", "90")}, Rubric())),
      ElementsAre("a1", "b2", "c2", "d4"));
}

TEST(RankingTest, TiesAreBrokenByK1ThenK3ThenSmallerDeductions) {
  EXPECT_THAT(Order(RankGroup({Card("a", "80", "20", "9", "1"), Card("b", "80", "21", "1", "5"),
                               Card("c", "80", "20", "10", "5"), Card("d", "80", "20", "9", "0")},
                              Rubric())),
              ElementsAre("b1", "c2", "d3", "a4"));
}

TEST(RankingTest, AnEmptyComponentCountsZeroInATie) {
  Scorecard empty = Card("a", "80", "25");
  empty.components[0].applicable = false;
  EXPECT_THAT(Order(RankGroup({empty, Card("b", "80", "1")}, Rubric())), ElementsAre("b1", "a2"));
}

TEST(RankingTest, VetoedUnitsStandLastWithTheLowestGrade) {
  Scorecard vetoed = Card("a", "99");
  vetoed.flags.insert(Flag::kVeto);
  const auto cards = RankGroup({vetoed, Card("b", "10")}, Rubric());
  EXPECT_THAT(Order(cards), ElementsAre("b1", "a2"));
  EXPECT_EQ(cards[1].grade, Grade::kPoor);
}

TEST(RankingTest, UnitsThatAreNotRankedHaveNeitherRankNorGrade) {
  Scorecard out = Card("a", "0");
  out.flags.insert(Flag::kNotRanked);
  const auto cards = RankGroup({out, Card("b", "10")}, Rubric());
  EXPECT_THAT(Order(cards), ElementsAre("b1", "a0"));
  EXPECT_EQ(cards[1].grade, std::nullopt);
  EXPECT_EQ(cards[0].ranked, 1);
}

TEST(RankingTest, Grades) {
  EXPECT_EQ(GradeOf(Dec("90"), Rubric().grades), Grade::kExcellent);
  EXPECT_EQ(GradeOf(Dec("89.99"), Rubric().grades), Grade::kGood);
  EXPECT_EQ(GradeOf(Dec("79.99"), Rubric().grades), Grade::kFair);
  EXPECT_EQ(GradeOf(Dec("59.99"), Rubric().grades), Grade::kPoor);
}

TEST(QuotaTest, RoundsHalfUp) {
  std::vector<int> places;
  for (const int ranked : {5, 8, 11, 12, 15}) places.push_back(ExcellentQuota(ranked, Rubric().grades));
  EXPECT_THAT(places, ElementsAre(2, 2, 3, 4, 5));
}

std::vector<Scorecard> Excellent(int count) {
  std::vector<Scorecard> cards;
  for (int i = 0; i < count; ++i) cards.push_back(Card(std::string(1, static_cast<char>('a' + i)), "95"));
  for (int i = 0; i < count; ++i) cards[i].total = 99 - i;
  return cards;
}

TEST(QuotaTest, UnitsBeyondItAreGood) {
  const auto cards = RankGroup(Excellent(8), Rubric());
  EXPECT_EQ(CountExcellent(cards), 2);
  EXPECT_EQ(cards[2].grade, Grade::kGood);
}

TEST(QuotaTest, SmallGroupsHaveNone) { EXPECT_EQ(CountExcellent(RankGroup(Excellent(2), Rubric())), 2); }

TEST(QuotaTest, ATieOverTheLastPlaceGivesItToAll) {
  auto cards = Excellent(8);
  cards[2].total = cards[1].total;
  EXPECT_EQ(CountExcellent(RankGroup(cards, Rubric())), 3);
}

TEST(QuotaTest, APlaceLostByARedCardGoesToTheNext) {
  auto cards = Excellent(8);
  cards[0].flags.insert(Flag::kRedCard);
  const auto ranked = RankGroup(cards, Rubric());
  EXPECT_EQ(ranked[0].grade, Grade::kGood);
  EXPECT_EQ(ranked[1].grade, Grade::kExcellent);
  EXPECT_EQ(ranked[2].grade, Grade::kExcellent);
  EXPECT_EQ(ranked[3].grade, Grade::kGood);
}

TEST(ScoreGroupTest, EqualIndexSharesTheB2RankAndUnrankedUnitsDoNotCount) {
  std::vector<CardInput> inputs;
  for (const char* mean : {"1.2", "1.2", "0.7", "1.4"}) {
    inputs.push_back(GoldenInput());
    inputs.back().unit = std::string("u") + std::to_string(inputs.size());
    inputs.back().attainment_mean = Dec(mean);
  }
  inputs[3].flags.insert(Flag::kNotRanked);
  const auto cards = ScoreGroup(inputs, Rubric());
  std::vector<std::string> ranks;
  for (const Scorecard& card : cards) ranks.push_back(card.unit + ":" + std::to_string(card.index_rank));
  EXPECT_THAT(ranks, ElementsAre("u1:1", "u2:1", "u3:3", "u4:0"));
  EXPECT_EQ(cards[2].Find("B2")->rounded, Dec("2.5"));
  EXPECT_FALSE(cards[3].Find("B2")->applicable);
}

}  // namespace
}  // namespace duban::reporting::ranking_test

#include "tests/unit/reporting/golden.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "services/reporting/domain/score/ranking.h"
#include "services/reporting/domain/score/year.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

void ExpectLeaf(const LeafResult& leaf, const char* exact, const char* printed) {
  EXPECT_TRUE(leaf.applicable);
  EXPECT_EQ(FormatExact(leaf.exact), exact);
  EXPECT_EQ(FormatFixed(leaf.rounded, 2), printed);
  Rational sum = 0;
  for (const LedgerLine& line : leaf.lines) sum += line.contribution;
  EXPECT_EQ(sum, leaf.exact) << "the ledger lines do not add up";
}

TEST(GoldenExampleTest, K1) {
  const K1Result k1 = GoldenK1();
  ExpectLeaf(k1.leaf, "131/6", "21.83");
  EXPECT_EQ(FormatFixed(*k1.attainment_mean, 5), "0.87778");
}

TEST(GoldenExampleTest, K2) {
  ExpectLeaf(GoldenK2a(), "3.8", "3.80");
  ExpectLeaf(GoldenK2b(), "14/9", "1.56");
  ExpectLeaf(GoldenK2c(), "10/3", "3.33");
}

TEST(GoldenExampleTest, K3) {
  ExpectLeaf(GoldenK3a(), "8.25", "8.25");
  ExpectLeaf(GoldenK3b(), "7.69", "7.69");
}

TEST(GoldenExampleTest, Appraisals) {
  ExpectLeaf(GoldenP1(), "662/75", "8.83");  // a tenth of 1324/15
  ExpectLeaf(GoldenP2a(), "3", "3.00");
  ExpectLeaf(GoldenP2b(), "3.5", "3.50");
  ExpectLeaf(GoldenP3(), "14/3", "4.67");
}

TEST(GoldenExampleTest, Comparisons) {
  ExpectLeaf(GoldenB1(), "4.5", "4.50");
  ExpectLeaf(ScoreB2({3, 12, Dec("0.8454667"), Dec("0.8454667")}, Rubric()), "50/11", "4.55");
  ExpectLeaf(GoldenB3(), "4.28", "4.28");
}

TEST(GoldenExampleTest, CardAddsUp) {
  CardInput input = GoldenInput();
  input.leaves.push_back(ScoreB2({3, 12, 1, 1}, Rubric()));
  const Scorecard card = BuildCard(input, Rubric());
  EXPECT_EQ(FormatFixed(card.Find("K2")->rounded, 2), "8.69");
  EXPECT_EQ(FormatFixed(card.Find("K3")->rounded, 2), "15.94");
  EXPECT_EQ(FormatFixed(card.Find("P2")->rounded, 2), "6.50");
  EXPECT_EQ(FormatFixed(*card.index, 7), "0.8454667");
  EXPECT_EQ(FormatFixed(card.base, 2), "79.79");
  EXPECT_EQ(FormatFixed(card.total, 2), "80.29");
  EXPECT_EQ(card.scale, 1);
  EXPECT_TRUE(card.flags.empty());
}

// The group as it was: two units with a better index, nine with a worse one.
TEST(GoldenExampleTest, ThirdOfTwelveByIndex) {
  std::vector<CardInput> group = {GoldenInput()};
  for (int i = 0; i < 11; ++i) {
    CardInput other = GoldenInput();
    other.unit = "other-" + std::to_string(i);
    other.attainment_mean = i < 2 ? Dec("1.2") : Dec("0.5");
    group.push_back(other);
  }
  const std::vector<Scorecard> cards = ScoreGroup(group, Rubric());
  const auto found = std::find_if(cards.begin(), cards.end(),
                                  [](const Scorecard& card) { return card.unit == "department-x"; });
  ASSERT_NE(found, cards.end());
  EXPECT_EQ(found->index_rank, 3);
  EXPECT_EQ(found->ranked, 12);
  EXPECT_EQ(FormatFixed(found->Find("B2")->rounded, 2), "4.55");
  EXPECT_EQ(FormatFixed(found->total, 2), "80.29");
  EXPECT_EQ(found->grade, Grade::kGood);
  EXPECT_EQ(GradeTitle(*found->grade, Rubric().grades), "良好");
}

TEST(GoldenExampleTest, Year) {
  const YearScore year =
      ScoreYear({Dec("78.50"), Dec("80.29"), Dec("84.10"), Dec("86.05")}, Dec("88.40"), Rubric());
  EXPECT_EQ(FormatFixed(year.total, 2), "84.70");
  EXPECT_EQ(FormatFixed(year.converted, 2), "8.47");
  EXPECT_EQ(year.grade, Grade::kGood);
}

TEST(YearTest, OneRankedQuarterLeavesTheAnnualEvaluationAlone) {
  EXPECT_EQ(ScoreYear({Dec("50")}, Dec("88.40"), Rubric()).total, Dec("88.4"));
  EXPECT_EQ(ScoreYear({}, Dec("88.40"), Rubric()).total, Dec("88.4"));
}

}  // namespace
}  // namespace duban::reporting

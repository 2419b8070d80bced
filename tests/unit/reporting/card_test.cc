// Missing data, bonus and deductions: what the card makes of leaves that have no case.
#include "services/reporting/domain/score/card.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/reporting/golden.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

using enum LeafId;

CardInput FullInput() {
  CardInput input = GoldenInput();
  input.leaves.push_back(ScoreB2({3, 12, 1, 1}, Rubric()));
  return input;
}

Scorecard CardWithout(const std::vector<LeafId>& ids) {
  return BuildCard(Without(FullInput(), ids), Rubric());
}

std::string Printed(const Scorecard& card, const char* id) {
  const Component* component = card.Find(id);
  return component == nullptr ? "absent" : FormatFixed(component->rounded, 2);
}

Rational SumOfPoints(const Scorecard& card) {
  Rational sum = 0;
  for (const Component& component : card.components) {
    if (component.applicable) sum += component.points;
  }
  return sum;
}

Rational SumOfComponents(const Scorecard& card) {
  Rational sum = 0;
  for (const Component& component : card.components) sum += component.rounded;
  return sum;
}

TEST(CardTest, WithoutResolutionsK2IsScaledAndRoundsOnce) {
  const Scorecard card = CardWithout({kK2c});
  // (3.8 + 14/9)·10/6
  EXPECT_EQ(FormatExact(card.Find("K2")->exact), "241/27");
  EXPECT_EQ(Printed(card, "K2"), "8.93");
  EXPECT_EQ(card.Find("K2")->rule, "余项×10÷6");
  EXPECT_EQ(SumOfPoints(card), 100);
}

TEST(CardTest, WithoutFormsMadeAndResolutionsK2IsTheDiscipline) {
  EXPECT_EQ(Printed(CardWithout({kK2b, kK2c}), "K2"), "9.50");
}

TEST(CardTest, WithoutOrdersThePanelTakesEightPoints) {
  const Scorecard card = CardWithout({kP2a});
  EXPECT_EQ(Printed(card, "P2"), "7.00");  // 8·87.5/100
  EXPECT_EQ(SumOfPoints(card), 100);
}

TEST(CardTest, WithoutTasksProjectsTakeTwenty) { EXPECT_EQ(Printed(CardWithout({kK3a}), "K3"), "15.38"); }
TEST(CardTest, WithoutProjectsTasksTakeTwenty) { EXPECT_EQ(Printed(CardWithout({kK3b}), "K3"), "16.50"); }

TEST(CardTest, WithoutK3ItsPointsGoToK1) {
  const Scorecard card = CardWithout({kK3a, kK3b});
  EXPECT_EQ(Printed(card, "K1"), "36.39");  // 131/6·50/30
  EXPECT_FALSE(card.Find("K3")->applicable);
  EXPECT_EQ(SumOfPoints(card), 100);
  EXPECT_EQ(card.index, card.attainment_mean);
}

TEST(CardTest, WithoutK1ItsPointsGoToK3) {
  const Scorecard card = CardWithout({kK1});
  EXPECT_EQ(Printed(card, "K3"), "39.85");  // 15.94·50/20
  EXPECT_EQ(SumOfPoints(card), 100);
  EXPECT_EQ(*card.index, Dec("39.85") / 50);
}

TEST(CardTest, WithoutK1AndTasksProjectsTakeFifty) {
  EXPECT_EQ(Printed(CardWithout({kK1, kK3a}), "K3"), "38.45");
}

TEST(CardTest, WithoutK1AndK3TheUnitIsNotRanked) {
  const Scorecard card = CardWithout({kK1, kK3a, kK3b});
  EXPECT_TRUE(card.flags.contains(Flag::kNotRanked));
  EXPECT_EQ(card.total, 0);
  EXPECT_EQ(card.index, std::nullopt);
}

TEST(CardTest, WithoutIssuesP1AndP2AreOneBlock) {
  const Scorecard card = CardWithout({kP3});
  // (662/75 + 6.5)·25/18
  EXPECT_EQ(FormatExact(card.Find("P1+P2")->exact), "2299/108");
  EXPECT_EQ(Printed(card, "P1+P2"), "21.29");
  EXPECT_EQ(Printed(card, "P1"), "absent");
  EXPECT_EQ(SumOfPoints(card), 100);
  EXPECT_EQ(SumOfComponents(card), card.base);
}

TEST(CardTest, WithoutIssuesAndOrdersThePanelFillsTheBlock) {
  // (662/75 + 7)·25/18
  EXPECT_EQ(FormatExact(CardWithout({kP3, kP2a}).Find("P1+P2")->exact), "1187/54");
}

TEST(CardTest, WithoutPanelTheRestIsScaledToAHundredAndRoundsOnce) {
  const Scorecard card = CardWithout({kP1, kP2b, kB1, kB3});
  EXPECT_TRUE(card.flags.contains(Flag::kNoPanel));
  EXPECT_EQ(card.scale, Rational(100, 76));
  const Rational exact = Rational(131, 6) + Dec("3.8") + Rational(14, 9) + Rational(10, 3) + Dec("15.94") +
                         3 + Rational(14, 3) + Rational(50, 11);
  EXPECT_EQ(card.base, R2(exact * 100 / 76));
}

TEST(CardTest, WithoutPanelAndIssuesInOneStep) {
  const Scorecard card = CardWithout({kP1, kP2b, kB1, kB3, kP3});
  EXPECT_EQ(card.scale, Rational(100, 69));
  const Rational exact =
      Rational(131, 6) + Dec("3.8") + Rational(14, 9) + Rational(10, 3) + Dec("15.94") + 3 + Rational(50, 11);
  EXPECT_EQ(card.base, R2(exact * 100 / 69));
}

TEST(CardTest, FirstPathOfADistrictWithoutPanelOrdersIssuesAndResolutions) {
  const Scorecard card = CardWithout({kP1, kP2a, kP2b, kP3, kB1, kB3, kK2c});
  EXPECT_EQ(card.scale, Rational(100, 65));
  const Rational exact = Rational(131, 6) + Rational(241, 27) + Dec("15.94") + Rational(50, 11);
  EXPECT_EQ(card.base, R2(exact * 100 / 65));
}

TEST(CardTest, BonusIsCapped) {
  CardInput input = FullInput();
  for (int i = 0; i < 3; ++i) input.adjustments.push_back({true, 2, {}});
  const Scorecard card = BuildCard(input, Rubric());
  EXPECT_EQ(card.bonus, 3);
  EXPECT_EQ(card.total, Dec("81.79"));
}

TEST(CardTest, DeductionsAreCappedUnlessVetoed) {
  CardInput input = FullInput();
  for (int i = 0; i < 3; ++i) input.adjustments.push_back({false, 5, {}});
  EXPECT_EQ(BuildCard(input, Rubric()).deductions, 10);
  input.flags.insert(Flag::kVeto);
  EXPECT_EQ(BuildCard(input, Rubric()).deductions, 16);
}

TEST(CardTest, TotalIsBounded) {
  CardInput input = FullInput();
  input.flags.insert(Flag::kVeto);
  input.adjustments = {{false, 200, {}}};
  EXPECT_EQ(BuildCard(input, Rubric()).total, 0);
  Scheme scheme = Rubric();
  scheme.adjustments.total_cap = 75;
  EXPECT_EQ(BuildCard(FullInput(), scheme).total, 75);
}

TEST(CardTest, HalfEvenIsAChoiceOfTheScheme) {
  Scheme scheme = Rubric();
  scheme.rounding = Rounding::kHalfEven;
  EXPECT_EQ(ScorePanelLeaf(kP1, 10, PanelOf(Dec("88.25")), scheme).rounded, Dec("8.82"));
  EXPECT_EQ(ScorePanelLeaf(kP1, 10, PanelOf(Dec("88.25")), Rubric()).rounded, Dec("8.83"));
}

}  // namespace
}  // namespace duban::reporting

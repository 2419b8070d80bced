// What the book brings to a quarter: panel, conduct, bonus, rulings, exemptions, products.
#include "services/reporting/domain/score/own_inputs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/reporting/domain/score/explain.h"
#include "services/reporting/domain/score/flat_ledger.h"
#include "tests/unit/reporting/score/affair_builder.h"

namespace duban::reporting {
namespace {

const char kPanel[] = "jurisdictions/hecheng/campaigns/eight-actions/panels/p-1";

// One unit, on plan with everything.
CampaignBuilder OneDepartment() {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  builder.AddTask("T-1");
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "25"), ProgressRow("T-1", "25")});
  EndAt(builder, absl::CivilDay(2024, 4, 10));
  return builder;
}

PanelMarks AllMarks(int points) {
  PanelMarks panel;
  panel.source = kPanel;
  panel.sequence = 7;
  for (const LeafId leaf : {LeafId::kP1, LeafId::kP2b, LeafId::kB1, LeafId::kB3}) {
    panel.by_leaf[leaf]["G1"] = {Mark{.points = points, .grade = {}}};
  }
  return panel;
}

OwnInputs WithPanel(int points) {
  OwnInputs own;
  own.panels["dept-a"] = AllMarks(points);
  return own;
}

Rational SumOf(const Scorecard& card) {
  Rational sum = 0;
  for (const FlatLine& line : FlatLedger(card)) sum += line.line.contribution;
  return sum;
}

TEST(OwnPanelTest, FillsItsFourLeavesWithALinePerGroup) {
  const CampaignBuilder builder = OneDepartment();
  const QuarterResult result = Quarter1(builder, WithPanel(80));
  EXPECT_FALSE(result.Find("dept-a")->flags.contains(Flag::kNoPanel));
  EXPECT_EQ(LeafOf(result, "dept-a", LeafId::kP1).exact, 8);
  EXPECT_EQ(LeafOf(result, "dept-a", LeafId::kP2b).exact, Dec("3.2"));
  EXPECT_EQ(LeafOf(result, "dept-a", LeafId::kB1).exact, 4);
  EXPECT_EQ(LeafOf(result, "dept-a", LeafId::kB3).exact, 4);
  const LedgerLine line = LeafOf(result, "dept-a", LeafId::kP1).lines[0];
  EXPECT_EQ(line.item, kPanel);
  EXPECT_EQ(line.act, 7);
  EXPECT_EQ(line.sequence, 0);
  EXPECT_EQ(LineInput(line, "平均"), "80");
}

TEST(OwnPanelTest, APanelThatIsNotValidForAllFourIsNone) {
  OwnInputs own = WithPanel(80);
  own.panels["dept-a"].by_leaf[LeafId::kB3].clear();
  EXPECT_TRUE(Quarter1(OneDepartment(), own).Find("dept-a")->flags.contains(Flag::kNoPanel));
}

TEST(OwnPanelTest, ConductProblemsCostInB3WithALineEach) {
  OwnInputs own = WithPanel(80);
  LedgerLine problem;
  problem.item = "jurisdictions/hecheng/campaigns/eight-actions/credits/c-1";
  problem.act = 9;
  own.conduct_problems["dept-a"] = {problem, problem};
  const LeafResult leaf = LeafOf(Quarter1(OneDepartment(), own), "dept-a", LeafId::kB3);
  EXPECT_EQ(leaf.exact, 3);
  ASSERT_EQ(leaf.lines.size(), 3u);
  EXPECT_EQ(leaf.lines[2].contribution, Dec("-0.5"));
  EXPECT_EQ(leaf.lines[2].formula, "CONDUCT_PROBLEM");
  EXPECT_EQ(leaf.lines[2].act, 9);
}

Adjustment Bonus(const char* points) { return {true, Dec(points), {}}; }

TEST(OwnBonusTest, IsCappedByTheQuarterAndByWhatIsLeftOfTheYear) {
  const CampaignBuilder builder = OneDepartment();
  const auto bonus = [&](const char* used, const Period& period) {
    OwnInputs own;
    own.adjustments["dept-a"] = {Bonus("2"), Bonus("2"), Bonus("2")};
    own.bonus_used["dept-a"] = Dec(used);
    const auto result =
        ComputePeriod(builder.projection(), Rubric(), CampaignBuilder::kCampaign, period, own);
    const Scorecard card = *result->Find("dept-a");
    EXPECT_EQ(SumOf(card), card.total);
    return card.bonus;
  };
  EXPECT_EQ(bonus("0", PeriodOf("2024-Q1")), 3);
  EXPECT_EQ(bonus("3", PeriodOf("2024-Q1")), 2);
  EXPECT_EQ(bonus("5", PeriodOf("2024-Q1")), 0);
  EXPECT_EQ(bonus("0", PeriodOf("2024-Y")), 5);
}

LeafRuling Ruling(LeafId leaf, const char* from, const char* to) {
  LeafRuling ruling;
  ruling.leaf = leaf;
  ruling.old_points = Dec(from);
  ruling.new_points = Dec(to);
  ruling.line.item = "jurisdictions/hecheng/campaigns/eight-actions/appeals/a-1";
  ruling.line.act = 11;
  return ruling;
}

LeafResult RuledK1(const LeafRuling& ruling) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "20")});
  OwnInputs own;
  own.rulings["dept-a"] = {ruling};
  const QuarterResult result = Quarter1(builder, own);
  EXPECT_EQ(SumOf(*result.Find("dept-a")), result.Find("dept-a")->total);
  return LeafOf(result, "dept-a", LeafId::kK1);
}

TEST(OwnRulingTest, IsALineOfItsOwn) {
  const LeafResult leaf = RuledK1(Ruling(LeafId::kK1, "24", "25.5"));
  EXPECT_EQ(leaf.exact, Dec("25.5"));
  ASSERT_EQ(leaf.lines.size(), 2u);
  EXPECT_EQ(leaf.lines[1].what, "申诉裁定");
  EXPECT_EQ(leaf.lines[1].contribution, Dec("1.5"));
  EXPECT_EQ(leaf.lines[1].act, 11);
}

TEST(OwnRulingTest, TheLeafStaysWithinItsPointsByALineOfItsOwn) {
  const LeafResult above = RuledK1(Ruling(LeafId::kK1, "20", "29"));  // 24 + 9
  EXPECT_EQ(above.exact, 30);
  EXPECT_EQ(above.lines.back().formula, "LEAF_BOUNDS");
  EXPECT_EQ(above.lines.back().contribution, -3);
  const LeafResult below = RuledK1(Ruling(LeafId::kK1, "30", "1"));
  EXPECT_EQ(below.exact, 0);
  EXPECT_EQ(below.lines.back().contribution, 5);
}

TEST(OwnRulingTest, OnALeafThatIsNotApplicableCountsNothing) {
  OwnInputs own;
  own.rulings["dept-a"] = {Ruling(LeafId::kP3, "0", "5")};
  const QuarterResult result = Quarter1(OneDepartment(), own);
  EXPECT_EQ(result.Find("dept-a")->total, Quarter1(OneDepartment()).Find("dept-a")->total);
  const LeafResult leaf = LeafOf(result, "dept-a", LeafId::kP3);
  ASSERT_EQ(leaf.lines.size(), 1u);
  EXPECT_EQ(leaf.lines[0].contribution, 0);
}

TEST(OwnRulingTest, B2CanBeRuledOn) {
  OwnInputs own;
  own.rulings["dept-a"] = {Ruling(LeafId::kB2, "5", "4")};
  EXPECT_EQ(LeafOf(Quarter1(OneDepartment(), own), "dept-a", LeafId::kB2).exact, 4);
}

TEST(OwnExemptionTest, AnItemLeavesNumeratorAndDenominatorOfItsUnitOnly) {
  CampaignBuilder builder = OneDepartment();
  builder.AddIndicator("I-2");
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "25"), ValueRow("I-2", "0")});
  EXPECT_EQ(LeafOf(Quarter1(builder), "dept-a", LeafId::kK1).exact, 15);
  OwnInputs own;
  own.exempted_items = {{"dept-a", "I-2"}};
  const QuarterResult result = Quarter1(builder, own);
  EXPECT_EQ(LeafOf(result, "dept-a", LeafId::kK1).exact, 30);
  EXPECT_EQ(LeafOf(result, "tf-1", LeafId::kK1).exact, 15);
}

ForceProduct Product(absl::CivilDay due, std::optional<absl::CivilDay> issued) {
  ForceProduct product;
  product.task_force = "tf-1";
  product.what = "旬简报";
  product.due = At(due, 17);
  if (issued) product.issued = At(*issued, 9);
  return product;
}

TEST(OwnProductTest, TaskForcesAnswerForTheirBulletinsInK2a) {
  const CampaignBuilder builder = OneDepartment();
  const absl::CivilDay due(2024, 2, 23);
  const auto k2a = [&](const ForceProduct& product) {
    OwnInputs own;
    own.products["tf-1"] = {product};
    return LeafOf(Quarter1(builder, own), "tf-1", LeafId::kK2a).exact;
  };
  EXPECT_EQ(k2a(Product(due, due)), 4);
  EXPECT_EQ(k2a(Product(due, due + 1)), Dec("3.8"));
  EXPECT_EQ(k2a(Product(due, std::nullopt)), 3);
  EXPECT_EQ(k2a(Product(due, absl::CivilDay(2024, 4, 1))), 3);
  EXPECT_FALSE(LeafOf(Quarter1(builder), "tf-1", LeafId::kK2b).applicable);
}

TEST(OwnProductTest, WhileTheQuarterRunsNothingIsMissing) {
  CampaignBuilder builder = OneDepartment();
  EndAt(builder, absl::CivilDay(2024, 3, 1));
  OwnInputs own;
  own.products["tf-1"] = {Product(absl::CivilDay(2024, 2, 23), std::nullopt),
                          Product(absl::CivilDay(2024, 3, 5), std::nullopt)};
  const LeafResult leaf = LeafOf(Quarter1(builder, own), "tf-1", LeafId::kK2a);
  EXPECT_EQ(leaf.exact, 4);
  EXPECT_EQ(leaf.lines.size(), 3u);  // full points, the dekad's reviews and the overdue bulletin
}

TEST(OwnListTest, ForceMajeureKeepsAUnitOffTheBlackList) {
  CampaignBuilder builder;
  builder.AddIndicator("I-1");
  builder.AddForm("dept-a", "2024-M03-D3", {ValueRow("I-1", "20")});
  const auto listed = [&](const OwnInputs& own) {
    const QuarterResult result = Quarter1(builder, own);
    return BlackList(result.groups[1].cards, Rubric().grades).size();
  };
  EXPECT_EQ(listed({}), 1u);
  OwnInputs own;
  own.force_majeure = {"dept-a"};
  EXPECT_EQ(listed(own), 0u);
}

TEST(OwnInputsTest, TheResultSaysUpToWhichAct) {
  OwnInputs own;
  own.act_sequence = 42;
  EXPECT_EQ(Quarter1(OneDepartment(), own).as_of.act_sequence, 42);
}

TEST(OwnInputsTest, ScoresExplainDownToPanelRulingAndCard) {
  CampaignBuilder builder = OneDepartment();
  builder.Put(NewCard("y-1", "dept-a", false, absl::CivilDay(2024, 3, 10)));
  OwnInputs own = WithPanel(80);
  own.rulings["dept-a"] = {Ruling(LeafId::kP1, "8", "9")};
  const QuarterResult result = Quarter1(builder, own);
  const Scorecard& card = *result.Find("dept-a");
  const ExplanationNode panel = ExplainPart(card, Rubric(), kPanel).value();
  EXPECT_EQ(panel.source_act, 7);
  EXPECT_EQ(panel.exact_value, "8");
  const ExplanationNode ruling =
      ExplainPart(card, Rubric(), "jurisdictions/hecheng/campaigns/eight-actions/appeals/a-1").value();
  EXPECT_EQ(ruling.formula, "RULING");
  EXPECT_EQ(ruling.exact_value, "1");
  const ExplanationNode yellow =
      ExplainPart(card, Rubric(), "jurisdictions/hecheng/campaigns/eight-actions/cards/y-1").value();
  EXPECT_EQ(yellow.exact_value, "-1");
  EXPECT_EQ(yellow.formula, "扣分");
}

}  // namespace
}  // namespace duban::reporting

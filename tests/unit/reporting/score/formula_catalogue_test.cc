// Every formula a leaf can be scored by, on golden example 1 and on small groups.
#include "services/reporting/domain/score/formula_catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "services/reporting/domain/scheme/formalism.h"
#include "services/reporting/domain/score/flat_ledger.h"
#include "services/reporting/domain/score/quarter.h"
#include "tests/unit/reporting/golden.h"
#include "tests/unit/reporting/score/affair_builder.h"
#include "tests/unit/reporting/score/golden_campaign.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::formula_catalogue_test {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using enum LeafId;

std::vector<LeafId> AllLeaves() {
  std::vector<LeafId> leaves;
  for (int i = 0; i <= static_cast<int>(kB3); ++i) leaves.push_back(static_cast<LeafId>(i));
  return leaves;
}

Scheme By(LeafId leaf, absl::string_view formula) {
  Scheme scheme = Rubric();
  scheme.formulas[std::string(LeafName(leaf))] = std::string(formula);
  return scheme;
}

TEST(FormulaCatalogueTest, TheShippedRubricChoosesTheFirstOfEachLeaf) {
  for (const LeafId leaf : AllLeaves()) {
    ASSERT_THAT(FormulasFor(leaf), Not(IsEmpty()));
    EXPECT_EQ(FormulasFor(leaf).front()->name, Rubric().formulas.at(std::string(LeafName(leaf))));
    EXPECT_EQ(&FormulaOf(leaf, Rubric()), FormulasFor(leaf).front());
  }
}

TEST(FormulaCatalogueTest, EveryFormulaIsExplainedInWordsWithThePoints) {
  for (const LeafId leaf : AllLeaves()) {
    std::set<std::string> texts;
    for (const LeafFormula* one : FormulasFor(leaf)) {
      const std::string text = FormulaText(leaf, Dec("7.5"), By(leaf, one->name));
      EXPECT_THAT(text, HasSubstr("7.5")) << one->name;
      EXPECT_TRUE(texts.insert(text).second) << one->name << " reads like another";
      EXPECT_THAT(std::string(one->title), Not(IsEmpty()));
    }
  }
}

TEST(FormulaCatalogueTest, TheWordsHoldTheSchemesNumbers) {
  Scheme scheme = By(kB2, kIndexStep);
  scheme.index.rank_step = Dec("0.35");
  EXPECT_EQ(FormulaText(kB2, 5, scheme), "5−0.35×(位次−1)，不低于0");
  scheme = By(kB3, kPanelRank);
  scheme.panel.rank_span = Dec("0.4");
  EXPECT_EQ(FormulaText(kB3, 5, scheme), "5×(1−0.4×(评议位次−1)÷(组内数−1))−作风问题×0.5，不低于0");
}

// What counts meetings, comments or photos is nobody's formula.
TEST(FormulaCatalogueTest, NoFormulaRewardsWhatTheReliefRulesForbid) {
  for (const LeafId leaf : AllLeaves()) {
    for (const LeafFormula* one : FormulasFor(leaf)) {
      EXPECT_EQ(FormalismIn(one->title), nullptr) << one->name;
      EXPECT_EQ(FormalismIn(FormulaText(leaf, 1, By(leaf, one->name))), nullptr) << one->name;
    }
  }
}

TEST(FormulaCatalogueTest, ALeafTakesOnlyItsOwnFormulas) {
  EXPECT_EQ(FindFormula(kK1, kPanelMean), nullptr);
  EXPECT_NE(FindFormula(kB1, kPanelMean), nullptr);
  EXPECT_TRUE(IsPanelLeaf(kP1, By(kP1, kPanelRank)));
  EXPECT_FALSE(IsPanelLeaf(kP2a, Rubric()));
}

struct OnGolden {
  friend void PrintTo(const OnGolden& one, std::ostream* out) { *out << one.formula; }
  LeafId leaf;
  absl::string_view formula;
  const char* exact;
};

class FormulaOnGoldenTest : public ::testing::TestWithParam<OnGolden> {};

TEST_P(FormulaOnGoldenTest, ComesOutOfTheRecordAndIsNamedOnEveryLine) {
  const auto& [leaf_id, formula, exact] = GetParam();
  const QuarterResult result = ComputeQuarter(GoldenCampaign().projection(), By(leaf_id, formula),
                                              CampaignBuilder::kCampaign, PeriodOf("2024-Q2"), GoldenBook())
                                   .value();
  const LeafResult leaf = LeafOf(result, "dept-a", leaf_id);
  EXPECT_EQ(FormatExact(leaf.exact), exact);
  int lines = 0;
  Rational ledger = 0;
  for (const FlatLine& line : FlatLedger(*result.Find("dept-a"))) {
    ledger += line.line.contribution;
    if (line.leaf != LeafName(leaf_id) || !line.line.formula.empty()) continue;
    EXPECT_EQ(line.formula, formula);
    ++lines;
  }
  EXPECT_GT(lines, 0);
  EXPECT_EQ(ledger, result.Find("dept-a")->total);
}

INSTANTIATE_TEST_SUITE_P(
    Alternatives, FormulaOnGoldenTest,
    ::testing::Values(OnGolden{kK1, kCappedAttainment, "377/15"},     // technology contracts count their 0.55
                      OnGolden{kK2a, kSubmittedOnTimeShare, "32/9"},  // eight of nine
                      OnGolden{kK3a, kDoneShare, "60/7"},    // six done, one due and undone; one not due yet
                      OnGolden{kK3b, kInvestmentRate, "9"},  // 5.40 of 12.00 亿元 by half of the year
                      OnGolden{kP1, kPanelRank, "10"},       // the only one with a panel
                      OnGolden{kB2, kIndexStep, "4.5"}),     // third of twelve
    [](const auto& test) { return std::string(test.param.formula); });

// A group in which only K1 is scored: the index PI is the mean attainment.
CardInput UnitWith(const char* id, const char* attainment, const char* panel = "80") {
  const K1Result k1 = ScoreK1({{{}, 1, Dec(attainment)}}, Rubric());
  CardInput input;
  input.unit = id;
  input.group = "DEPT";
  input.period = PeriodOf("2024-Q2");
  input.leaves = {k1.leaf};
  input.attainment_mean = k1.attainment_mean;
  if (panel == nullptr) return input;
  for (const LeafId leaf : {kP1, kP2b, kB1}) {
    input.leaves.push_back(
        ScorePanelLeaf(leaf, LeafPointsOf(Rubric().points, leaf), PanelOf(Dec(panel)), Rubric()));
  }
  input.leaves.push_back(ScoreB3(PanelOf(Dec(panel)), {}, Rubric()));
  return input;
}

LeafResult LeafIn(const std::vector<Scorecard>& cards, const char* unit, LeafId id) {
  for (const Scorecard& card : cards) {
    for (const Component& component : card.components) {
      for (const LeafResult& leaf : component.leaves) {
        if (card.unit == unit && leaf.id == id) return leaf;
      }
    }
  }
  ADD_FAILURE() << unit << " has no " << LeafName(id);
  return {};
}

// The four ways to come to points: by performance, by rank, by bonus and deduction with caps, by panel vote.
TEST(ScoringModeTest, ByPerformanceTheShareOfTheBest) {
  const std::vector<Scorecard> cards =
      ScoreGroup({UnitWith("a", "1.2"), UnitWith("b", "0.9"), UnitWith("c", "0.6")}, By(kB2, kIndexValue));
  EXPECT_EQ(LeafIn(cards, "a", kB2).exact, 5);
  EXPECT_EQ(LeafIn(cards, "b", kB2).exact, Dec("3.75"));
  EXPECT_EQ(LeafIn(cards, "c", kB2).exact, Dec("2.5"));
}

TEST(ScoringModeTest, ByRankAFixedStepPerPlace) {
  Scheme scheme = By(kB2, kIndexStep);
  scheme.index.rank_step = 2;
  const std::vector<Scorecard> cards = ScoreGroup(
      {UnitWith("a", "1.2"), UnitWith("b", "0.9"), UnitWith("c", "0.9"), UnitWith("d", "0.6")}, scheme);
  EXPECT_EQ(LeafIn(cards, "a", kB2).exact, 5);
  EXPECT_EQ(LeafIn(cards, "b", kB2).exact, 3);
  EXPECT_EQ(LeafIn(cards, "c", kB2).exact, 3);
  EXPECT_EQ(LeafIn(cards, "d", kB2).exact, 0) << "six points are more than the leaf has";
}

TEST(ScoringModeTest, ByBonusAndDeductionEachUpToItsCap) {
  CardInput input = UnitWith("a", "1");
  for (int i = 0; i < 4; ++i) input.adjustments.push_back({true, 2, {}});
  for (int i = 0; i < 6; ++i) input.adjustments.push_back({false, 2, {}});
  const Scorecard card = ScoreGroup({input}, Rubric()).front();
  EXPECT_EQ(card.bonus, 3);
  EXPECT_EQ(card.deductions, 10);
  EXPECT_EQ(card.total, card.base - 7);
}

TEST(ScoringModeTest, ByPanelVoteTheMean) {
  const std::vector<Scorecard> cards = ScoreGroup({UnitWith("a", "1", "88.5")}, Rubric());
  EXPECT_EQ(LeafIn(cards, "a", kP1).exact, Dec("8.85"));
}

TEST(IndexFormulaTest, NobodyHasPointsWhenNobodyPerformed) {
  EXPECT_EQ(ScoreB2({1, 3, 0, 0}, By(kB2, kIndexValue)).exact, 0);
}

TEST(PanelRankTest, TheMeansBecomePlacesAndStayInSight) {
  const std::vector<Scorecard> cards = ScoreGroup({UnitWith("a", "1", "70"), UnitWith("b", "1", "90"),
                                                   UnitWith("c", "1", "90"), UnitWith("d", "1", nullptr)},
                                                  By(kP1, kPanelRank));
  EXPECT_EQ(LeafIn(cards, "b", kP1).exact, 10);
  EXPECT_EQ(LeafIn(cards, "c", kP1).exact, 10);
  const LeafResult last = LeafIn(cards, "a", kP1);
  EXPECT_EQ(last.exact, 5) << "third of three: the unit without a panel has no place";
  EXPECT_EQ(last.formula, kPanelRank);
  EXPECT_THAT(last.lines.back().inputs, ::testing::Contains(NamedValue{"评议", "70"}));
  EXPECT_THAT(last.lines.back().inputs, ::testing::Contains(NamedValue{"位次", "3"}));
  EXPECT_FALSE(LeafIn(cards, "d", kP1).applicable);
  EXPECT_EQ(LeafIn(cards, "a", kB1).exact, Dec("3.5")) << "other leaves keep their mean";
}

TEST(PanelRankTest, ConductProblemsAreTakenOffThePlace) {
  CardInput first = UnitWith("a", "1", "90");
  const auto problems = [](int count) { return std::vector<LedgerLine>(static_cast<size_t>(count)); };
  first.leaves.back() = ScoreB3(PanelOf(90), problems(3), Rubric());
  CardInput last = UnitWith("b", "1", "95");
  last.leaves.back() = ScoreB3(PanelOf(95), problems(20), Rubric());
  const std::vector<Scorecard> cards = ScoreGroup({first, last}, By(kB3, kPanelRank));
  // Second of two by its mean, whatever the problems of the other.
  EXPECT_EQ(LeafIn(cards, "a", kB3).exact, Dec("1"));
  EXPECT_EQ(LeafIn(cards, "b", kB3).exact, 0);
}

TEST(PanelRankTest, AUnitThatIsNotRankedHasNoPlace) {
  CardInput young = UnitWith("a", "1", "99");
  young.flags.insert(Flag::kNotRanked);
  const std::vector<Scorecard> cards = ScoreGroup({young, UnitWith("b", "1", "80")}, By(kP1, kPanelRank));
  EXPECT_EQ(LeafIn(cards, "a", kP1).exact, 0);
  EXPECT_EQ(LeafIn(cards, "b", kP1).exact, 10);
}

TaskCase Task(absl::CivilDay due, std::optional<absl::CivilDay> done) {
  TaskCase task;
  task.weight = 1;
  task.due = due;
  task.as_of = absl::CivilDay(2024, 6, 30);
  task.done_date = done;
  task.planned = Dec("0.5");
  task.progress = Dec("0.9");
  return task;
}

TEST(DoneShareTest, LateIsDoneProgressIsNot) {
  const absl::CivilDay due(2024, 6, 10);
  const Scheme scheme = By(kK3a, kDoneShare);
  EXPECT_EQ(ScoreK3a({Task(due, due + 20), Task(due, std::nullopt)}, scheme).exact, 5);
  EXPECT_FALSE(ScoreK3a({Task(absl::CivilDay(2024, 9, 1), std::nullopt)}, scheme).applicable);
  TaskCase lied = Task(due, due);
  lied.is_false = true;
  TaskCase missing = Task(due, std::nullopt);
  missing.missing = true;
  EXPECT_EQ(ScoreK3a({Task(due, due), lied, missing, Task(due, due)}, scheme).exact, 5);
}

TEST(InvestmentRateTest, AllClassesArePooledAndCapped) {
  ProjectCase build;
  build.project_class = "BUILD";
  build.weight = 1;
  build.annual_plan_wan = 1000;
  build.invested_wan = 300;
  ProjectCase legacy = build;
  legacy.project_class = "ATTRACT_LEGACY";
  legacy.weight = Dec("0.5");
  legacy.invested_wan = 100;
  ProjectCase without_plan = build;
  without_plan.annual_plan_wan.reset();
  const Scheme scheme = By(kK3b, kInvestmentRate);
  const LeafResult leaf = ScoreK3b({build, legacy, without_plan}, Rational(1, 2), scheme);
  EXPECT_EQ(leaf.exact, 10 * Rational(350, 1500) * 2);
  EXPECT_EQ(leaf.lines.size(), 2u);
  build.invested_wan = 5000;
  EXPECT_EQ(ScoreK3b({build, legacy}, Rational(1, 2), scheme).exact, 10);
  EXPECT_FALSE(ScoreK3b({without_plan}, Rational(1, 2), scheme).applicable);
}

TEST(SubmittedOnTimeShareTest, ReturnsCostNothingAndNothingDueIsFull) {
  const Scheme scheme = By(kK2a, kSubmittedOnTimeShare);
  EXPECT_EQ(ScoreK2a({}, scheme).exact, 4);
  ProductCase returned;
  returned.returns = 3;
  ProductCase late;
  late.late = true;
  ProductCase missing;
  missing.missing = true;
  EXPECT_EQ(ScoreK2a({returned, returned, late, missing}, scheme).exact, 2);
}

}  // namespace
}  // namespace duban::reporting::formula_catalogue_test

// Edges of single leaves that the golden example does not reach.
#include <gtest/gtest.h>

#include <map>
#include <vector>

#include "services/reporting/domain/score/leaves_k.h"
#include "services/reporting/domain/score/leaves_pb.h"
#include "tests/unit/reporting/golden.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

TEST(K1Test, AMissingReportCountsZeroAndIsNotLeftOut) {
  const K1Result k1 = ScoreK1({{{}, 1, Rational(1)}, {{}, 1, std::nullopt, true}}, Rubric());
  EXPECT_EQ(k1.leaf.exact, 15);
  EXPECT_EQ(k1.attainment_mean, Rational(1, 2));
}

TEST(K1Test, APendingValueIsLeftOutAndItsWeightSpread) {
  const K1Result k1 = ScoreK1({{{}, 1, Rational(1)}, {{}, 3, std::nullopt, false}}, Rubric());
  EXPECT_EQ(k1.leaf.exact, 30);
  EXPECT_EQ(k1.leaf.lines.size(), 1u);
}

TEST(K1Test, TheZeroLineItselfCounts) {
  EXPECT_EQ(ScoreK1({{{}, 1, Dec("0.60")}}, Rubric()).leaf.exact, 18);
  EXPECT_EQ(ScoreK1({{{}, 1, Dec("0.599999999")}}, Rubric()).leaf.exact, 0);
}

TEST(K1Test, OverFulfilmentCountsInTheIndexUpToItsCap) {
  const K1Result k1 = ScoreK1({{{}, 1, Rational(9)}, {{}, 1, Rational(-9)}}, Rubric());
  EXPECT_EQ(k1.leaf.exact, 15);
  EXPECT_EQ(k1.attainment_mean, Rational(3, 4));
}

TEST(K1Test, NothingToScoreIsNotApplicable) {
  EXPECT_FALSE(ScoreK1({}, Rubric()).leaf.applicable);
  EXPECT_EQ(ScoreK1({{{}, 1, std::nullopt, false}}, Rubric()).attainment_mean, std::nullopt);
}

TEST(K2aTest, OnlyReturnsBeyondTheFirstOfAFormCost) {
  std::vector<ProductCase> forms(2);
  forms[0].returns = 1;
  forms[1].returns = 3;
  EXPECT_EQ(ScoreK2a(forms, Rubric()).exact, Dec("3.6"));
}

TEST(K2aTest, IsNeverNegativeAndItsLinesStillAddUp) {
  std::vector<ProductCase> forms(9);
  for (ProductCase& form : forms) form.missing = true;
  const LeafResult leaf = ScoreK2a(forms, Rubric());
  EXPECT_EQ(leaf.exact, 0);
  Rational sum = 0;
  for (const LedgerLine& line : leaf.lines) sum += line.contribution;
  EXPECT_EQ(sum, 0);
}

TEST(K2aTest, WithoutAnyFormItIsFull) {
  const LeafResult leaf = ScoreK2a({}, Rubric());
  EXPECT_TRUE(leaf.applicable);
  EXPECT_EQ(leaf.exact, 4);
}

Rational ValueOfTask(TaskCase task) {
  task.weight = 1;
  task.as_of = absl::CivilDay(2024, 3, 31);
  return ScoreK3a({task}, Rubric()).exact / 10;
}

TEST(K3aTest, LatenessCountsInNaturalDays) {
  TaskCase task;
  task.due = absl::CivilDay(2024, 3, 1);
  task.done_date = task.due;
  EXPECT_EQ(ValueOfTask(task), 1);
  task.done_date = task.due + 1;
  EXPECT_EQ(ValueOfTask(task), Dec("0.8"));
  task.done_date = task.due + 10;
  EXPECT_EQ(ValueOfTask(task), Dec("0.8"));
  task.done_date = task.due + 11;
  EXPECT_EQ(ValueOfTask(task), Dec("0.6"));
}

TEST(K3aTest, DueOnTheLastDayAndUndoneIsZero) {
  TaskCase task;
  task.due = absl::CivilDay(2024, 3, 31);
  task.progress = Dec("0.9");
  task.planned = 1;
  EXPECT_EQ(ValueOfTask(task), 0);
  task.due = absl::CivilDay(2024, 4, 1);
  EXPECT_EQ(ValueOfTask(task), Dec("0.9"));
}

TEST(K3aTest, AheadOfPlanCountsOnceAndNothingPlannedIsLeftOut) {
  TaskCase task;
  task.weight = 1;
  task.due = absl::CivilDay(2024, 12, 31);
  task.progress = Dec("0.5");
  task.planned = Dec("0.25");
  EXPECT_EQ(ValueOfTask(task), 1);
  task.planned = 0;
  EXPECT_FALSE(ScoreK3a({task}, Rubric()).applicable);
  task.missing = true;
  EXPECT_FALSE(ScoreK3a({task}, Rubric()).applicable);
}

TEST(K3aTest, AMissingReportCountsZeroWhereSomethingWasExpected) {
  TaskCase task;
  task.due = absl::CivilDay(2024, 12, 31);
  task.planned = Dec("0.25");
  task.progress = 1;
  task.missing = true;
  EXPECT_EQ(ValueOfTask(task), 0);
}

ProjectCase BuildProject(const char* plan, const char* invested) {
  ProjectCase project;
  project.project_class = "BUILD";
  project.weight = 1;
  project.annual_plan_wan = Dec(plan);
  project.invested_wan = Dec(invested);
  return project;
}

TEST(K3bTest, InvestmentIsPooledAndCapped) {
  // 1000 of 1200 planned at S = 1/2 exceeds the plan: the whole class has 1, shared in proportion.
  const LeafResult leaf =
      ScoreK3b({BuildProject("1000", "900"), BuildProject("200", "100")}, Rational(1, 2), Rubric());
  EXPECT_EQ(leaf.exact, 10);
  EXPECT_EQ(leaf.lines[0].contribution, 9);
  EXPECT_EQ(leaf.lines[1].contribution, 1);
}

TEST(K3bTest, PartsWithoutADueCaseAreDroppedAndTheRestScaled) {
  ProjectCase project = BuildProject("100", "25");
  project.start_due = true;
  project.started = true;
  // (0.3·1 + 0.5·0.5)/0.8
  EXPECT_EQ(ScoreK3b({project}, Rational(1, 2), Rubric()).exact, Rational(55, 8));
}

TEST(K3bTest, ProjectsWithNothingDueDoNotCount) {
  ProjectCase idle;
  idle.project_class = "BUILD";
  idle.weight = 1;
  EXPECT_FALSE(ScoreK3b({idle}, Rational(1, 2), Rubric()).applicable);
  ProjectCase reserve;
  reserve.project_class = "RESERVE";
  reserve.weight = 1;
  reserve.planned_weight = 20;
  reserve.achieved_weight = 10;
  EXPECT_EQ(ScoreK3b({idle, reserve}, Rational(1, 2), Rubric()).exact, 5);
}

TEST(K3bTest, AStartThatWasNotDueAddsNothing) {
  ProjectCase due = BuildProject("0", "0");
  due.annual_plan_wan.reset();
  due.start_due = true;
  ProjectCase early = due;
  early.start_due = false;
  early.started = true;
  EXPECT_EQ(ScoreK3b({due, early}, Rational(1, 2), Rubric()).exact, 0);
}

TEST(K3bTest, TheMeanOfMilestonesIsCappedNotEachProject) {
  ProjectCase ahead;
  ahead.project_class = "RESERVE";
  ahead.weight = 1;
  ahead.planned_weight = 20;
  ahead.achieved_weight = 30;
  ProjectCase behind = ahead;
  behind.achieved_weight = 10;
  EXPECT_EQ(ScoreK3b({ahead, behind}, Rational(1, 2), Rubric()).exact, 10);
}

std::vector<Mark> Marks(int count, int points) {
  return std::vector<Mark>(count, Mark{.points = points, .grade = {}});
}

TEST(PanelTest, AGroupUnderItsMinimumIsVoidAndItsWeightSpread) {
  // G1 alone has 0.40, G2 with two ballots is void, G4 with ten has 0.15.
  const auto panel = PanelMean({{"G1", Marks(1, 90)}, {"G2", Marks(2, 10)}, {"G4", Marks(10, 79)}}, Rubric());
  ASSERT_TRUE(panel.has_value());
  EXPECT_EQ(panel->value, Rational(90 * 40 + 79 * 15, 55));
  EXPECT_EQ(panel->lines.size(), 2u);
}

TEST(PanelTest, NoValidGroupIsNoPanel) {
  EXPECT_EQ(PanelMean({{"G2", Marks(2, 90)}}, Rubric()), std::nullopt);
  EXPECT_EQ(PanelMean({}, Rubric()), std::nullopt);
}

TEST(PanelTest, TrimmingByTheNumberOfPointBallots) {
  const auto mean = [](int count) {
    std::vector<Mark> marks = Marks(count, 80);
    marks[0].points = 100;
    return PanelMean({{"G1", marks}}, Rubric())->value;
  };
  EXPECT_EQ(mean(4), 85);
  EXPECT_EQ(mean(5), 80);
  EXPECT_EQ(mean(9), 80);
  EXPECT_EQ(mean(10), 80);
}

TEST(PanelTest, TwentyBallotsDropTwoAtEachEnd) {
  std::vector<Mark> marks = Marks(20, 80);
  marks[0].points = 100;
  marks[1].points = 100;
  EXPECT_EQ(PanelMean({{"G1", marks}}, Rubric())->value, 80);
  marks[2].points = 96;
  EXPECT_EQ(PanelMean({{"G1", marks}}, Rubric())->value, 81);
}

TEST(PanelTest, GradeVotesAreNeverTrimmed) {
  std::vector<Mark> marks = Marks(4, 80);
  marks.push_back({.points = {}, .grade = Grade::kPoor});
  EXPECT_EQ(PanelMean({{"G1", marks}}, Rubric())->value, 72);
}

TEST(B3Test, ConductProblemsCostUpToTheWholeLeaf) {
  const auto problems = [](size_t count) { return std::vector<LedgerLine>(count); };
  EXPECT_EQ(ScoreB3(PanelOf(80), problems(2), Rubric()).exact, 3);
  const LeafResult all = ScoreB3(PanelOf(80), problems(20), Rubric());
  EXPECT_EQ(all.exact, 0);
  EXPECT_EQ(all.lines.back().formula, "LEAF_BOUNDS");
  EXPECT_EQ(all.lines.back().contribution, 6);  // 20·0.50 less the 4 there were
  EXPECT_FALSE(ScoreB3(std::nullopt, problems(1), Rubric()).applicable);
}

TEST(K1Test, AFalseValueCountsZeroAndInTheMeanByWhatWasVerified) {
  IndicatorCase honest{{}, 1, Rational(1), false, false, std::nullopt};
  IndicatorCase lied = honest;
  lied.is_false = true;
  const K1Result unknown = ScoreK1({honest, lied}, Rubric());
  EXPECT_EQ(unknown.leaf.exact, 15);
  EXPECT_EQ(*unknown.attainment_mean, Dec("0.5"));
  lied.verified_attainment = Dec("0.8");
  const K1Result verified = ScoreK1({honest, lied}, Rubric());
  EXPECT_EQ(verified.leaf.exact, 15);
  EXPECT_EQ(*verified.attainment_mean, Dec("0.9"));
}

TEST(K3aTest, AFalseTaskCountsZeroEvenBeforeItIsDue) {
  TaskCase task;
  task.weight = 1;
  task.due = absl::CivilDay(2024, 12, 31);
  task.as_of = absl::CivilDay(2024, 3, 31);
  EXPECT_FALSE(ScoreK3a({task}, Rubric()).applicable);
  task.is_false = true;
  const LeafResult leaf = ScoreK3a({task}, Rubric());
  EXPECT_TRUE(leaf.applicable);
  EXPECT_EQ(leaf.exact, 0);
}

TEST(B2Test, FirstLastAndAlone) {
  EXPECT_EQ(ScoreB2({1, 12, 1, 1}, Rubric()).exact, 5);
  EXPECT_EQ(ScoreB2({12, 12, 1, 1}, Rubric()).exact, Dec("2.5"));
  EXPECT_EQ(ScoreB2({1, 1, 1, 1}, Rubric()).exact, 5);
}

}  // namespace
}  // namespace duban::reporting

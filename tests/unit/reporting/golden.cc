#include "tests/unit/reporting/golden.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "services/reporting/domain/score/indicator.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

LedgerLine Line(const std::string& item) {
  LedgerLine line;
  line.item = item;
  line.what = item;
  return line;
}

IndicatorCase Indicator(const std::string& name, int weight, IndicatorKind kind, const char* value,
                        const char* target, const char* baseline = nullptr) {
  IndicatorInput input;
  input.kind = kind;
  input.value = Dec(value);
  input.target = Dec(target);
  if (baseline != nullptr) input.baseline = Dec(baseline);
  input.schedule = Rational(1, 2);
  return {Line(name), weight, Assess(input, Rubric().indicator).attainment};
}

std::vector<YesNoCase> Cases(const std::string& name, int met, int all) {
  std::vector<YesNoCase> cases;
  for (int i = 0; i < all; ++i) cases.push_back({Line(name + std::to_string(i)), 1, i < met});
  return cases;
}

std::vector<Mark> Points(const std::vector<int>& points) {
  std::vector<Mark> marks;
  for (const int value : points) marks.push_back({.points = value, .grade = {}});
  return marks;
}

TaskCase Task(int number, absl::CivilDay due, std::optional<absl::CivilDay> done) {
  TaskCase task;
  task.line = Line("task" + std::to_string(number));
  task.weight = 1;
  task.due = due;
  task.as_of = absl::CivilDay(2024, 6, 30);
  task.done_date = done;
  return task;
}

ProjectCase Build(int number, bool start_due, bool started, bool entry_due, bool entered, const char* plan,
                  const char* invested) {
  ProjectCase project;
  project.line = Line("build" + std::to_string(number));
  project.project_class = "BUILD";
  project.weight = 1;
  project.start_due = start_due;
  project.started = started;
  project.entry_due = entry_due;
  project.entered = entered;
  project.annual_plan_wan = Dec(plan);
  project.invested_wan = Dec(invested);
  return project;
}

ProjectCase Milestones(const std::string& name, const std::string& project_class, int planned, int achieved) {
  ProjectCase project;
  project.line = Line(name);
  project.project_class = project_class;
  project.weight = 1;
  project.planned_weight = planned;
  project.achieved_weight = achieved;
  return project;
}

IssueCase Issue(int difficulty, IssueOutcome outcome) {
  return {Line("issue" + std::to_string(difficulty)), difficulty, outcome};
}

}  // namespace

K1Result GoldenK1() {
  return ScoreK1({Indicator("fai", 3, IndicatorKind::kRate, "8.1", "9.0"),
                  Indicator("firms", 2, IndicatorKind::kCount, "4", "10"),
                  Indicator("entities", 2, IndicatorKind::kStock, "7.05", "7.15", "6.90"),
                  Indicator("unemployment", 1, IndicatorKind::kCap, "4.6", "4.5"),
                  Indicator("contracts", 2, IndicatorKind::kCum, "5.5", "20")},
                 Rubric());
}

LeafResult GoldenK2a() {
  std::vector<ProductCase> forms(9);
  forms[4].late = true;
  return ScoreK2a(forms, Rubric());
}

LeafResult GoldenK2b() { return ScoreK2b(Cases("form", 7, 9), Rubric()); }
LeafResult GoldenK2c() { return ScoreK2c(Cases("resolution", 5, 6), Rubric()); }

LeafResult GoldenK3a() {
  const absl::CivilDay due(2024, 6, 10);
  std::vector<TaskCase> tasks;
  for (int i = 0; i < 5; ++i) tasks.push_back(Task(i, due, due - i));
  tasks.push_back(Task(5, due, due + 6));
  tasks.push_back(Task(6, due, std::nullopt));
  tasks.push_back(Task(7, absl::CivilDay(2024, 12, 31), std::nullopt));
  tasks.back().progress = Dec("0.4");
  tasks.back().planned = Dec("0.5");
  return ScoreK3a(tasks, Rubric());
}

LeafResult GoldenK3b() {
  return ScoreK3b(
      {Build(0, true, true, true, true, "2.00", "0.90"), Build(1, true, true, true, true, "2", "0.90"),
       Build(2, true, true, true, true, "2", "0.90"), Build(3, true, true, true, false, "2", "0.90"),
       Build(4, true, false, false, false, "2", "0.90"), Build(5, false, false, false, false, "2", "0.90"),
       Milestones("r0", "RESERVE", 40, 30), Milestones("r1", "RESERVE", 40, 20),
       Milestones("a0", "ATTRACT_LEGACY", 50, 50), Milestones("a1", "ATTRACT_LEGACY", 50, 20)},
      Rational(1, 2), Rubric());
}

LeafResult GoldenP1() {
  std::vector<Mark> votes(20, Mark{.points = {}, .grade = Grade::kExcellent});
  for (size_t i = 12; i < 18; ++i) votes[i].grade = Grade::kGood;
  for (size_t i = 18; i < 20; ++i) votes[i].grade = Grade::kFair;
  const auto panel = PanelMean({{"G1", Points({92, 88, 90, 85, 95})},
                                {"G2", Points({86, 84, 88})},
                                {"G3", Points({80, 82, 84, 85, 85, 86, 86, 88, 90, 92, 98})},
                                {"G4", votes}},
                               Rubric());
  return ScorePanelLeaf(LeafId::kP1, Rubric().points.p1, panel, Rubric());
}

LeafResult GoldenP2a() { return ScoreP2a(Cases("order", 3, 4), Rubric()); }

LeafResult GoldenP2b() {
  return ScorePanelLeaf(LeafId::kP2b, Rubric().points.p2b, PanelOf(Dec("87.50")), Rubric());
}

LeafResult GoldenP3() {
  return ScoreP3(
      {Issue(3, IssueOutcome::kVerified), Issue(2, IssueOutcome::kStaged), Issue(1, IssueOutcome::kOpen)},
      Rubric());
}

LeafResult GoldenB1() { return ScorePanelLeaf(LeafId::kB1, Rubric().points.b1, PanelOf(90), Rubric()); }

LeafResult GoldenB3() { return ScoreB3(PanelOf(Dec("85.60")), {}, Rubric()); }

CardInput GoldenInput() {
  CardInput input;
  input.unit = "department-x";
  input.title = "X局";
  input.group = "DEPT";
  input.period = {PeriodKind::kQuarter, 2024, 2};
  const K1Result k1 = GoldenK1();
  input.leaves = {k1.leaf,    GoldenK2a(), GoldenK2b(), GoldenK2c(), GoldenK3a(), GoldenK3b(),
                  GoldenP1(), GoldenP2a(), GoldenP2b(), GoldenP3(),  GoldenB1(),  GoldenB3()};
  input.attainment_mean = k1.attainment_mean;
  const AdjustmentRules& rules = Rubric().adjustments;
  input.adjustments = {{true, rules.bonus_provincial, Line("省级表彰")},
                       {true, rules.bonus_city, Line("市级表彰")},
                       {false, rules.yellow_card, Line("黄牌")}};
  return input;
}

std::optional<PanelScore> PanelOf(const Rational& value) { return PanelScore{value, {}}; }

CardInput Without(CardInput input, const std::vector<LeafId>& ids) {
  std::erase_if(input.leaves, [&](const LeafResult& leaf) {
    return std::find(ids.begin(), ids.end(), leaf.id) != ids.end();
  });
  if (std::find(ids.begin(), ids.end(), LeafId::kK1) != ids.end()) input.attainment_mean.reset();
  return input;
}

}  // namespace duban::reporting

#include <algorithm>
#include <map>
#include <utility>

#include "services/reporting/domain/score/formula_catalogue.h"
#include "services/reporting/domain/score/leaves_k.h"

namespace duban::reporting {
namespace {

constexpr char kBuild[] = "BUILD";

Rational LateValue(absl::civil_diff_t days_late, const TaskRules& rules) {
  if (days_late <= 0) return 1;
  for (const LateStep& step : rules.late_steps) {
    if (days_late <= step.days) return step.value;
  }
  return rules.done_later;
}

// The value x of a task; empty when nothing was planned by now.
std::optional<Rational> TaskValue(const TaskCase& task, const TaskRules& rules) {
  if (task.is_false) return 0;
  if (task.missing) {
    const bool expected = task.due <= task.as_of || task.planned > 0;
    return expected ? std::optional<Rational>(0) : std::nullopt;
  }
  if (task.done_date) return LateValue(*task.done_date - task.due, rules);
  if (task.due <= task.as_of) return 0;
  if (task.planned <= 0) return std::nullopt;
  return Clamp(task.progress / task.planned, 0, 1);
}

// DONE_SHARE: what is due or done counts, done as 1.
std::optional<Rational> DoneValue(const TaskCase& task) {
  if (task.is_false) return 0;
  if (task.done_date && !task.missing) return 1;
  return task.due <= task.as_of ? std::optional<Rational>(0) : std::nullopt;
}

// One measure of a class over its projects: each project's part of the denominator and of the numerator.
struct Measure {
  const char* name = "";
  Rational weight;  // of the class's quotient q
  Rational scale;   // divides the ratio, 1 or S
  std::vector<Rational> due;
  std::vector<Rational> done;
};

Rational Sum(const std::vector<Rational>& values) {
  Rational sum = 0;
  for (const Rational& value : values) sum += value;
  return sum;
}

using Group = std::vector<const ProjectCase*>;

// Investment made against the year's plan, in step with time.
Measure InvestmentMeasure(const Group& group, const Rational& weight, const Rational& schedule) {
  Measure investment{"投资完成率", weight, schedule, {}, {}};
  for (const ProjectCase* project : group) {
    const bool plan = project->annual_plan_wan.has_value() && schedule > 0;
    investment.due.push_back(plan ? Rational(project->weight * *project->annual_plan_wan) : Rational(0));
    investment.done.push_back(plan ? Rational(project->weight * project->invested_wan) : Rational(0));
  }
  return investment;
}

std::vector<Measure> BuildMeasures(const Group& group, const Rational& schedule, const ProjectRules& rules) {
  Measure start{"开工率", rules.start, 1, {}, {}};
  Measure entry{"入统率", rules.entry, 1, {}, {}};
  for (const ProjectCase* project : group) {
    const Rational& weight = project->weight;
    start.due.push_back(project->start_due ? weight : Rational(0));
    start.done.push_back(project->start_due && project->started ? weight : Rational(0));
    entry.due.push_back(project->entry_due ? weight : Rational(0));
    entry.done.push_back(project->entry_due && project->entered ? weight : Rational(0));
  }
  return {start, InvestmentMeasure(group, rules.investment, schedule), entry};
}

// Mean attainment of the milestones planned by now, per project.
std::vector<Measure> MilestoneMeasures(const Group& group) {
  Measure attainment{"节点完成率", 1, 1, {}, {}};
  for (const ProjectCase* project : group) {
    const bool due = project->planned_weight > 0;
    attainment.due.push_back(due ? project->weight : Rational(0));
    attainment.done.push_back(
        due ? Rational(project->weight * project->achieved_weight / project->planned_weight) : Rational(0));
  }
  return {attainment};
}

struct ClassResult {
  Rational count;                   // n_c: weights of the projects with something due
  std::vector<Rational> parts;      // each project's part of q_c
  std::vector<std::string> detail;  // each project's cases
};

// q_c, split over the projects: a capped measure scales all its projects down alike.
ClassResult ScoreClass(const Group& group, const std::vector<Measure>& measures) {
  ClassResult result{0, std::vector<Rational>(group.size(), 0), std::vector<std::string>(group.size())};
  Rational weights = 0;
  for (const Measure& measure : measures) {
    if (Sum(measure.due) > 0) weights += measure.weight;
  }
  for (const Measure& measure : measures) {
    const Rational due = Sum(measure.due);
    if (due <= 0) continue;
    const Rational rate = Sum(measure.done) / due / measure.scale;
    const Rational kept = rate > 1 ? Rational(1 / rate) : Rational(1);
    for (size_t i = 0; i < group.size(); ++i) {
      result.parts[i] += measure.weight / weights * measure.done[i] / due / measure.scale * kept;
      if (measure.due[i] == 0) continue;
      result.detail[i] += (result.detail[i].empty() ? "" : "；") + std::string(measure.name) + " " +
                          FormatExact(measure.done[i]) + "/" + FormatExact(measure.due[i]);
    }
  }
  for (size_t i = 0; i < group.size(); ++i) {
    const bool due = std::any_of(measures.begin(), measures.end(),
                                 [i](const Measure& measure) { return measure.due[i] > 0; });
    if (due) result.count += group[i]->weight;
  }
  return result;
}

}  // namespace

LeafResult ScoreK3a(const std::vector<TaskCase>& tasks, const Scheme& scheme) {
  const bool done_only = IsScoredBy(LeafId::kK3a, kDoneShare, scheme);
  std::vector<WeightedCase> weighted;
  for (const TaskCase& task : tasks) {
    const std::optional<Rational> value = done_only ? DoneValue(task) : TaskValue(task, scheme.task);
    if (!value) continue;
    weighted.push_back({task.line, task.weight, *value});
    std::vector<NamedValue>& inputs = weighted.back().line.inputs;
    inputs.push_back({"时限", absl::FormatCivilTime(task.due)});
    inputs.push_back({"办结", task.done_date ? absl::FormatCivilTime(*task.done_date) : "未办结"});
    inputs.push_back({"进度", task.missing ? "漏报" : FormatExact(task.progress)});
    inputs.push_back({"计划进度", FormatExact(task.planned)});
  }
  return WeightedMeanLeaf(LeafId::kK3a, scheme.points.k3a, std::move(weighted), scheme);
}

LeafResult ScoreK3b(const std::vector<ProjectCase>& projects, const Rational& schedule,
                    const Scheme& scheme) {
  const bool pooled = IsScoredBy(LeafId::kK3b, kInvestmentRate, scheme);
  std::map<std::string, Group> groups;
  for (const ProjectCase& project : projects) groups[pooled ? "" : project.project_class].push_back(&project);
  std::map<std::string, ClassResult> results;
  Rational count = 0;
  for (const auto& [name, group] : groups) {
    const std::vector<Measure> measures = pooled ? std::vector{InvestmentMeasure(group, 1, schedule)}
                                          : name == kBuild ? BuildMeasures(group, schedule, scheme.project)
                                                           : MilestoneMeasures(group);
    results[name] = ScoreClass(group, measures);
    count += results[name].count;
  }
  std::vector<LedgerLine> lines;
  for (const auto& [name, group] : groups) {
    const ClassResult& result = results[name];
    for (size_t i = 0; i < group.size(); ++i) {
      if (result.detail[i].empty()) continue;
      LedgerLine line = group[i]->line;
      line.inputs.push_back({"类别", group[i]->project_class});
      line.inputs.push_back({pooled ? "有年度计划的项目数" : "该类项目数", FormatExact(result.count)});
      line.inputs.push_back({"应完成与已完成", result.detail[i]});
      line.contribution = scheme.points.k3b * result.count / count * result.parts[i];
      lines.push_back(std::move(line));
    }
  }
  LeafResult leaf = SumLeaf(LeafId::kK3b, scheme.points.k3b, std::move(lines), scheme);
  leaf.applicable = count > 0;
  return leaf;
}

}  // namespace duban::reporting

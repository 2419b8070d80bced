#include "services/reporting/domain/leaves_pb.h"

#include <algorithm>
#include <utility>

namespace duban::reporting {
namespace {

Rational VoteValue(Grade grade, const PanelRules& rules) {
  switch (grade) {
    case Grade::kExcellent:
      return rules.vote_excellent * 100;
    case Grade::kGood:
      return rules.vote_good * 100;
    case Grade::kFair:
      return rules.vote_fair * 100;
    case Grade::kPoor:
      return rules.vote_poor * 100;
  }
  return 0;
}

// Ballots dropped at each end of `count` point ballots.
size_t Trimmed(size_t count, const PanelRules& rules) {
  if (count < static_cast<size_t>(rules.trim_none_below)) return 0;
  if (count < static_cast<size_t>(rules.trim_one_below)) return 1;
  const Rational share = rules.trim_share * count;
  return static_cast<size_t>(numerator(share) / denominator(share));
}

// Mean of the point ballots left after trimming and of all grade votes.
Rational GroupMean(const std::vector<Mark>& marks, const PanelRules& rules) {
  std::vector<Rational> points;
  Rational sum = 0;
  size_t count = 0;
  for (const Mark& mark : marks) {
    if (mark.points) {
      points.push_back(*mark.points);
    } else {
      sum += VoteValue(mark.grade, rules);
      ++count;
    }
  }
  std::sort(points.begin(), points.end());
  const size_t trimmed = Trimmed(points.size(), rules);
  for (size_t i = trimmed; i + trimmed < points.size(); ++i) {
    sum += points[i];
    ++count;
  }
  return count == 0 ? Rational(0) : Rational(sum / count);
}

// The panel's lines as points of a leaf.
std::vector<LedgerLine> PanelLines(const PanelScore& panel, const Rational& points) {
  std::vector<LedgerLine> lines = panel.lines;
  for (LedgerLine& line : lines) line.contribution = line.contribution * points / 100;
  if (lines.empty()) {
    lines.emplace_back();
    lines.back().what = "评议得分";
    lines.back().inputs.push_back({"评议", FormatExact(panel.value)});
    lines.back().contribution = panel.value * points / 100;
  }
  return lines;
}

LeafResult NoPanel(LeafId id, const Rational& points) {
  return {.id = id, .applicable = false, .points = points, .exact = 0, .rounded = 0, .lines = {}};
}

}  // namespace

std::optional<PanelScore> PanelMean(const std::map<std::string, std::vector<Mark>>& marks_by_group,
                                    const Scheme& scheme) {
  Rational weights = 0;
  std::vector<std::pair<const PanelGroup*, Rational>> means;
  for (const PanelGroup& group : scheme.panel.groups) {
    const auto found = marks_by_group.find(group.id);
    if (found == marks_by_group.end() || found->second.empty()) continue;
    if (found->second.size() < static_cast<size_t>(group.minimum_ballots)) continue;
    means.emplace_back(&group, GroupMean(found->second, scheme.panel));
    weights += group.weight;
  }
  if (weights == 0) return std::nullopt;
  PanelScore panel{0, {}};
  for (const auto& [group, mean] : means) {
    LedgerLine line;
    line.what = group->title;
    line.inputs = {{"平均", FormatExact(mean)}, {"权重", FormatExact(group->weight / weights)}};
    line.contribution = mean * group->weight / weights;
    panel.value += line.contribution;
    panel.lines.push_back(std::move(line));
  }
  return panel;
}

LeafResult ScorePanelLeaf(LeafId id, const Rational& points, const std::optional<PanelScore>& panel,
                          const Scheme& scheme) {
  if (!panel) return NoPanel(id, points);
  return SumLeaf(id, points, PanelLines(*panel, points), scheme);
}

LeafResult ScoreB3(const std::optional<PanelScore>& panel, int conduct_problems, const Scheme& scheme) {
  const Rational& points = scheme.points.b3;
  if (!panel) return NoPanel(LeafId::kB3, points);
  std::vector<LedgerLine> lines = PanelLines(*panel, points);
  if (conduct_problems > 0) {
    const Rational left = panel->value * points / 100;
    LedgerLine line;
    line.what = "查实作风问题";
    line.inputs = {{"件数", std::to_string(conduct_problems)}};
    line.contribution = -std::min(Rational(scheme.panel.conduct_penalty * conduct_problems), left);
    lines.push_back(std::move(line));
  }
  return SumLeaf(LeafId::kB3, points, std::move(lines), scheme);
}

LeafResult ScoreP2a(const std::vector<YesNoCase>& orders, const Scheme& scheme) {
  std::vector<WeightedCase> weighted;
  weighted.reserve(orders.size());
  for (const YesNoCase& one : orders) weighted.push_back({one.line, one.weight, one.met ? 1 : 0});
  return WeightedMeanLeaf(LeafId::kP2a, scheme.points.p2a, std::move(weighted), scheme);
}

LeafResult ScoreP3(const std::vector<IssueCase>& issues, const Scheme& scheme) {
  std::vector<WeightedCase> weighted;
  weighted.reserve(issues.size());
  for (const IssueCase& issue : issues) {
    const Rational& value = issue.outcome == IssueOutcome::kVerified ? scheme.issue.verified
                            : issue.outcome == IssueOutcome::kStaged ? scheme.issue.staged
                                                                     : scheme.issue.open;
    weighted.push_back({issue.line, issue.difficulty, value});
  }
  return WeightedMeanLeaf(LeafId::kP3, scheme.points.p3, std::move(weighted), scheme);
}

LeafResult ScoreB2(int rank, int ranked, const Rational& index, const Scheme& scheme) {
  const Rational behind = ranked > 1 ? Rational(rank - 1, ranked - 1) : Rational(0);
  LedgerLine line;
  line.what = "业绩指数组内位次";
  line.inputs = {
      {"指数PI", FormatExact(index)}, {"位次", std::to_string(rank)}, {"组内数", std::to_string(ranked)}};
  line.contribution = scheme.points.b2 * (1 - scheme.index.rank_span * behind);
  return SumLeaf(LeafId::kB2, scheme.points.b2, {std::move(line)}, scheme);
}

}  // namespace duban::reporting

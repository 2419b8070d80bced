#include "services/reporting/domain/score/leaves_pb.h"

#include <algorithm>
#include <utility>

#include "services/reporting/domain/score/formula_catalogue.h"

namespace duban::reporting {
namespace {

// Ballots dropped at each end of `count` point ballots.
size_t Trimmed(size_t count, const PanelRules& rules) {
  if (count < static_cast<size_t>(rules.trim_none_below)) return 0;
  if (count < static_cast<size_t>(rules.trim_one_below)) return 1;
  const Rational share = rules.trim_share * count;
  return static_cast<size_t>(numerator(share) / denominator(share));
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

constexpr char kConduct[] = "CONDUCT_PROBLEM";

// B3 of a panel's lines that come to `panel` points.
LeafResult LessConduct(std::vector<LedgerLine> lines, const Rational& panel,
                       const std::vector<LedgerLine>& conduct_problems, const Scheme& scheme) {
  Rational left = panel;
  for (const LedgerLine& problem : conduct_problems) {
    lines.push_back(problem);
    lines.back().formula = kConduct;
    lines.back().contribution = -scheme.panel.conduct_penalty;
    left -= scheme.panel.conduct_penalty;
  }
  if (left < 0) {
    lines.emplace_back();
    lines.back().what = "不低于0";
    lines.back().formula = "LEAF_BOUNDS";
    lines.back().contribution = -left;
  }
  return SumLeaf(LeafId::kB3, scheme.points.b3, std::move(lines), scheme);
}

// Points for rank `rank` of `ranked`: all for the first, less `span` of them for the last.
Rational LinearPoints(const Rational& points, const Rational& span, int rank, int ranked) {
  const Rational behind = ranked > 1 ? Rational(rank - 1, ranked - 1) : Rational(0);
  return points * (1 - span * behind);
}

Rational IndexPoints(const IndexPlace& place, const Scheme& scheme) {
  const Rational& points = scheme.points.b2;
  if (IsScoredBy(LeafId::kB2, kIndexStep, scheme)) {
    return Clamp(points - scheme.index.rank_step * (place.rank - 1), 0, points);
  }
  if (IsScoredBy(LeafId::kB2, kIndexValue, scheme)) {
    return place.best > 0 ? Rational(points * Clamp(place.index / place.best, 0, 1)) : Rational(0);
  }
  return LinearPoints(points, scheme.index.rank_span, place.rank, place.ranked);
}

LeafResult NoPanel(LeafId id, const Rational& points) {
  return {.id = id, .applicable = false, .points = points, .exact = 0, .rounded = 0, .lines = {}};
}

}  // namespace

Rational MarkPoints(const Mark& mark, const PanelRules& rules) {
  if (mark.points) return *mark.points;
  switch (mark.grade) {
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

int TrimmedMarks(const std::vector<Mark>& marks, const PanelRules& rules) {
  const auto points =
      std::count_if(marks.begin(), marks.end(), [](const Mark& mark) { return mark.points.has_value(); });
  return static_cast<int>(2 * Trimmed(static_cast<size_t>(points), rules));
}

Rational PanelGroupMean(const std::vector<Mark>& marks, const PanelRules& rules) {
  std::vector<Rational> points;
  Rational sum = 0;
  size_t count = 0;
  for (const Mark& mark : marks) {
    if (mark.points) {
      points.push_back(*mark.points);
    } else {
      sum += MarkPoints(mark, rules);
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

std::optional<PanelScore> PanelMean(const std::map<std::string, std::vector<Mark>>& marks_by_group,
                                    const Scheme& scheme) {
  Rational weights = 0;
  std::vector<std::pair<const PanelGroup*, Rational>> means;
  for (const PanelGroup& group : scheme.panel.groups) {
    const auto found = marks_by_group.find(group.id);
    if (found == marks_by_group.end() || found->second.empty()) continue;
    if (found->second.size() < static_cast<size_t>(group.minimum_ballots)) continue;
    means.emplace_back(&group, PanelGroupMean(found->second, scheme.panel));
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

LeafResult ScoreB3(const std::optional<PanelScore>& panel, const std::vector<LedgerLine>& conduct_problems,
                   const Scheme& scheme) {
  const Rational& points = scheme.points.b3;
  if (!panel) return NoPanel(LeafId::kB3, points);
  return LessConduct(PanelLines(*panel, points), panel->value * points / 100, conduct_problems, scheme);
}

Rational PanelPart(const LeafResult& by_mean) {
  Rational part = 0;
  for (const LedgerLine& line : by_mean.lines) {
    if (line.formula.empty()) part += line.contribution;
  }
  return part;
}

LeafResult ByPanelRank(const LeafResult& by_mean, int rank, int ranked, const Scheme& scheme) {
  const Rational& full = by_mean.points;
  const Rational points = rank == 0 ? Rational(0) : LinearPoints(full, scheme.panel.rank_span, rank, ranked);
  std::vector<LedgerLine> lines, problems;
  for (const LedgerLine& line : by_mean.lines) {
    if (line.formula == kConduct) problems.push_back(line);
    if (!line.formula.empty()) continue;
    lines.push_back(line);
    lines.back().contribution = 0;
  }
  LedgerLine place;
  if (!lines.empty()) {
    place.item = lines.front().item;
    place.act = lines.front().act;
  }
  place.what = rank == 0 ? "不参评，评议无位次" : "评议组内位次";
  if (full > 0) place.inputs.push_back({"评议", FormatExact(PanelPart(by_mean) * 100 / full)});
  place.inputs.push_back({"位次", std::to_string(rank)});
  place.inputs.push_back({"组内数", std::to_string(ranked)});
  place.contribution = points;
  lines.push_back(std::move(place));
  if (by_mean.id == LeafId::kB3) return LessConduct(std::move(lines), points, problems, scheme);
  return SumLeaf(by_mean.id, full, std::move(lines), scheme);
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

LeafResult ScoreB2(const IndexPlace& place, const Scheme& scheme) {
  LedgerLine line;
  line.what = "业绩指数组内位次";
  line.inputs = {{"指数PI", FormatExact(place.index)},
                 {"位次", std::to_string(place.rank)},
                 {"组内数", std::to_string(place.ranked)}};
  if (IsScoredBy(LeafId::kB2, kIndexValue, scheme)) {
    line.what = "业绩指数与组内最高之比";
    line.inputs.push_back({"组内最高", FormatExact(place.best)});
  }
  line.contribution = IndexPoints(place, scheme);
  return SumLeaf(LeafId::kB2, scheme.points.b2, {std::move(line)}, scheme);
}

}  // namespace duban::reporting

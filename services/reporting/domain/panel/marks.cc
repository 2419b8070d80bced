#include "services/reporting/domain/panel/marks.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/reporting/domain/score/leaves_pb.h"

namespace duban::reporting {
namespace {

std::optional<LeafId> VotedLeaf(absl::string_view name) {
  for (int i = 0; i <= static_cast<int>(LeafId::kB3); ++i) {
    if (LeafName(static_cast<LeafId>(i)) == name) return static_cast<LeafId>(i);
  }
  return std::nullopt;
}

Grade GradeOfVote(VoteGrade grade) {
  switch (grade) {
    case VoteGrade::kExcellent:
      return Grade::kExcellent;
    case VoteGrade::kGood:
      return Grade::kGood;
    case VoteGrade::kFair:
      return Grade::kFair;
    case VoteGrade::kPoor:
    case VoteGrade::kUnspecified:
      return Grade::kPoor;
  }
  return Grade::kPoor;
}

using UnitMarks = std::map<std::string, PanelMarks>;

UnitMarks Collect(const Book& book, const std::string& source, const Panel& panel) {
  UnitMarks units;
  book.docket.Each<Ballot>(panel.campaign, [&](const Ballot& ballot, const Stored<Matter>& stored) {
    if (ballot.panel != panel.id) return;
    PanelMarks& marks = units[ballot.unit];
    marks.source = source;
    marks.sequence = std::max(marks.sequence, stored.sequence);
    for (const BallotMark& mark : ballot.marks) {
      if (const auto leaf = VotedLeaf(mark.leaf)) {
        marks.by_leaf[*leaf][ballot.group].push_back({mark.points, GradeOfVote(mark.grade)});
      }
    }
  });
  return units;
}

void AddSpread(const std::vector<Mark>& marks, const PanelRules& rules, GroupOutcome& outcome) {
  std::vector<Rational> points;
  points.reserve(marks.size());
  for (const Mark& mark : marks) points.push_back(MarkPoints(mark, rules));
  std::sort(points.begin(), points.end());
  outcome.lowest = points.front();
  outcome.highest = points.back();
  const size_t middle = points.size() / 2;
  const Rational median =
      points.size() % 2 == 1 ? points[middle] : Rational((points[middle - 1] + points[middle]) / 2);
  outcome.outliers = static_cast<int>(std::count_if(points.begin(), points.end(), [&](const Rational& one) {
    return boost::multiprecision::abs(Rational(one - median)) > rules.outlier_points;
  }));
}

GroupOutcome OutcomeOfGroup(const PanelGroup& group, const std::vector<Mark>& marks, const Scheme& scheme) {
  GroupOutcome outcome{.group = group.id};
  outcome.ballots = static_cast<int>(marks.size());
  outcome.minimum = group.minimum_ballots;
  outcome.is_void = marks.empty() || outcome.ballots < outcome.minimum;
  if (!marks.empty()) AddSpread(marks, scheme.panel, outcome);
  if (outcome.is_void) return outcome;
  outcome.trimmed = TrimmedMarks(marks, scheme.panel);
  outcome.mean = PanelGroupMean(marks, scheme.panel);
  return outcome;
}

LeafOutcome OutcomeOfLeaf(const std::string& leaf, const std::map<std::string, std::vector<Mark>>& by_group,
                          const Scheme& scheme) {
  LeafOutcome outcome{.leaf = leaf};
  for (const PanelGroup& group : scheme.panel.groups) {
    const auto marks = by_group.find(group.id);
    outcome.groups.push_back(
        OutcomeOfGroup(group, marks == by_group.end() ? std::vector<Mark>() : marks->second, scheme));
  }
  if (const auto panel = PanelMean(by_group, scheme)) outcome.panel = panel->value;
  return outcome;
}

}  // namespace

std::map<std::string, PanelMarks> PanelMarksOf(const Book& book, const std::string& jurisdiction,
                                               const std::string& campaign, const Period& period,
                                               absl::Time now) {
  const Panel* panel = book.docket.Find<Panel>(campaign, PeriodId(period));
  if (panel == nullptr || panel->state == PanelState::kPlanned || !IsOver(*panel, now)) return {};
  return Collect(book, absl::StrCat("jurisdictions/", jurisdiction, "/", PathOf(*panel)), *panel);
}

PanelMarks MarksOf(const Book& book, const std::string& jurisdiction, const std::string& campaign,
                   const Period& period, const std::string& unit, absl::Time now) {
  const auto all = PanelMarksOf(book, jurisdiction, campaign, period, now);
  const auto found = all.find(unit);
  return found == all.end() ? PanelMarks() : found->second;
}

std::vector<UnitOutcome> OutcomeOf(const Book& book, const Scheme& scheme, const Panel& panel) {
  const UnitMarks units = Collect(book, "", panel);
  std::vector<UnitOutcome> outcomes;
  for (const std::string& unit : panel.units) {
    UnitOutcome& outcome = outcomes.emplace_back();
    outcome.unit = unit;
    const auto marks = units.find(unit);
    for (const std::string& leaf : PanelLeaves(scheme)) {
      std::map<std::string, std::vector<Mark>> by_group;
      if (marks != units.end()) {
        const auto found = marks->second.by_leaf.find(*VotedLeaf(leaf));
        if (found != marks->second.by_leaf.end()) by_group = found->second;
      }
      outcome.leaves.push_back(OutcomeOfLeaf(leaf, by_group, scheme));
    }
  }
  return outcomes;
}

std::vector<Turnout> TurnoutOf(const Book& book, const Scheme& scheme, const Panel& panel) {
  std::map<std::string, std::map<std::string, int>> ballots;  // by group and unit
  book.docket.Each<Ballot>(panel.campaign, [&](const Ballot& ballot, const Stored<Matter>&) {
    if (ballot.panel == panel.id) ++ballots[ballot.group][ballot.unit];
  });
  std::vector<Turnout> turnout;
  for (const PanelGroup& group : scheme.panel.groups) {
    Turnout one{.group = group.id, .minimum = group.minimum_ballots};
    for (const PanelMember& member : panel.members) one.members += member.group == group.id ? 1 : 0;
    for (const std::string& unit : panel.units) {
      const int count = ballots[group.id][unit];
      one.ballots += count;
      one.units_short += count < group.minimum_ballots || count == 0 ? 1 : 0;
    }
    turnout.push_back(std::move(one));
  }
  return turnout;
}

}  // namespace duban::reporting

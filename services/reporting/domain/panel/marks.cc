#include "services/reporting/domain/panel/marks.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/calendar.h"
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

// Everything that the ballots of a panel say of one unit.
struct UnitBallots {
  PanelMarks marks;
  std::map<std::string, LeftOut> left_out;  // by group
  std::map<std::string, int> counted;       // by group
};

// Why a ballot does not count. Paper ballots name nobody and were counted by the office.
Recusal LeftOutBy(const Recusals& recusals, const Panel& panel, const Ballot& ballot, absl::Time cast) {
  if (ballot.paper) return Recusal::kNone;
  return recusals.During(ballot.voter, ballot.unit, absl::ToCivilDay(cast, ChinaTime()),
                         LastVotingDay(panel));
}

std::map<std::string, UnitBallots> Collect(const Projection& record, const Book& book, const Panel& panel) {
  const Recusals recusals(record, panel.campaign);
  std::map<std::string, UnitBallots> units;
  book.docket.Each<Ballot>(panel.campaign, [&](const Ballot& ballot, const Stored<Matter>& stored) {
    if (ballot.panel != panel.id) return;
    UnitBallots& unit = units[ballot.unit];
    const Recusal recusal = LeftOutBy(recusals, panel, ballot, stored.time);
    if (recusal != Recusal::kNone) {
      ++unit.left_out[ballot.group][std::string(RecusalName(recusal))];
      return;
    }
    ++unit.counted[ballot.group];
    unit.marks.sequence = std::max(unit.marks.sequence, stored.sequence);
    for (const BallotMark& mark : ballot.marks) {
      if (const auto leaf = VotedLeaf(mark.leaf)) {
        unit.marks.by_leaf[*leaf][ballot.group].push_back({mark.points, GradeOfVote(mark.grade)});
      }
    }
  });
  return units;
}

// The value of a key; one of nothing for an unknown key. Lives as long as the map.
template <typename Map, typename Key>
const typename Map::mapped_type& ValueAt(const Map& map, const Key& key) {
  static const auto& nothing = *new typename Map::mapped_type();
  const auto found = map.find(key);
  return found == map.end() ? nothing : found->second;
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

LeafOutcome OutcomeOfLeaf(const std::string& leaf, const UnitBallots& unit, const Scheme& scheme) {
  LeafOutcome outcome{.leaf = leaf};
  const auto& by_group = ValueAt(unit.marks.by_leaf, *VotedLeaf(leaf));
  for (const PanelGroup& group : scheme.panel.groups) {
    outcome.groups.push_back(OutcomeOfGroup(group, ValueAt(by_group, group.id), scheme));
    outcome.groups.back().left_out = ValueAt(unit.left_out, group.id);
  }
  if (const auto panel = PanelMean(by_group, scheme)) outcome.panel = panel->value;
  return outcome;
}

}  // namespace

absl::CivilDay LastVotingDay(const Panel& panel) {
  // The window ends before its close time, the panel with its closing.
  const absl::Time last = panel.close_time - absl::Microseconds(1);
  return absl::ToCivilDay(panel.closed_time ? std::min(last, *panel.closed_time) : last, ChinaTime());
}

std::map<std::string, PanelMarks> PanelMarksOf(const Projection& record, const Book& book,
                                               const std::string& campaign, const Period& period,
                                               absl::Time now) {
  const Panel* panel = book.docket.Find<Panel>(campaign, PeriodId(period));
  if (panel == nullptr || panel->state == PanelState::kPlanned || !IsOver(*panel, now)) return {};
  std::map<std::string, PanelMarks> marks;
  std::map<std::string, UnitBallots> units = Collect(record, book, *panel);
  for (auto& [id, unit] : units) {
    if (unit.marks.by_leaf.empty()) continue;
    unit.marks.source = absl::StrCat("jurisdictions/", record.jurisdiction, "/", PathOf(*panel));
    marks[id] = std::move(unit.marks);
  }
  return marks;
}

PanelMarks MarksOf(const Projection& record, const Book& book, const std::string& campaign,
                   const Period& period, const std::string& unit, absl::Time now) {
  return ValueAt(PanelMarksOf(record, book, campaign, period, now), unit);
}

std::vector<UnitOutcome> OutcomeOf(const Projection& record, const Book& book, const Scheme& scheme,
                                   const Panel& panel) {
  const std::map<std::string, UnitBallots> units = Collect(record, book, panel);
  std::vector<UnitOutcome> outcomes;
  for (const std::string& id : panel.units) {
    UnitOutcome& outcome = outcomes.emplace_back();
    outcome.unit = id;
    const UnitBallots& unit = ValueAt(units, id);
    for (const std::string& leaf : PanelLeaves(scheme)) {
      outcome.leaves.push_back(OutcomeOfLeaf(leaf, unit, scheme));
    }
  }
  return outcomes;
}

std::vector<Turnout> TurnoutOf(const Projection& record, const Book& book, const Scheme& scheme,
                               const Panel& panel) {
  const std::map<std::string, UnitBallots> units = Collect(record, book, panel);
  std::vector<Turnout> turnout;
  for (const PanelGroup& group : scheme.panel.groups) {
    Turnout one{.group = group.id, .minimum = group.minimum_ballots};
    for (const PanelMember& member : panel.members) one.members += member.group == group.id ? 1 : 0;
    for (const std::string& id : panel.units) {
      const UnitBallots& unit = ValueAt(units, id);
      const int count = ValueAt(unit.counted, group.id);
      one.ballots += count;
      one.units_short += count < group.minimum_ballots || count == 0 ? 1 : 0;
      for (const auto& [reason, ballots] : ValueAt(unit.left_out, group.id)) one.left_out += ballots;
    }
    turnout.push_back(std::move(one));
  }
  return turnout;
}

}  // namespace duban::reporting

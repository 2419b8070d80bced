// A panel with its ballots, cast through the rules of casting: who has to stand
// back is refused.
#include <algorithm>

#include "services/reporting/domain/panel/ballot.h"
#include "tests/unit/reporting/campaign_builder.h"
#include "tests/unit/reporting/property/random_book.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::property {
namespace {

const absl::Time kOpens = At(absl::CivilDay(2024, 4, 8), 9);
const absl::Time kCloses = At(absl::CivilDay(2024, 4, 15), 9);

// A district leader, some of the three offices, and the leaders of the
// evaluated, who have to stand back for their own.
std::vector<PanelMember> Members(Dice& dice, const Cast& cast) {
  std::vector<PanelMember> members = {{"district.leader", "G1"}};
  const int offices = dice.Roll(2, 6);
  for (int i = 0; i < offices; ++i) members.push_back({absl::StrCat("office.", i), "G2"});
  for (const std::string& person : cast.persons) members.push_back({person, "G3"});
  return members;
}

std::vector<BallotMark> SomeMarks(Dice& dice, bool by_grade) {
  std::vector<BallotMark> marks;
  for (const std::string& leaf : PanelLeaves(Rubric())) {
    BallotMark mark{.leaf = leaf};
    if (by_grade) {
      mark.grade = static_cast<VoteGrade>(dice.Roll(1, 4));
    } else {
      mark.points = Rational(dice.Roll(500, 1000), 10);
    }
    marks.push_back(mark);
  }
  return marks;
}

class Voting {
 public:
  Voting(Dice& dice, const Projection& record, Panel panel, RandomBook& book)
      : dice_(dice), record_(record), panel_(std::move(panel)), book_(book), present_(book.Whole()) {
    Write(panel_);
  }

  // Each member on each unit, as a rule; sometimes twice, the last ballot
  // counts.
  void Vote(const std::vector<std::string>& units) {
    for (const std::string& unit : units) {
      if (!std::binary_search(panel_.units.begin(), panel_.units.end(), unit)) continue;
      for (const PanelMember& member : panel_.members) {
        if (!dice_.OneIn(5)) Cast(unit, member.person);
        if (dice_.OneIn(12)) Cast(unit, member.person);
      }
      const int served = dice_.OneIn(4) ? dice_.Roll(8, 12) : dice_.Roll(0, 2);
      for (int i = 0; i < served; ++i) Paper(unit, i);
    }
  }

  void Write(const Matter& matter) {
    book_.Write(matter, kOpens);
    present_.docket.Put(matter, ++present_.sequence, kOpens);
  }

 private:
  void Cast(const std::string& unit, const std::string& person) {
    Ballot ballot;
    ballot.unit = unit;
    ballot.voter = person;
    ballot.marks = SomeMarks(dice_, dice_.OneIn(4));
    const auto cast = CastBallot(present_, record_, Rubric(), panel_, ballot, kOpens);
    if (cast.ok()) {
      Write(*cast);
    } else {
      ++book_.recused;
    }
  }

  void Paper(const std::string& unit, int number) {
    Ballot ballot;
    ballot.campaign = kCampaign;
    ballot.panel = panel_.id;
    ballot.unit = unit;
    ballot.group = "G4";
    ballot.voter = absl::StrCat("paper-", number);
    ballot.id = BallotId(panel_.id, unit, ballot.voter);
    ballot.paper = true;
    ballot.marks = SomeMarks(dice_, !dice_.OneIn(4));
    Write(ballot);
  }

  Dice& dice_;
  const Projection& record_;
  const Panel panel_;
  RandomBook& book_;
  Book present_;
};

}  // namespace

void AddPanel(Dice& dice, const Cast& cast, const Projection& record, RandomBook& book) {
  Panel planned;
  planned.campaign = kCampaign;
  planned.id = PeriodId(kQuarter);
  planned.period = kQuarter;
  planned.open_time = kOpens;
  planned.close_time = kCloses;
  planned.members = Members(dice, cast);
  const auto panel = PlanPanel(record, Rubric(), planned);
  if (!panel.ok()) return;  // nobody is evaluated
  Voting voting(dice, record, OpenPanel(*panel, kOpens).value(), book);
  voting.Vote(cast.Evaluated());
  if (dice.OneIn(4)) return;  // its window ends it
  Panel closed = OpenPanel(*panel, kOpens).value();
  closed.state = PanelState::kClosed;
  closed.closed_time = kCloses;
  voting.Write(closed);
}

}  // namespace duban::reporting::property

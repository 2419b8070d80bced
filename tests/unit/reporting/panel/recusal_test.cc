// Recusal at the count: whoever took over a unit or its task force between the ballot and the end of the
// window does not count, and the count says so.
#include "services/reporting/domain/panel/recusal.h"

#include <gmock/gmock.h>

#include <random>

#include "services/reporting/domain/panel/marks.h"
#include "tests/unit/reporting/panel/panel_data.h"

namespace duban::reporting::recusal_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

// The window runs from Monday 8 April 2024, 09:00, to before Monday the 15th, 09:00.
const absl::CivilDay kFirstDay(2024, 4, 8);
const absl::CivilDay kLastDay(2024, 4, 15);

RoleGrant Takes(const std::string& person, const std::string& role, const std::string& unit,
                const std::string& action, std::optional<absl::CivilDay> first,
                std::optional<absl::CivilDay> last = std::nullopt) {
  RoleGrant grant{.id = absl::StrCat("new-", person, role), .person = person, .role = role, .unit = unit};
  grant.action = action;
  grant.first = first;
  grant.last = last;
  return grant;
}

class RecusalTest : public ::testing::Test {
 protected:
  RecusalTest() { book_.docket.Put(Matter(panel_), ++book_.sequence, kPanelOpens); }

  void Grant(const RoleGrant& grant) { record_.roles[grant.id] = grant; }
  void Vote(const std::string& voter, const std::string& group, const std::string& unit, absl::CivilDay day,
            const char* points = "80") {
    Ballot ballot{.campaign = "c",
                  .id = BallotId("2024-Q1", unit, voter),
                  .panel = "2024-Q1",
                  .unit = unit,
                  .group = group,
                  .voter = voter,
                  .marks = MarksOfAll(points)};
    book_.docket.Put(Matter(ballot), ++book_.sequence, absl::FromCivil(day, ChinaTime()) + absl::Hours(10));
  }
  // The group's outcome for P1 of the unit.
  GroupOutcome Count(const std::string& unit, const std::string& group) const {
    for (const UnitOutcome& outcome : OutcomeOf(record_, book_, Rubric(), panel_)) {
      if (outcome.unit != unit) continue;
      for (const GroupOutcome& one : outcome.leaves[0].groups) {
        if (one.group == group) return one;
      }
    }
    ADD_FAILURE() << unit << " " << group;
    return {};
  }

  Projection record_ = PanelRecord();
  Book book_;
  Panel panel_ = OpenedPanel();
};

TEST_F(RecusalTest, WhoTookOverTheUnitAfterVotingDoesNotCount) {
  Vote("office.z", "G2", "dept-a", kFirstDay);
  Vote("office.z", "G2", "dept-b", kFirstDay);
  EXPECT_EQ(Count("dept-a", "G2").ballots, 1);
  Grant(Takes("office.z", "UNIT_LEADER", "dept-a", "", absl::CivilDay(2024, 4, 12)));
  const GroupOutcome count = Count("dept-a", "G2");
  EXPECT_EQ(count.ballots, 0);
  EXPECT_THAT(count.left_out, ElementsAre(Pair("RECUSED_UNIT", 1)));
  EXPECT_EQ(Count("dept-b", "G2").ballots, 1);
  EXPECT_THAT(Count("dept-b", "G2").left_out, IsEmpty());
}

TEST_F(RecusalTest, WhoTookOverTheTaskForceAfterVotingDoesNotCount) {
  for (const char* role : {"TF_LEADER", "ACTION_LEADER"}) {
    Vote("office.z", "G2", "tf-1", kFirstDay);
    Grant(Takes("office.z", role, "", "A1", absl::CivilDay(2024, 4, 12)));
    EXPECT_THAT(Count("tf-1", "G2").left_out, ElementsAre(Pair("RECUSED_TASK_FORCE", 1))) << role;
    record_.roles.erase(absl::StrCat("new-office.z", role));
  }
  Grant(Takes("office.z", "TF_REVIEWER", "", "A1", absl::CivilDay(2024, 4, 12)));
  EXPECT_EQ(Count("tf-1", "G2").ballots, 1) << "a reviewer does not lead";
}

TEST_F(RecusalTest, TheDaysFromTheBallotToTheEndOfTheWindowDecide) {
  struct Case {
    const char* what;
    std::optional<absl::CivilDay> first, last;
    bool counts;
  };
  const absl::CivilDay voted(2024, 4, 10);
  const Case kCases[] = {
      {"always held", std::nullopt, std::nullopt, false},
      {"ended before the ballot", std::nullopt, absl::CivilDay(2024, 4, 9), true},
      {"ended on the day of the ballot", std::nullopt, voted, false},
      {"began on the day of the ballot", voted, std::nullopt, false},
      {"began and ended between", absl::CivilDay(2024, 4, 12), absl::CivilDay(2024, 4, 12), false},
      {"began on the last day", kLastDay, std::nullopt, false},
      {"began after the window", kLastDay + 1, std::nullopt, true},
  };
  Vote("office.z", "G2", "dept-a", voted);
  for (const Case& one : kCases) {
    Grant(Takes("office.z", "UNIT_LEADER", "dept-a", "", one.first, one.last));
    EXPECT_EQ(Count("dept-a", "G2").ballots, one.counts ? 1 : 0) << one.what;
    EXPECT_THAT(Count("dept-a", "G2").left_out, SizeIs(one.counts ? 0 : 1)) << one.what;
  }
}

TEST_F(RecusalTest, ARoleWithoutAFirstDayCountsFromTheDayItCameOnRecord) {
  Vote("office.z", "G2", "dept-a", kFirstDay);
  RoleGrant grant = Takes("office.z", "REPORTER", "dept-a", "", std::nullopt);
  grant.recorded = kLastDay + 1;
  Grant(grant);
  EXPECT_EQ(Count("dept-a", "G2").ballots, 1) << "it came after the window";
  grant.recorded = kLastDay;
  Grant(grant);
  EXPECT_EQ(Count("dept-a", "G2").ballots, 0);
}

TEST_F(RecusalTest, AnEarlyEndOfThePanelEndsTheDays) {
  Vote("office.z", "G2", "dept-a", kFirstDay);
  Grant(Takes("office.z", "UNIT_LEADER", "dept-a", "", absl::CivilDay(2024, 4, 12)));
  panel_.state = PanelState::kClosed;
  panel_.closed_time = absl::FromCivil(absl::CivilDay(2024, 4, 11), ChinaTime()) + absl::Hours(18);
  EXPECT_EQ(LastVotingDay(panel_), absl::CivilDay(2024, 4, 11));
  EXPECT_EQ(Count("dept-a", "G2").ballots, 1);
}

TEST_F(RecusalTest, ARoleTakenInAnothersPlaceRecusesToo) {
  Vote("office.z", "G2", "dept-a", kFirstDay);
  RoleGrant grant = Takes("office.z", "UNIT_LEADER", "dept-a", "", absl::CivilDay(2024, 4, 12));
  grant.substitute_for = "clerk.a";
  Grant(grant);
  EXPECT_EQ(Count("dept-a", "G2").ballots, 0);
}

TEST_F(RecusalTest, PaperBallotsNameNobodyAndStay) {
  Ballot paper{.campaign = "c",
               .id = "p-1",
               .panel = "2024-Q1",
               .unit = "dept-a",
               .group = "G4",
               .voter = "clerk.a",
               .marks = MarksOfAll("80"),
               .paper = true};
  book_.docket.Put(Matter(paper), ++book_.sequence, kPanelOpens);
  EXPECT_EQ(Count("dept-a", "G4").ballots, 1) << "a number that reads like a name is none";
}

TEST_F(RecusalTest, ScoresAndTurnoutLeaveThemOutToo) {
  for (const char* voter : {"a.a", "b.b", "office.z"}) Vote(voter, "G2", "dept-a", kFirstDay);
  Grant(Takes("office.z", "UNIT_LEADER", "dept-a", "", absl::CivilDay(2024, 4, 12)));
  const PanelMarks marks = MarksOf(record_, book_, "c", kPanelQuarter, "dept-a", kPanelCloses);
  EXPECT_THAT(marks.by_leaf.at(LeafId::kP1).at("G2"), SizeIs(2));
  EXPECT_TRUE(Count("dept-a", "G2").is_void) << "two of three are too few";
  const Turnout turnout = TurnoutOf(record_, book_, Rubric(), panel_)[1];
  EXPECT_EQ(turnout.group, "G2");
  EXPECT_EQ(turnout.ballots, 2);
  EXPECT_EQ(turnout.left_out, 1);
  EXPECT_EQ(turnout.units_short, 4);
}

TEST_F(RecusalTest, AUnitWhoseBallotsAreAllLeftOutIsPendingNotZero) {
  Vote("office.z", "G2", "dept-a", kFirstDay);
  Grant(Takes("office.z", "UNIT_LEADER", "dept-a", "", absl::CivilDay(2024, 4, 12)));
  EXPECT_THAT(PanelMarksOf(record_, book_, "c", kPanelQuarter, kPanelCloses), IsEmpty());
}

// Random panels: every ballot either counts or is left out with a reason, never both, and leaving out is just
// what a look at the days says.
TEST_F(RecusalTest, EveryBallotIsCountedOrLeftOutForAReason) {
  std::mt19937 random(20240408);
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const std::vector<std::string> units = {"dept-a", "dept-b", "town-a", "tf-1"};
  for (int round = 0; round < 200; ++round) {
    record_ = PanelRecord();
    book_ = Book();
    std::map<std::string, int> expected, cast;
    for (int voter = 0; voter < 6; ++voter) {
      const std::string person = absl::StrCat("v.", voter);
      const std::string led = units[below(4)];
      const absl::CivilDay first = kFirstDay + below(12) - 2;
      const absl::CivilDay last = first + below(6);
      Grant(led == "tf-1" ? Takes(person, "TF_LEADER", "", "A1", first, last)
                          : Takes(person, "REPORTER", led, "", first, last));
      for (const std::string& unit : units) {
        const absl::CivilDay voted = kFirstDay + below(7);
        Vote(person, "G2", unit, voted);
        ++cast[unit];
        const bool recused = unit == led && first <= kLastDay && last >= voted;
        expected[unit] += recused ? 1 : 0;
      }
    }
    for (const std::string& unit : units) {
      const GroupOutcome count = Count(unit, "G2");
      int left_out = 0;
      for (const auto& [reason, ballots] : count.left_out) left_out += ballots;
      ASSERT_EQ(left_out, expected[unit]) << "round " << round << " " << unit;
      ASSERT_EQ(count.ballots + left_out, cast[unit]);
    }
  }
}

}  // namespace
}  // namespace duban::reporting::recusal_test

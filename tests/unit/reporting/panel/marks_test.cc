#include "services/reporting/domain/panel/marks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/reporting/panel/panel_data.h"

namespace duban::reporting {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class MarksTest : public ::testing::Test {
 protected:
  MarksTest() { Put(panel_); }

  template <typename T>
  void Put(const T& matter) {
    book_.docket.Put(Matter(matter), ++book_.sequence, kPanelOpens);
  }
  void Vote(const std::string& group, const std::string& voter, std::vector<BallotMark> marks,
            const std::string& unit = "dept-a") {
    Put(Ballot{.campaign = "c",
               .id = BallotId("2024-Q1", unit, voter),
               .panel = "2024-Q1",
               .unit = unit,
               .group = group,
               .voter = voter,
               .marks = std::move(marks)});
  }
  void VotePoints(const std::string& group, const std::vector<const char*>& points) {
    for (size_t i = 0; i < points.size(); ++i)
      Vote(group, absl::StrCat(group, "-", i), MarksOfAll(points[i]));
  }
  void VoteGrades(int excellent, int good, int fair) {
    int number = 0;
    const auto add = [&](int count, VoteGrade grade) {
      for (int i = 0; i < count; ++i) {
        std::vector<BallotMark> marks;
        for (const std::string& leaf : PanelLeaves(Rubric())) marks.push_back({.leaf = leaf, .grade = grade});
        Vote("G4", absl::StrCat("paper-", ++number), marks);
      }
    };
    add(excellent, VoteGrade::kExcellent);
    add(good, VoteGrade::kGood);
    add(fair, VoteGrade::kFair);
  }
  // P1 of dept-a.
  LeafOutcome P1() { return OutcomeOf(record_, book_, Rubric(), panel_)[0].leaves[0]; }

  Projection record_ = PanelRecord();
  Book book_;
  Panel panel_ = OpenedPanel();
};

TEST_F(MarksTest, TheGoldenPanelGivesItsMark) {
  VotePoints("G1", {"92", "88", "90", "85", "95"});
  VotePoints("G2", {"86", "84", "88"});
  VotePoints("G3", {"80", "82", "84", "85", "85", "86", "86", "88", "90", "92", "98"});
  VoteGrades(12, 6, 2);
  const LeafOutcome outcome = P1();
  EXPECT_EQ(outcome.leaf, "P1");
  EXPECT_EQ(outcome.panel, Rational(1324, 15));
  ASSERT_THAT(outcome.groups, SizeIs(4));
  EXPECT_EQ(outcome.groups[0].mean, Rational(90));
  EXPECT_EQ(outcome.groups[0].trimmed, 2);
  EXPECT_EQ(outcome.groups[1].trimmed, 0);
  EXPECT_EQ(outcome.groups[2].mean, Rational(778, 9));
  EXPECT_EQ(outcome.groups[3].trimmed, 0);
  EXPECT_EQ(outcome.groups[2].lowest, 80);
  EXPECT_EQ(outcome.groups[2].highest, 98);
}

TEST_F(MarksTest, WithoutAValidGroupTheMarkIsPendingAndNotZero) {
  VotePoints("G2", {"90", "90"});
  const LeafOutcome outcome = P1();
  EXPECT_EQ(outcome.panel, std::nullopt);
  EXPECT_TRUE(outcome.groups[1].is_void);
  EXPECT_EQ(outcome.groups[1].mean, std::nullopt);
  EXPECT_EQ(outcome.groups[1].ballots, 2);
}

TEST_F(MarksTest, AVoidGroupsWeightGoesToTheOthers) {
  VotePoints("G1", {"90"});
  VotePoints("G2", {"80", "80"});
  EXPECT_EQ(P1().panel, Rational(90));
}

TEST_F(MarksTest, AMarkFarFromTheMedianIsAnOutlierAndCounts) {
  VotePoints("G2", {"90", "88", "60"});
  const GroupOutcome group = P1().groups[1];
  EXPECT_EQ(group.outliers, 1);
  EXPECT_EQ(group.mean, Rational(238, 3));
}

TEST_F(MarksTest, TheLastVersionCounts) {
  Vote("G1", "leader.x", MarksOfAll("50"));
  Vote("G1", "leader.x", MarksOfAll("70"));
  EXPECT_EQ(P1().panel, Rational(70));
}

TEST_F(MarksTest, ScoresTakeMarksOnlyWhenThePanelIsOver) {
  Vote("G1", "leader.x", MarksOfAll("70"));
  EXPECT_THAT(PanelMarksOf(record_, book_, "c", kPanelQuarter, kPanelCloses - absl::Seconds(1)), IsEmpty());
  const auto marks = PanelMarksOf(record_, book_, "c", kPanelQuarter, kPanelCloses);
  ASSERT_THAT(marks, SizeIs(1));
  const PanelMarks& unit = marks.at("dept-a");
  EXPECT_EQ(unit.source, "jurisdictions/hecheng/campaigns/c/panels/2024-Q1");
  EXPECT_EQ(unit.sequence, book_.sequence);
  EXPECT_THAT(unit.by_leaf, SizeIs(4));
  EXPECT_EQ(unit.by_leaf.at(LeafId::kP2b).at("G1")[0].points, Rational(70));
  EXPECT_THAT(PanelMarksOf(record_, book_, "c", {PeriodKind::kQuarter, 2024, 2}, kPanelCloses), IsEmpty());
}

TEST_F(MarksTest, MarksOfOneUnitAreThoseOfAll) {
  Vote("G1", "leader.x", MarksOfAll("70"), "town-a");
  EXPECT_THAT(MarksOf(record_, book_, "c", kPanelQuarter, "town-a", kPanelCloses).by_leaf, SizeIs(4));
  EXPECT_THAT(MarksOf(record_, book_, "c", kPanelQuarter, "dept-a", kPanelCloses).by_leaf, IsEmpty());
}

TEST_F(MarksTest, TurnoutTellsHowFarGroupsAre) {
  VotePoints("G2", {"90", "88", "60"});
  const std::vector<Turnout> turnout = TurnoutOf(record_, book_, Rubric(), panel_);
  ASSERT_THAT(turnout, SizeIs(4));
  EXPECT_EQ(turnout[1].ballots, 3);
  EXPECT_EQ(turnout[1].members, 1);
  EXPECT_EQ(turnout[1].minimum, 3);
  EXPECT_EQ(turnout[1].units_short, 3);  // all but dept-a
  EXPECT_EQ(turnout[0].units_short, 4);
}

}  // namespace
}  // namespace duban::reporting

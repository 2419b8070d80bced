#include "services/reporting/domain/panel/ballot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/error_matchers.h"
#include "tests/unit/reporting/panel/panel_data.h"

namespace duban::reporting::ballot_test {
namespace {

using duban::testing::Faults;
using duban::testing::IsOk;
using duban::testing::IsRefusal;
using ::testing::ElementsAre;

const absl::Time kNow = kPanelOpens + absl::Hours(1);
const char kDigest[] = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

absl::StatusOr<Ballot> Cast(const std::string& voter, const std::string& unit, std::vector<BallotMark> marks,
                            absl::Time now = kNow, const Book& book = Book()) {
  Ballot ballot{.unit = unit, .voter = voter, .marks = std::move(marks)};
  return CastBallot(book, PanelRecord(), Rubric(), OpenedPanel(), ballot, now);
}

std::vector<Ballot> Paper(const std::string& number, const std::string& unit) {
  return {{.unit = unit,
           .group = "G4",
           .voter = number,
           .marks = MarksOfAll("80"),
           .source_document = "计票单",
           .evidence_sha256 = kDigest}};
}

absl::StatusOr<std::vector<Ballot>> Record(std::vector<Ballot> ballots, const Book& book = Book(),
                                           absl::Time now = kNow) {
  return RecordPaperBallots(book, Rubric(), OpenedPanel(), std::move(ballots), now);
}

TEST(PanelLeavesTest, AreThoseThatTheSchemeTakesFromThePanel) {
  EXPECT_THAT(PanelLeaves(Rubric()), ElementsAre("P1", "P2b", "B1", "B3"));
}

TEST(CastBallotTest, AMemberVotesInTheOwnGroup) {
  const auto ballot = Cast("office.z", "dept-a", MarksOfAll("87.5"));
  ASSERT_THAT(ballot, IsOk());
  EXPECT_EQ(ballot->group, "G2");
  EXPECT_EQ(ballot->version, 1);
  EXPECT_EQ(ballot->campaign, "c");
  EXPECT_EQ(ballot->id.find("office"), std::string::npos);
}

TEST(CastBallotTest, InsideTheWindowTheNextBallotIsTheNextVersion) {
  const auto first = Cast("office.z", "dept-a", MarksOfAll("80"));
  ASSERT_THAT(first, IsOk());
  Book book;
  book.docket.Put(Matter(*first), 1, kNow);
  const auto second = Cast("office.z", "dept-a", MarksOfAll("85"), kNow, book);
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(second->id, first->id);
  EXPECT_EQ(second->version, 2);
  EXPECT_NE(Cast("office.z", "dept-b", MarksOfAll("85"), kNow, book)->id, first->id);
}

TEST(CastBallotTest, OutsideTheWindowNothingIsTaken) {
  for (const absl::Time now : {kPanelOpens - absl::Seconds(1), kPanelCloses}) {
    EXPECT_THAT(Cast("office.z", "dept-a", MarksOfAll("80"), now),
                IsRefusal(absl::StatusCode::kFailedPrecondition, "PANEL_WINDOW"));
  }
  Panel closed = OpenedPanel();
  closed.state = PanelState::kClosed;
  Ballot ballot{.unit = "dept-a", .voter = "office.z", .marks = MarksOfAll("80")};
  EXPECT_THAT(CastBallot(Book(), PanelRecord(), Rubric(), closed, ballot, kNow),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "PANEL_STATE"));
}

TEST(CastBallotTest, OnlyMembersVote) {
  EXPECT_THAT(Cast("stranger", "dept-a", MarksOfAll("80")),
              IsRefusal(absl::StatusCode::kPermissionDenied, "NOT_A_MEMBER"));
}

TEST(CastBallotTest, NobodyVotesInAMembersPlace) {
  Projection record = PanelRecord();
  RoleGrant stand_in{.id = "5", .person = "stand.in", .role = "GENERAL_OFFICE"};
  stand_in.substitute_for = "office.z";
  record.roles["5"] = stand_in;
  const auto cast = [&](Ballot ballot) {
    return CastBallot(Book(), record, Rubric(), OpenedPanel(), std::move(ballot), kNow);
  };
  EXPECT_THAT(cast({.unit = "dept-a", .voter = "stand.in", .marks = MarksOfAll("80")}),
              IsRefusal(absl::StatusCode::kPermissionDenied, "SUBSTITUTE_VOTE"));
  // A member who holds nothing but another's place today has left the post the seat came with.
  Ballot ballot{.unit = "dept-a", .voter = "office.z", .marks = MarksOfAll("80")};
  ballot.on_behalf_of = "clerk.a";
  EXPECT_THAT(cast(ballot), IsRefusal(absl::StatusCode::kPermissionDenied, "SUBSTITUTE_VOTE"));
  ballot.on_behalf_of.clear();
  EXPECT_THAT(cast(ballot), IsOk());
}

TEST(CastBallotTest, NobodyVotesOnTheOwnUnit) {
  EXPECT_THAT(Cast("clerk.a", "dept-a", MarksOfAll("80")),
              IsRefusal(absl::StatusCode::kPermissionDenied, "RECUSED"));
  EXPECT_THAT(Cast("clerk.a", "dept-b", MarksOfAll("80")), IsOk());
}

TEST(CastBallotTest, NobodyVotesOnATaskForceOneLeads) {
  for (const char* leader : {"leader.x", "deputy.y"}) {
    EXPECT_THAT(Cast(leader, "tf-1", MarksOfAll("80")),
                IsRefusal(absl::StatusCode::kPermissionDenied, "RECUSED"));
    EXPECT_THAT(Cast(leader, "dept-a", MarksOfAll("80")), IsOk());
  }
}

TEST(CastBallotTest, AnEndedRoleRecusesNoLonger) {
  Projection record = PanelRecord();
  record.roles["3"].last = absl::ToCivilDay(kNow, ChinaTime()) - 1;
  EXPECT_EQ(RecusalOf(record, "c", "clerk.a", "dept-a", absl::ToCivilDay(kNow, ChinaTime())), Recusal::kNone);
}

TEST(CastBallotTest, AllFourMarksAreNeeded) {
  std::vector<BallotMark> marks = MarksOfAll("80");
  marks.pop_back();
  EXPECT_THAT(Faults(Cast("office.z", "dept-a", marks).status()), ElementsAre("marks: MARK_MISSING"));
}

TEST(CastBallotTest, EveryFaultIsNamed) {
  const std::vector<BallotMark> marks = {{.leaf = "P1", .points = Dec("100.1")},
                                         {.leaf = "P2b", .points = Dec("88.25")},
                                         {.leaf = "B1"},
                                         {.leaf = "B1", .points = Dec("80"), .grade = VoteGrade::kGood},
                                         {.leaf = "K1", .points = Dec("80")},
                                         {.leaf = "B3", .grade = VoteGrade::kGood}};
  EXPECT_THAT(Faults(Cast("office.z", "nowhere", marks).status()),
              ElementsAre("unit: UNKNOWN_UNIT", "marks[0]: MARK_RANGE", "marks[1]: MARK_RANGE",
                          "marks[2]: MARK_EMPTY", "marks[3]: MARK_BOTH", "marks[4]: UNKNOWN_LEAF",
                          "marks: MARK_TWICE"));
}

TEST(PaperBallotTest, AGroupWithoutNamedMembersVotesOnPaper) {
  const auto ballots = Record(Paper("001", "dept-a"));
  ASSERT_THAT(ballots, IsOk());
  EXPECT_TRUE(ballots->front().paper);
  EXPECT_EQ(ballots->front().panel, "2024-Q1");
}

TEST(PaperBallotTest, CountingAfterTheWindowIsInTimeUntilThePanelIsClosed) {
  EXPECT_THAT(Record(Paper("001", "dept-a"), Book(), kPanelCloses + absl::Hours(1)), IsOk());
  Panel closed = OpenedPanel();
  closed.state = PanelState::kClosed;
  EXPECT_THAT(RecordPaperBallots(Book(), Rubric(), closed, Paper("001", "dept-a"), kNow),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "PANEL_STATE"));
}

TEST(PaperBallotTest, ANumberCountsOnceForAUnit) {
  std::vector<Ballot> twice = Paper("001", "dept-a");
  twice.push_back(twice.front());
  EXPECT_THAT(Faults(Record(twice).status()), ElementsAre("ballots[1].voter_number: VOTER_NUMBER"));
  Book book;
  book.docket.Put(Matter(Record(Paper("001", "dept-a"))->front()), 1, kNow);
  std::vector<Ballot> other = Paper("001", "dept-a");
  other[0].marks = MarksOfAll("70");
  const auto refused = Record(other, book);
  EXPECT_THAT(refused, IsRefusal(absl::StatusCode::kFailedPrecondition, "BALLOT_RECORDED"));
  EXPECT_THAT(Faults(refused.status()), ElementsAre("ballots[0].voter_number: BALLOT_RECORDED"));
  other = Paper("001", "dept-a");
  other[0].source_document = "另一计票单";
  EXPECT_THAT(Record(other, book), IsRefusal(absl::StatusCode::kFailedPrecondition, "BALLOT_RECORDED"));
  EXPECT_THAT(Record(Paper("001", "dept-b"), book), IsOk());
}

TEST(PaperBallotTest, TheSameAgainIsNoChangeWhoeverRecordsIt) {
  Book book;
  book.docket.Put(Matter(Record(Paper("001", "dept-a"))->front()), 1, kNow);
  std::vector<Ballot> again = Paper("001", "dept-a");
  again[0].recorder = "another";
  again.push_back(Paper("002", "dept-a")[0]);
  const auto left = Record(again, book);
  ASSERT_THAT(left, IsOk());
  ASSERT_EQ(left->size(), 1u);
  EXPECT_EQ(left->front().voter, "002");
}

TEST(PaperBallotTest, NamesAndMissingSourcesAreRefused) {
  std::vector<Ballot> ballots = Paper("张三", "dept-a");
  ballots[0].source_document.clear();
  ballots[0].evidence_sha256 = "abc";
  EXPECT_THAT(Faults(Record(ballots).status()),
              ElementsAre("source_document: SOURCE_REQUIRED", "evidence_sha256: NOT_SHA256",
                          "ballots[0].voter_number: VOTER_NUMBER"));
  ballots = Paper("001", "dept-a");
  ballots[0].group = "G2";
  EXPECT_THAT(Faults(Record(ballots).status()), ElementsAre("group: NOT_PAPER_GROUP"));
  EXPECT_THAT(Record({}), IsRefusal(absl::StatusCode::kInvalidArgument, "REQUIRED"));
}

}  // namespace
}  // namespace duban::reporting::ballot_test

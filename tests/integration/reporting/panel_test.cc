// Panels and ballots as the office, voters and the evaluated see them.
#include <gmock/gmock.h>

#include "services/reporting/convert/book_panel.h"
#include "tests/integration/reporting/assessment_fixture.h"
#include "tests/support/error_matchers.h"

namespace duban::reporting::panel_test {
namespace {

using duban::testing::IsOk;
using duban::testing::IsRefusal;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Stub = v1::PanelService::Stub;

const char kPanel[] = "jurisdictions/hecheng/campaigns/ba-da-2024/panels/2024-Q1";

class PanelServiceTest : public AssessmentFixture {
 protected:
  absl::StatusOr<v1::Panel> Create(const std::string& person = "perf.wu") {
    v1::CreatePanelRequest request;
    request.set_parent(kCampaign);
    v1::Panel& panel = *request.mutable_panel();
    panel.set_period("2024-Q1");
    panel.mutable_open_time()->set_seconds(absl::ToUnixSeconds(clock_.TimeNow()));
    panel.mutable_close_time()->set_seconds(absl::ToUnixSeconds(clock_.TimeNow() + absl::Hours(72)));
    for (const auto& [voter, group] : std::vector<std::pair<std::string, std::string>>{
             {"district.yi", "G1"}, {"tf.guo", "G1"}, {"office.lu", "G2"}, {"leader.fi", "G3"}}) {
      v1::Panel::Member& member = *panel.add_members();
      member.set_person(voter);
      member.set_group(group);
    }
    return Call(stub_, &Stub::CreatePanel, request, person);
  }
  void Open() {
    ASSERT_THAT(Create(), IsOk());
    v1::OpenPanelRequest request;
    request.set_name(kPanel);
    ASSERT_THAT(Call(stub_, &Stub::OpenPanel, request, "perf.wu"), IsOk());
  }
  absl::StatusOr<v1::Panel> Close(const std::string& person = "perf.wu") {
    v1::ClosePanelRequest request;
    request.set_name(kPanel);
    return Call(stub_, &Stub::ClosePanel, request, person);
  }
  template <typename Ballot>
  static void Mark(Ballot& ballot, const std::string& points) {
    for (const char* leaf : {"P1", "P2b", "B1", "B3"}) {
      v1::BallotMark& mark = *ballot.add_marks();
      mark.set_leaf(leaf);
      mark.set_points(points);
    }
  }
  absl::StatusOr<v1::Ballot> Cast(const std::string& voter, const std::string& unit,
                                  const std::string& points, const std::string& request_id = "") {
    v1::CastBallotRequest request;
    request.set_panel(kPanel);
    request.set_unit(UnitName(unit));
    request.set_request_id(request_id);
    Mark(request, points);
    return Call(stub_, &Stub::CastBallot, request, voter);
  }
  v1::RecordPaperBallotsRequest Paper(int count, const std::string& unit) {
    v1::RecordPaperBallotsRequest request;
    request.set_panel(kPanel);
    request.set_group("G4");
    request.set_source_document("计票单第1号");
    request.set_evidence_sha256(std::string(64, 'a'));
    for (int i = 0; i < count; ++i) {
      v1::PaperBallot& ballot = *request.add_ballots();
      ballot.set_voter_number(absl::StrCat("N", i));
      ballot.set_unit(UnitName(unit));
      Mark(ballot, "90");
    }
    return request;
  }
  absl::StatusOr<v1::PanelResult> Result(const std::string& person) {
    v1::GetPanelResultRequest request;
    request.set_name(kPanel);
    return Call(stub_, &Stub::GetPanelResult, request, person);
  }

  const std::unique_ptr<Stub> stub_ = v1::PanelService::NewStub(channel_);
};

TEST_F(PanelServiceTest, FromPlanToResult) {
  Open();
  ASSERT_THAT(Cast("district.yi", "development", "90"), IsOk());
  ASSERT_THAT(Cast("office.lu", "development", "80"), IsOk());
  const auto recorded = Call(stub_, &Stub::RecordPaperBallots, Paper(10, "development"), "perf.wu");
  ASSERT_THAT(recorded, IsOk());
  EXPECT_EQ(recorded->recorded_count(), 10);
  EXPECT_THAT(Result("perf.wu"), IsRefusal(absl::StatusCode::kFailedPrecondition, "PANEL_NOT_OVER"));
  ASSERT_THAT(Close(), IsOk());
  const auto result = Result("perf.wu");
  ASSERT_THAT(result, IsOk());
  ASSERT_THAT(result->units(), SizeIs(4));
  const v1::PanelResult::Leaf& p1 = result->units(0).leaves(0);
  EXPECT_EQ(result->units(0).display_name(), "发展改革局");
  EXPECT_EQ(p1.panel(), "90");  // G1 and G4; G2 has one ballot of three
  EXPECT_TRUE(p1.groups(1).voided());
  EXPECT_FALSE(p1.groups(1).has_mean());
  EXPECT_EQ(p1.groups(3).trimmed_count(), 2);
  EXPECT_FALSE(result->units(1).leaves(0).has_panel());  // pending, not zero
}

TEST_F(PanelServiceTest, MarksReachTheScoresOnlyAfterTheEnd) {
  Open();
  ASSERT_THAT(Cast("district.yi", "development", "90"), IsOk());
  const auto marks = [&] {
    return PanelMarksOf(follower_->snapshot()->projection, *keeper_->book(), "ba-da-2024",
                        {PeriodKind::kQuarter, 2024, 1}, clock_.TimeNow());
  };
  EXPECT_THAT(marks(), IsEmpty());
  clock_.AdvanceTime(absl::Hours(72));
  EXPECT_THAT(marks(), SizeIs(1));
}

TEST_F(PanelServiceTest, AVoterActsInTheOwnNameAndIsRecused) {
  Open();
  EXPECT_THAT(Cast("leader.de", "finance", "90"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "NOT_A_MEMBER"));
  EXPECT_THAT(Cast("leader.fi", "finance", "90"), IsRefusal(absl::StatusCode::kPermissionDenied, "RECUSED"));
  EXPECT_THAT(Cast("tf.guo", "tf-a1", "90"), IsRefusal(absl::StatusCode::kPermissionDenied, "RECUSED"));
  EXPECT_THAT(Cast("nobody", "finance", "90"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  EXPECT_THAT(Cast("leader.fi", "development", "90"), IsOk());
}

TEST_F(PanelServiceTest, ACorrectionInsideTheWindowIsTheNextVersionAfterItNothingChanges) {
  Open();
  ASSERT_THAT(Cast("district.yi", "finance", "60"), IsOk());
  const auto second = Cast("district.yi", "finance", "70");
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(second->version(), 2);
  clock_.AdvanceTime(absl::Hours(72));
  EXPECT_THAT(Cast("district.yi", "finance", "80"),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "PANEL_WINDOW"));
}

TEST_F(PanelServiceTest, ARepeatedCallIsOneBallot) {
  Open();
  const std::string id = "7b0f0f0e-1111-4222-8333-944455556666";
  ASSERT_THAT(Cast("district.yi", "finance", "60", id), IsOk());
  const auto again = Cast("district.yi", "finance", "60", id);
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->version(), 1);
}

TEST_F(PanelServiceTest, VotersSeeTheOwnBallotsOnly) {
  Open();
  ASSERT_THAT(Cast("district.yi", "finance", "60"), IsOk());
  ASSERT_THAT(Cast("office.lu", "finance", "70"), IsOk());
  v1::GetMyBallotsRequest request;
  request.set_panel(kPanel);
  const auto mine = Call(stub_, &Stub::GetMyBallots, request, "leader.fi");
  ASSERT_THAT(mine, IsOk());
  EXPECT_THAT(mine->ballots(), IsEmpty());
  EXPECT_THAT(mine->recused_units(), ElementsAre(UnitName("finance")));
  EXPECT_THAT(mine->open_units(), SizeIs(3));
  const auto his = Call(stub_, &Stub::GetMyBallots, request, "district.yi");
  ASSERT_THAT(his, IsOk());
  ASSERT_THAT(his->ballots(), SizeIs(1));
  EXPECT_EQ(his->ballots(0).voter(), "district.yi");
  EXPECT_THAT(Call(stub_, &Stub::GetMyBallots, request, "sun.du"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "NOT_A_MEMBER"));
}

TEST_F(PanelServiceTest, TheEvaluatedSeeNeitherMembersNorResult) {
  Open();
  v1::GetPanelRequest request;
  request.set_name(kPanel);
  const auto seen = Call(stub_, &Stub::GetPanel, request, "leader.de");
  ASSERT_THAT(seen, IsOk());
  EXPECT_THAT(seen->members(), IsEmpty());
  EXPECT_THAT(seen->turnout(), SizeIs(4));
  EXPECT_THAT(Call(stub_, &Stub::GetPanel, request, "leader.fi")->members(), SizeIs(1));
  EXPECT_THAT(Call(stub_, &Stub::GetPanel, request, "perf.wu")->members(), SizeIs(4));
  ASSERT_THAT(Close(), IsOk());
  EXPECT_THAT(Result("leader.de"), IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  EXPECT_THAT(Result("chief.su"), IsOk());
}

TEST_F(PanelServiceTest, ActsOnBallotsTellNobodyWhoVoted) {
  Open();
  ASSERT_THAT(Cast("district.yi", "finance", "60"), IsOk());
  const auto acts = v1::ActService::NewStub(channel_);
  v1::ListActsRequest request;
  request.set_parent(kJurisdiction);
  const auto listed = Call(acts, &v1::ActService::Stub::ListActs, request, "perf.wu");
  ASSERT_THAT(listed, IsOk());
  ASSERT_THAT(listed->acts(), SizeIs(3));
  EXPECT_EQ(listed->acts(2).event(), "CastBallot");
  EXPECT_THAT(listed->acts(2).person(), IsEmpty());
  EXPECT_FALSE(listed->acts(2).has_ballot());
}

TEST_F(PanelServiceTest, RightsOfTheOffice) {
  EXPECT_THAT(Create("sun.du"), IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  Open();
  EXPECT_THAT(Create(), IsRefusal(absl::StatusCode::kAlreadyExists, "ALREADY_EXISTS"));
  EXPECT_THAT(Close("li.si"), IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  EXPECT_THAT(Close("sun.du"), IsRefusal(absl::StatusCode::kFailedPrecondition, "PANEL_WINDOW_OPEN"));
  EXPECT_THAT(Call(stub_, &Stub::RecordPaperBallots, Paper(1, "finance"), "office.lu"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  clock_.AdvanceTime(absl::Hours(72));
  EXPECT_THAT(Close("sun.du"), IsOk());
}

TEST_F(PanelServiceTest, PaperComesAllOrNone) {
  Open();
  v1::RecordPaperBallotsRequest request = Paper(3, "finance");
  request.mutable_ballots(2)->mutable_marks(0)->set_points("101");
  EXPECT_THAT(Call(stub_, &Stub::RecordPaperBallots, request, "perf.wu"),
              IsRefusal(absl::StatusCode::kInvalidArgument, "MARK_RANGE"));
  EXPECT_EQ(keeper_->book()->docket.Count(static_cast<int>(BookKind::kBallot)), 0u);
}

TEST_F(PanelServiceTest, ADryRunSaysWhatWouldBeRecordedAndASecondRunChangesNothing) {
  Open();
  v1::RecordPaperBallotsRequest request = Paper(3, "finance");
  request.set_validate_only(true);
  const auto checked = Call(stub_, &Stub::RecordPaperBallots, request, "perf.wu");
  ASSERT_THAT(checked, IsOk());
  EXPECT_EQ(checked->recorded_count(), 3);
  EXPECT_EQ(keeper_->book()->docket.Count(static_cast<int>(BookKind::kBallot)), 0u);
  request.set_validate_only(false);
  ASSERT_THAT(Call(stub_, &Stub::RecordPaperBallots, request, "perf.wu"), IsOk());
  const std::int64_t sequence = keeper_->book()->sequence;
  const auto again = Call(stub_, &Stub::RecordPaperBallots, request, "perf.he");
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->recorded_count(), 0);
  EXPECT_EQ(again->unchanged_count(), 3);
  EXPECT_EQ(keeper_->book()->sequence, sequence);
  request.mutable_ballots(1)->mutable_marks(0)->set_points("12");
  const auto other = Call(stub_, &Stub::RecordPaperBallots, request, "perf.wu");
  EXPECT_THAT(other, IsRefusal(absl::StatusCode::kFailedPrecondition, "BALLOT_RECORDED"));
  EXPECT_THAT(duban::testing::Faults(other.status()),
              ElementsAre("ballots[1].voter_number: BALLOT_RECORDED"));
}

TEST_F(PanelServiceTest, ASubstituteOfTheOfficeRecordsWithBothNamesAndVotesForNobody) {
  Open();
  task::v1::Change stand_in = Role("stand.in", task::v1::ROLE_PERFORMANCE);
  stand_in.mutable_role_binding()->set_substitute_for("perf.wu");
  task::v1::Change of_member = Role("dai.li", task::v1::ROLE_GENERAL_OFFICE);
  of_member.mutable_role_binding()->set_substitute_for("office.lu");
  ASSERT_THAT(follower_->WaitForSequence(feed_.Append({stand_in, of_member}), absl::Seconds(10)), IsOk());
  ASSERT_THAT(Call(stub_, &Stub::RecordPaperBallots, Paper(1, "finance"), "stand.in"), IsOk());
  const Ballot* recorded = nullptr;
  keeper_->book()->docket.Each<Ballot>("ba-da-2024",
                                       [&](const Ballot& one, const Stored<Matter>&) { recorded = &one; });
  ASSERT_NE(recorded, nullptr);
  EXPECT_EQ(recorded->recorder, "stand.in");
  EXPECT_EQ(recorded->role, "PERFORMANCE");
  EXPECT_EQ(recorded->on_behalf_of, "perf.wu");
  EXPECT_THAT(Cast("dai.li", "finance", "80"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "SUBSTITUTE_VOTE"));
}

TEST_F(PanelServiceTest, ABallotIsSignedInTheVotersRole) {
  Open();
  const auto ballot = Cast("district.yi", "finance", "60");
  ASSERT_THAT(ballot, IsOk());
  EXPECT_EQ(ballot->role(), "LEADER");
  EXPECT_EQ(ballot->on_behalf_of(), "");
}

TEST_F(PanelServiceTest, WhoTookOverAUnitInTheWindowIsLeftOutOfTheCount) {
  Open();
  ASSERT_THAT(Cast("district.yi", "development", "90"), IsOk());
  task::v1::Change takes = Role("district.yi", task::v1::ROLE_UNIT_LEADER, "development");
  takes.set_name(absl::StrCat(kJurisdiction, "/roleBindings/takes-over"));
  takes.mutable_role_binding()->set_name(takes.name());
  google::type::Date& first = *takes.mutable_role_binding()->mutable_start_date();
  first.set_year(2024);
  first.set_month(4);
  first.set_day(21);  // the window runs from the 19th to the 22nd
  ASSERT_THAT(follower_->WaitForSequence(feed_.Append({takes}), absl::Seconds(10)), IsOk());
  clock_.AdvanceTime(absl::Hours(73));
  const auto result = Result("perf.wu");
  ASSERT_THAT(result, IsOk());
  const v1::PanelResult::Leaf& p1 = result->units(0).leaves(0);
  EXPECT_FALSE(p1.has_panel()) << "pending, not zero";
  ASSERT_THAT(p1.groups(0).left_out(), SizeIs(1));
  EXPECT_EQ(p1.groups(0).left_out(0).reason(), "RECUSED_UNIT");
  EXPECT_EQ(p1.groups(0).left_out(0).ballot_count(), 1);
  v1::GetPanelRequest request;
  request.set_name(kPanel);
  EXPECT_EQ(Call(stub_, &Stub::GetPanel, request, "perf.wu")->turnout(0).left_out_count(), 1);
}

TEST_F(PanelServiceTest, BallotsOutliveARestart) {
  Open();
  ASSERT_THAT(Cast("district.yi", "finance", "66.5"), IsOk());
  const auto again = BookKeeper::Open(*store_, "hecheng");
  ASSERT_THAT(again, IsOk());
  const std::string id = BallotId("2024-Q1", "finance", "district.yi");
  const Ballot* before = keeper_->book()->docket.Find<Ballot>("ba-da-2024", id);
  const auto book = (*again)->book();
  const Ballot* after = book->docket.Find<Ballot>("ba-da-2024", id);
  ASSERT_NE(before, nullptr);
  ASSERT_NE(after, nullptr);
  EXPECT_TRUE(*before == *after);
}

}  // namespace
}  // namespace duban::reporting::panel_test

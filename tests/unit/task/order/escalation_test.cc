#include "services/task/domain/order/escalation.h"

#include <gmock/gmock.h>

#include "services/task/domain/order/counters.h"
#include "tests/unit/task/order/order_desk.h"

namespace duban::task::escalation_test {
namespace {

using ::duban::testing::Faults;
using ::duban::testing::IsRefusal;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr auto kFailed = absl::StatusCode::kFailedPrecondition;
constexpr auto kDenied = absl::StatusCode::kPermissionDenied;

std::vector<std::string> OpenProposals(const OrderDesk& desk) {
  std::vector<std::string> ids;
  for (const Proposal* proposal : desk.proposals()) {
    if (proposal->state == ProposalState::kProposed) ids.push_back(proposal->id);
  }
  return ids;
}

// A desk with an order in progress that is due Tuesday 2024-03-26 17:30.
class EscalationTest : public ::testing::Test {
 protected:
  EscalationTest() { desk_.BringTo(OrderState::kInProgress); }

  void RunAt(absl::string_view time) {
    desk_.now = At(time);
    desk_.RunLadder();
  }

  OrderDesk desk_;
};

TEST_F(EscalationTest, CallsTwoWorkingDaysBeforeAndWhenTheLimitEndsOnceEach) {
  RunAt("2024-03-21 23:59");
  EXPECT_THAT(desk_.order().calls, IsEmpty());
  RunAt("2024-03-22 08:00");
  RunAt("2024-03-25 08:00");
  ASSERT_THAT(desk_.order().calls, SizeIs(1));
  EXPECT_EQ(desk_.order().calls[0].occasion, CallOccasion::kBeforeDue);
  RunAt("2024-03-26 17:29");
  ASSERT_THAT(desk_.order().calls, SizeIs(1));
  RunAt("2024-03-26 17:30");
  RunAt("2024-03-26 17:31");
  ASSERT_THAT(desk_.order().calls, SizeIs(2));
  EXPECT_EQ(desk_.order().calls[1].occasion, CallOccasion::kOnDue);
  EXPECT_THAT(desk_.proposals(), IsEmpty());
}

TEST_F(EscalationTest, AnUnsignedOrderIsCalled) {
  OrderDesk desk;
  desk.BringTo(OrderState::kIssued);
  desk.now = At("2024-03-12 17:31");
  desk.RunLadder();
  ASSERT_THAT(desk.order().calls, SizeIs(1));
  EXPECT_EQ(desk.order().calls[0].occasion, CallOccasion::kUnsigned);
  desk.RunLadder();
  EXPECT_THAT(desk.last, IsEmpty());
}

TEST_F(EscalationTest, ProposesEachOccasionOnceAndCitesRuleAndCounters) {
  RunAt("2024-03-27 17:29");
  EXPECT_THAT(OpenProposals(desk_), IsEmpty());
  RunAt("2024-03-27 17:30");
  EXPECT_THAT(OpenProposals(desk_), ElementsAre("DB-0001-L1.OVERDUE-2024-03-26"));
  const Proposal proposal = desk_.proposal("DB-0001-L1.OVERDUE-2024-03-26");
  EXPECT_EQ(proposal.rule, "L1.OVERDUE");
  EXPECT_EQ(proposal.submitted_by, kSystemPerson);
  EXPECT_EQ(proposal.unit, testing::kScienceUnit);
  EXPECT_THAT(proposal.inputs, Contains(ProposalInput{"overdue_workdays", "1"}));
  desk_.RunLadder();
  EXPECT_THAT(desk_.last, IsEmpty());
  EXPECT_EQ(desk_.order().level, OrderLevel::kNone) << "a proposal alone issues nothing";
  EXPECT_THAT(desk_.cards(), IsEmpty());
}

TEST_F(EscalationTest, ClimbsByRuleAndOnlyByNamedPersons) {
  RunAt("2024-03-27 17:30");
  desk_.Accept("DB-0001-L1.OVERDUE-2024-03-26", testing::kOfficeClerk, Role::kGeneralOffice);
  EXPECT_EQ(desk_.order().level, OrderLevel::kL1);
  EXPECT_EQ(desk_.order().level_due_time, At("2024-04-01 17:30"));
  EXPECT_THAT(desk_.cards(), IsEmpty());

  RunAt("2024-04-01 17:31");
  EXPECT_THAT(OpenProposals(desk_), ElementsAre("DB-0001-L2.L1_MISSED-2024-04-01"));
  EXPECT_THAT(AcceptProposal(desk_.proposal("DB-0001-L2.L1_MISSED-2024-04-01"), "同意",
                             desk_.As(testing::kOfficeClerk, Role::kGeneralOffice)),
              IsRefusal(kDenied, "ROLE_REQUIRED"));
  desk_.Accept("DB-0001-L2.L1_MISSED-2024-04-01", kInspector, Role::kSupervision);
  ASSERT_THAT(desk_.cards(), SizeIs(1));
  EXPECT_EQ(desk_.cards()[0]->color, CardColor::kYellow);
  EXPECT_EQ(desk_.cards()[0]->points, "-1.00");
  EXPECT_EQ(desk_.order().level_due_time, At("2024-04-09 17:30"));  // 04-04 is a holiday, 04-07 a workday

  RunAt("2024-04-09 17:31");
  EXPECT_THAT(OpenProposals(desk_),
              ElementsAre("DB-0001-L3.L2_MISSED-2024-04-09", "DB-0001-L3.SILENT-2024-03-26"));
  desk_.Accept("DB-0001-L3.L2_MISSED-2024-04-09", kHead, Role::kHead);
  EXPECT_EQ(desk_.order().level, OrderLevel::kL3);
  ASSERT_THAT(desk_.cards(), SizeIs(2));
  EXPECT_TRUE(desk_.cards()[1]->bars_excellent);
  desk_.RunLadder();
  EXPECT_EQ(desk_.proposal("DB-0001-L3.SILENT-2024-03-26").state, ProposalState::kLapsed);

  RunAt("2024-04-16 17:31");
  EXPECT_THAT(OpenProposals(desk_), ElementsAre("DB-0001-L4.L3_MISSED-2024-04-16"));
  EXPECT_EQ(IssuersOf(desk_.proposal("DB-0001-L4.L3_MISSED-2024-04-16"), desk_.district, desk_.now),
            Role::kExecutiveDeputy | Role::kLeader | RoleSet(Role::kHead));
  desk_.Accept("DB-0001-L4.L3_MISSED-2024-04-16", kDistrictLeader, Role::kLeader);
  EXPECT_THAT(desk_.cards(), SizeIs(2));
  Proposal second = desk_.proposal("DB-0001-L4.L3_MISSED-2024-04-16");
  EXPECT_EQ(IssuersOf(second, desk_.district, desk_.now), RoleSet(Role::kHead)) << "a second interview";
}

TEST_F(EscalationTest, FeedbackEndsTheMatterAndTheClockRunsWhileTheUnitAsks) {
  OrderDesk asking = desk_;
  asking.Do(
      AskOrderExtension(asking.order(), absl::CivilDay(2024, 4, 3), "一半", "等待", asking.UnitLeader()));
  asking.now = At("2024-03-27 17:30");
  asking.RunLadder();
  EXPECT_THAT(OpenProposals(asking), ElementsAre("DB-0001-L1.OVERDUE-2024-03-26"));
  desk_.Report();
  RunAt("2024-05-27 17:30");
  EXPECT_THAT(desk_.proposals(), IsEmpty());
}

TEST_F(EscalationTest, NothingIsProposedInsideAnApprovedExtension) {
  desk_.Do(AskOrderExtension(desk_.order(), absl::CivilDay(2024, 4, 3), "一半", "等待", desk_.UnitLeader()));
  RunAt("2024-03-27 17:30");
  const std::string id = "DB-0001-L1.OVERDUE-2024-03-26";
  EXPECT_THAT(OpenProposals(desk_), ElementsAre(id));
  desk_.Do(CheckOrderExtension(desk_.order(), "属实", desk_.Office()));
  desk_.Do(GrantOrderExtension(desk_.order(), absl::CivilDay(2024, 4, 3), desk_.TheHead()));
  EXPECT_THAT(AcceptProposal(desk_.proposal(id), "同意", desk_.Office()),
              IsRefusal(kFailed, "PROPOSAL_STALE"));
  for (const char* time : {"2024-03-28 09:00", "2024-04-03 17:30", "2024-04-07 17:29"}) {
    RunAt(time);
    EXPECT_THAT(OpenProposals(desk_), IsEmpty()) << time;
  }
  RunAt("2024-04-07 17:30");  // a make-up workday, the first after 04-03
  EXPECT_THAT(OpenProposals(desk_), ElementsAre("DB-0001-L1.OVERDUE-2024-04-03"));
}

TEST_F(EscalationTest, NothingIsProposedWhileSuspendedOrExempted) {
  desk_.Do(SuspendOrder(desk_.order(), PauseGround::kExemption, "容错决定", "核实", desk_.TheHead()));
  for (const char* time : {"2024-03-27 17:30", "2024-05-27 17:30"}) {
    RunAt(time);
    EXPECT_THAT(desk_.last, IsEmpty()) << time;
  }
  desk_.Do(ResumeOrder(desk_.order(), "恢复", desk_.TheHead()));
  desk_.RunLadder();
  EXPECT_THAT(desk_.proposals(), IsEmpty());
}

TEST_F(EscalationTest, ASecondReturnCallsForTheYellowCard) {
  for (int i = 0; i < 2; ++i) {
    desk_.Report();
    desk_.Do(ReturnOrderFeedback(desk_.order(), std::nullopt, "未解决", desk_.Office()));
    desk_.RunLadder();
  }
  EXPECT_THAT(OpenProposals(desk_), ElementsAre("DB-0001-L2.RETURNED-returns-2"));
}

TEST_F(EscalationTest, SilenceAfterTheCallCallsForTheBulletin) {
  RunAt("2024-03-26 17:30");
  RunAt("2024-04-02 17:30");
  EXPECT_THAT(OpenProposals(desk_), ElementsAre("DB-0001-L1.OVERDUE-2024-03-26"));
  RunAt("2024-04-02 17:31");
  EXPECT_THAT(OpenProposals(desk_),
              ElementsAre("DB-0001-L1.OVERDUE-2024-03-26", "DB-0001-L3.SILENT-2024-03-26"));
}

TEST_F(EscalationTest, AFailedVerificationProposesOneLevelUpAndFalseFeedbackTheBulletin) {
  desk_.Report();
  desk_.Do(StartOrderVerification(desk_.order(), {kVerifier, kVerifier2}, desk_.Office()));
  OrderDesk untrue = desk_;
  desk_.Do(FailOrderVerification(desk_.order(), "未完成", false, desk_.As(kVerifier, Role::kVerifier)));
  EXPECT_THAT(OpenProposals(desk_), ElementsAre("DB-0001-L1.VERIFICATION_FAILED-verification-1"));
  untrue.Do(FailOrderVerification(untrue.order(), "照片系借用", true, untrue.As(kVerifier, Role::kVerifier)));
  EXPECT_THAT(OpenProposals(untrue), ElementsAre("DB-0001-L3.FALSE_FEEDBACK-verification-1"));
}

Proposal Light(std::string rule, OrderLevel level, std::string occasion) {
  Proposal given;
  given.item = "campaigns/eight-actions-2024/items/I-1";
  given.level = level;
  given.rule = std::move(rule);
  given.occasion = std::move(occasion);
  given.inputs = {{"light", "RED"}};
  return given;
}

TEST_F(EscalationTest, LightsComeFromOutsideOnceForEachPeriod) {
  const ActContext feed = desk_.As("feed", Role::kFeed);
  desk_.Do(SubmitProposal(Light("L1.RED_ONCE", OrderLevel::kL1, "2024-M03"), feed));
  EXPECT_EQ(desk_.proposal("I-1-L1.RED_ONCE-2024-M03").unit, testing::kScienceUnit);
  EXPECT_EQ(SubmitProposal(Light("L1.RED_ONCE", OrderLevel::kL1, "2024-M03"), feed).status().code(),
            absl::StatusCode::kAlreadyExists);
  EXPECT_THAT(Faults(SubmitProposal(Light("L1.OVERDUE", OrderLevel::kL1, "2024-M03"), feed).status()),
              ElementsAre("proposal.rule: NOT_EXTERNAL"));
  EXPECT_THAT(Faults(SubmitProposal(Light("L2.NONE", OrderLevel::kL2, ""), feed).status()),
              ElementsAre("proposal.rule: UNKNOWN_RULE", "proposal.occasion: REQUIRED"));
}

Proposal LastPlaces(std::string unit) {
  Proposal given;
  given.unit = std::move(unit);
  given.level = OrderLevel::kL4;
  given.rule = "L4.LAST_PLACES";
  given.occasion = "2024-Q2";
  given.inputs = {{"last_quarters", "2"}};
  return given;
}

TEST_F(EscalationTest, LastPlacesInTheRankingAreAUnitsAlone) {
  const ActContext feed = desk_.As("feed", Role::kFeed);
  desk_.Do(SubmitProposal(LastPlaces(testing::kScienceUnit), feed));
  const std::string id = absl::StrCat(testing::kScienceUnit, "-L4.LAST_PLACES-2024-Q2");
  EXPECT_EQ(desk_.proposal(id).unit, testing::kScienceUnit);
  EXPECT_EQ(desk_.proposal(id).state, ProposalState::kProposed);
  EXPECT_EQ(SubmitProposal(LastPlaces(testing::kScienceUnit), feed).status().code(),
            absl::StatusCode::kAlreadyExists);

  desk_.Do(AcceptProposal(desk_.proposal(id), "约谈", desk_.TheHead()));
  EXPECT_EQ(desk_.proposal(id).state, ProposalState::kAccepted);
  EXPECT_EQ(desk_.proposal(id).instrument, "约谈");
  EXPECT_TRUE(desk_.cards().empty()) << "an interview is no card";
}

TEST_F(EscalationTest, ARuleAndItsSubjectMustFit) {
  const ActContext feed = desk_.As("feed", Role::kFeed);
  Proposal of_item = LastPlaces("");
  of_item.item = "campaigns/eight-actions-2024/items/I-1";
  EXPECT_THAT(Faults(SubmitProposal(of_item, feed).status()), ElementsAre("proposal.unit: UNIT_REQUIRED"));
  EXPECT_THAT(Faults(SubmitProposal(LastPlaces("hc-none"), feed).status()),
              ElementsAre("proposal.unit: UNKNOWN_UNIT"));
  Proposal of_unit = Light("L1.RED_ONCE", OrderLevel::kL1, "2024-M03");
  of_unit.item.clear();
  of_unit.unit = testing::kScienceUnit;
  EXPECT_THAT(Faults(SubmitProposal(of_unit, feed).status()), ElementsAre("proposal.rule: SUBJECT_KIND"));
}

TEST_F(EscalationTest, DirectEntryNeedsAReasonAndASecondPerson) {
  Proposal grave = Light("L3.DIRECT", OrderLevel::kL3, "2024-03-12");
  grave.item.clear();
  grave.order = PathOf(desk_.order());
  EXPECT_THAT(Faults(SubmitProposal(grave, desk_.Office()).status()),
              ElementsAre("proposal.submit_reason: REQUIRED"));
  grave.submit_reason = "重大安全隐患";
  EXPECT_THAT(SubmitProposal(grave, desk_.As("feed", Role::kFeed)), IsRefusal(kDenied, "PERSON_REQUIRED"));
  desk_.Do(SubmitProposal(grave, desk_.As(kHead, Role::kSupervisionHead)));
  const Proposal& submitted = desk_.proposal("DB-0001-L3.DIRECT-2024-03-12");
  EXPECT_THAT(AcceptProposal(submitted, "同意", desk_.TheHead()), IsRefusal(kFailed, "SAME_PERSON"));
  desk_.Do(AcceptProposal(submitted, "同意", desk_.As("dai-li", Role::kHead)));
  EXPECT_EQ(desk_.order().level, OrderLevel::kL3);
}

TEST_F(EscalationTest, ADecidedProposalStaysDecided) {
  desk_.Do(SubmitProposal(Light("L1.RED_ONCE", OrderLevel::kL1, "2024-M03"), desk_.Office()));
  const std::string id = "I-1-L1.RED_ONCE-2024-M03";
  EXPECT_THAT(RejectProposal(desk_.proposal(id), "", desk_.Office()),
              IsRefusal(absl::StatusCode::kInvalidArgument, "REASON_REQUIRED"));
  desk_.Do(RejectProposal(desk_.proposal(id), "已有整改", desk_.As(kInspectorHead, Role::kSupervisionHead)));
  EXPECT_THAT(AcceptProposal(desk_.proposal(id), "同意", desk_.As(kInspector2, Role::kSupervision)),
              IsRefusal(kFailed, "PROPOSAL_DECIDED"));
}

}  // namespace
}  // namespace duban::task::escalation_test

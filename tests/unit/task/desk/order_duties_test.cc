// Desks: each order and each proposal waits for those who can take its next step, and for nobody else.
#include <gmock/gmock.h>

#include "absl/strings/match.h"
#include "tests/unit/task/desk/matter_waits.h"
#include "tests/unit/task/order/order_desk.h"

namespace duban::task {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using People = std::vector<std::string>;

const People& Everybody() {
  static const People* const kPeople =
      new People{kHead,          kDeputy,   kDistrictLeader, kInspector,         kInspector2,
                 kInspectorHead, kVerifier, kVerifier2,      testing::kReporter, testing::kLeader};
  return *kPeople;
}
People Supervisors() { return {kInspector, kInspector2, kInspectorHead}; }

std::vector<Duty> DutiesAt(const OrderDesk& desk) { return testing::MatterDuties(desk.district, desk.now); }
People WaitsFor(const Duty& duty, const OrderDesk& desk) {
  return testing::BearersOf(duty, desk.district, desk.now, Everybody());
}

TEST(OrderDutiesTest, EveryStateWaitsForItsPeople) {
  struct Line {
    OrderState state;
    WorkKind kind;
    const char* what;
    People people;
  };
  const std::vector<Line> lines = {
      {OrderState::kProposed, WorkKind::kOrderDecide, "待立案审批", {kHead}},
      {OrderState::kApproved, WorkKind::kOrderDecide, "待下达", Supervisors()},
      {OrderState::kIssued, WorkKind::kOrderSign, "待签收", {testing::kReporter, testing::kLeader}},
      {OrderState::kInProgress, WorkKind::kOrderFeedback, "待反馈", {testing::kReporter}},
      {OrderState::kTransferRequested, WorkKind::kOrderDecide, "转办待定", Supervisors()},
      {OrderState::kExtensionRequested, WorkKind::kOrderDecide, "延期待初核", Supervisors()},
      {OrderState::kFeedback, WorkKind::kOrderDecide, "反馈待核查", Supervisors()},
      {OrderState::kVerifying, WorkKind::kOrderDecide, "待核查", {kVerifier, kVerifier2}},
      {OrderState::kClosePending, WorkKind::kOrderDecide, "待销号", Supervisors()},
  };
  for (const Line& line : lines) {
    OrderDesk desk;
    desk.BringTo(line.state);
    const std::vector<Duty> duties = DutiesAt(desk);
    ASSERT_THAT(duties, SizeIs(1)) << line.what;
    EXPECT_EQ(duties[0].kind, line.kind) << line.what;
    EXPECT_TRUE(absl::EndsWith(duties[0].title, line.what)) << duties[0].title;
    EXPECT_EQ(duties[0].subject, PathOf(desk.order()));
    EXPECT_EQ(WaitsFor(duties[0], desk), line.people) << line.what;
  }
}

TEST(OrderDutiesTest, WhatIsOverOrStandsStillWaitsForNobody) {
  for (const OrderState state : {OrderState::kRejected, OrderState::kSuspended, OrderState::kCancelled,
                                 OrderState::kClosed, OrderState::kArchived}) {
    OrderDesk desk;
    desk.BringTo(state);
    EXPECT_THAT(DutiesAt(desk), IsEmpty()) << StateName(state);
  }
}

TEST(OrderDutiesTest, TheUnitsTermsAreThoseOfTheOrder) {
  OrderDesk desk;
  desk.BringTo(OrderState::kIssued);
  EXPECT_EQ(DutiesAt(desk)[0].due, desk.order().sign_due_time);
  EXPECT_EQ(DutiesAt(desk)[0].scope.unit, testing::kScienceUnit);
  desk.Do(SignOrder(desk.order(), desk.Reporter()));
  EXPECT_EQ(DutiesAt(desk)[0].due, desk.order().due_time);
  Order escalated = desk.order();
  escalated.level_due_time = At("2024-03-20 17:30");
  desk.Put(escalated);
  EXPECT_EQ(DutiesAt(desk)[0].due, At("2024-03-20 17:30"));
  desk.now = At("2024-03-21 09:00");
  EXPECT_EQ(LateWorkdays(DutiesAt(desk)[0], {desk.district, testing::kCampaign, desk.now, {}}), 1);
}

TEST(OrderDutiesTest, ADraftedFeedbackWaitsForTheLeaderWhoDidNotWriteIt) {
  OrderDesk desk;
  desk.BringTo(OrderState::kInProgress);
  desk.Do(DraftOrderFeedback(desk.order(), "已完成整改", {}, desk.Reporter()));
  EXPECT_THAT(WaitsFor(DutiesAt(desk)[0], desk), ElementsAre(testing::kLeader));
  desk.Do(DraftOrderFeedback(desk.order(), "已完成整改", {}, desk.UnitLeader()));
  EXPECT_THAT(WaitsFor(DutiesAt(desk)[0], desk), IsEmpty());
}

TEST(OrderDutiesTest, ACheckedExtensionWaitsForTheAssigningLeaderAlone) {
  OrderDesk desk;
  desk.BringTo(OrderState::kProposed);
  desk.Do(ApproveOrderCase(desk.order(), kDistrictLeader, desk.TheHead()));
  desk.Do(
      IssueOrder(desk.order(), {.urgency = {}, .due_date = {}, .feedback_form = "书面报告"}, desk.Office()));
  desk.Do(SignOrder(desk.order(), desk.Reporter()));
  desk.Do(AskOrderExtension(desk.order(), absl::CivilDay(2024, 4, 3), "已完成一半", "等待审批",
                            desk.UnitLeader()));
  EXPECT_EQ(DutiesAt(desk)[0].due, desk.order().extensions.back().answer_due_time);
  desk.Do(CheckOrderExtension(desk.order(), "属实", desk.Office()));
  ASSERT_THAT(DutiesAt(desk), SizeIs(1));
  EXPECT_THAT(WaitsFor(DutiesAt(desk)[0], desk), ElementsAre(kDistrictLeader));
}

TEST(OrderDutiesTest, AVerificationNoLongerWaitsForWhoHasSpoken) {
  OrderDesk desk;
  desk.BringTo(OrderState::kVerifying);
  EXPECT_EQ(DutiesAt(desk)[0].due, desk.order().verifications.back().due_time);
  desk.Do(PassOrderVerification(desk.order(), "属实", desk.As(kVerifier, Role::kVerifier)));
  EXPECT_THAT(WaitsFor(DutiesAt(desk)[0], desk), ElementsAre(kVerifier2));
}

TEST(OrderDutiesTest, AFeedbackIsDueForVerificationInWorkingDays) {
  OrderDesk desk;
  desk.BringTo(OrderState::kFeedback);  // on Monday 11 March
  EXPECT_EQ(DutiesAt(desk)[0].due, At("2024-03-18 17:30"));
}

TEST(OrderDutiesTest, AProposalWaitsForWhoMayIssueItsInstrument) {
  const std::vector<std::pair<OrderLevel, People>> lines = {
      {OrderLevel::kL1, {kInspector2, kInspectorHead}},  // the inspector submitted it
      {OrderLevel::kL2, {kInspector2, kInspectorHead}},     {OrderLevel::kL3, {kHead}},
      {OrderLevel::kL4, {kHead, kDeputy, kDistrictLeader}}, {OrderLevel::kL5, {kHead}},
  };
  for (const auto& [level, people] : lines) {
    OrderDesk desk;
    Proposal proposal{.campaign = testing::kCampaign, .id = "p-1"};
    proposal.unit = testing::kScienceUnit;
    proposal.level = level;
    proposal.submitted_by = kInspector;
    Apply(desk.district, Matter(proposal), 2000, desk.now);
    const std::vector<Duty> duties = DutiesAt(desk);
    ASSERT_THAT(duties, SizeIs(1));
    EXPECT_EQ(duties[0].kind, WorkKind::kProposal);
    EXPECT_EQ(WaitsFor(duties[0], desk), people) << LevelName(level);
    proposal.state = ProposalState::kRejected;
    Apply(desk.district, Matter(proposal), 2001, desk.now);
    EXPECT_THAT(DutiesAt(desk), IsEmpty());
  }
}

}  // namespace
}  // namespace duban::task

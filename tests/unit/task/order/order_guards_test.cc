#include "services/task/domain/order/order_guards.h"

#include <gmock/gmock.h>

#include "tests/unit/task/order/order_desk.h"

namespace duban::task::order_guards_test {
namespace {

using ::duban::testing::Faults;
using ::duban::testing::IsRefusal;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kFailed = absl::StatusCode::kFailedPrecondition;
constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
constexpr auto kDenied = absl::StatusCode::kPermissionDenied;

TEST(OrderTransferTest, MustBeAskedWithinThreeWorkingDaysOfReceipt) {
  OrderDesk desk;
  desk.BringTo(OrderState::kInProgress);  // signed Monday 03-11
  desk.now = At("2024-03-14 17:30");
  EXPECT_TRUE(AskOrderTransfer(desk.order(), "", "不属本单位", desk.UnitLeader()).ok());
  desk.now = At("2024-03-14 17:31");
  EXPECT_THAT(AskOrderTransfer(desk.order(), "", "不属本单位", desk.UnitLeader()),
              IsRefusal(kFailed, "TRANSFER_LATE"));
}

TEST(OrderTransferTest, TheNewUnitStartsAfreshAndARefusalDoesNotStopTheClock) {
  OrderDesk desk;
  desk.BringTo(OrderState::kTransferRequested);
  const absl::Time due = *desk.order().due_time;
  OrderDesk refused = desk;
  refused.Do(RefuseOrderTransfer(refused.order(), "职责清单列明", refused.Office()));
  EXPECT_EQ(refused.order().state, OrderState::kInProgress);
  EXPECT_EQ(refused.order().due_time, due);
  EXPECT_EQ(refused.order().sign_time, refused.now);
  EXPECT_THAT(
      Faults(AcceptOrderTransfer(desk.order(), testing::kScienceUnit, "理由", desk.Office()).status()),
      ElementsAre("lead_unit: SAME_UNIT"));
  desk.Do(AcceptOrderTransfer(desk.order(), testing::kHousingUnit, "两家已协商", desk.Office()));
  EXPECT_EQ(desk.order().lead_unit, testing::kHousingUnit);
  EXPECT_EQ(desk.order().due_time, std::nullopt);
  EXPECT_EQ(desk.order().transfers.back().from_unit, testing::kScienceUnit);
}

TEST(OrderExtensionTest, IsAskedAWorkingDayBeforeTheLimit) {
  OrderDesk desk;
  desk.BringTo(OrderState::kInProgress);  // due Tuesday 2024-03-26
  const auto ask = [&] {
    return AskOrderExtension(desk.order(), absl::CivilDay(2024, 4, 3), "一半", "等待审批", desk.UnitLeader());
  };
  desk.now = At("2024-03-25 23:00");
  EXPECT_TRUE(ask().ok());
  desk.now = At("2024-03-26 00:00");
  EXPECT_THAT(ask(), IsRefusal(kFailed, "EXTENSION_LATE"));
}

TEST(OrderExtensionTest, IsNoLongerThanTheOriginalSpanAndFifteenDays) {
  OrderDesk desk;
  desk.BringTo(OrderState::kInProgress);
  const auto ask = [&](absl::CivilDay day) {
    return AskOrderExtension(desk.order(), day, "一半", "等待审批", desk.UnitLeader());
  };
  EXPECT_TRUE(ask(absl::CivilDay(2024, 4, 10)).ok());
  EXPECT_THAT(ask(absl::CivilDay(2024, 4, 11)), IsRefusal(kInvalid, "EXTENSION_LENGTH"));
  EXPECT_THAT(ask(absl::CivilDay(2024, 3, 26)), IsRefusal(kInvalid, "EXTENSION_LENGTH"));
}

TEST(OrderExtensionTest, IsCheckedThenGrantedOnceByTheAssigningLeader) {
  OrderDesk desk;
  desk.BringTo(OrderState::kExtensionRequested);
  EXPECT_EQ(desk.order().extensions[0].answer_due_time, At("2024-03-13 17:30"));
  const absl::CivilDay day(2024, 4, 3);
  EXPECT_THAT(GrantOrderExtension(desk.order(), day, desk.TheHead()),
              IsRefusal(kFailed, "EXTENSION_UNCHECKED"));
  desk.Do(CheckOrderExtension(desk.order(), "情况属实", desk.Office()));
  EXPECT_THAT(GrantOrderExtension(desk.order(), day, desk.As(kDistrictLeader, Role::kLeader)),
              IsRefusal(kDenied, "NOT_ASSIGNING_LEADER"));
  desk.Do(GrantOrderExtension(desk.order(), day, desk.TheHead()));
  EXPECT_EQ(desk.order().due_time, At("2024-04-03 17:30"));
  EXPECT_EQ(desk.order().original_due_time, At("2024-03-26 17:30"));
  EXPECT_THAT(AskOrderExtension(desk.order(), absl::CivilDay(2024, 4, 8), "一半", "再延", desk.UnitLeader()),
              IsRefusal(kFailed, "EXTENSION_USED"));
}

TEST(OrderFeedbackTest, TheReporterDraftsAndTheLeaderSigns) {
  OrderDesk desk;
  desk.BringTo(OrderState::kInProgress);
  EXPECT_THAT(ReportOrderFeedback(desk.order(), desk.UnitLeader()), IsRefusal(kFailed, "NO_DRAFT"));
  const std::vector<std::string> unknown = {"campaigns/eight-actions-2024/evidence/none"};
  EXPECT_THAT(DraftOrderFeedback(desk.order(), "已完成", unknown, desk.Reporter()),
              IsRefusal(absl::StatusCode::kInvalidArgument, "UNKNOWN_EVIDENCE"));
  desk.Do(DraftOrderFeedback(desk.order(), "已完成", {}, desk.As(testing::kLeader, Role::kReporter)));
  EXPECT_THAT(ReportOrderFeedback(desk.order(), desk.UnitLeader()), IsRefusal(kFailed, "SAME_PERSON"));
  desk.Report();
  EXPECT_EQ(desk.order().feedbacks.back().author, testing::kReporter);
  EXPECT_EQ(desk.order().feedbacks.back().signer, testing::kLeader);
  EXPECT_EQ(desk.order().feedback_time, desk.now);
}

TEST(OrderReviewTest, AReturnGivesAtMostFiveWorkingDays) {
  OrderDesk desk;
  desk.BringTo(OrderState::kFeedback);
  EXPECT_THAT(ReturnOrderFeedback(desk.order(), absl::CivilDay(2024, 3, 19), "未解决", desk.Office()),
              IsRefusal(kInvalid, "LIMIT_TOO_LONG"));
  desk.Do(ReturnOrderFeedback(desk.order(), std::nullopt, "未解决", desk.Office()));
  EXPECT_EQ(desk.order().due_time, At("2024-03-18 17:30"));
  EXPECT_EQ(desk.order().return_count, 1);
  EXPECT_EQ(desk.order().feedbacks.back().return_reason, "未解决");
}

TEST(OrderReviewTest, TwoVerifiersWhoHadNoPartInIt) {
  OrderDesk desk;
  desk.BringTo(OrderState::kFeedback);
  const auto start = [&](std::vector<std::string> verifiers) {
    return Faults(StartOrderVerification(desk.order(), verifiers, desk.Office()).status());
  };
  EXPECT_THAT(start({kVerifier}), ElementsAre("verifiers: TWO_VERIFIERS"));
  EXPECT_THAT(start({kVerifier, kVerifier}), ElementsAre("verifiers: TWO_VERIFIERS"));
  EXPECT_THAT(start({kVerifier, testing::kOfficeClerk}), ElementsAre("verifiers[1]: NOT_VERIFIER"));
  EXPECT_THAT(start({kVerifier, kInspector}), ElementsAre("verifiers[1]: SAME_PERSON"));
  EXPECT_THAT(start({kVerifier, kVerifier2}), IsEmpty());
}

TEST(OrderReviewTest, BothVerifiersMustFindItTrue) {
  OrderDesk desk;
  desk.BringTo(OrderState::kVerifying);
  const auto pass = [&](const char* person) {
    return desk.Take(PassOrderVerification(desk.order(), "属实", desk.As(person, Role::kVerifier)));
  };
  EXPECT_THAT(pass(kInspector2), IsRefusal(kDenied, "NOT_NAMED"));
  EXPECT_TRUE(pass(kVerifier).ok());
  EXPECT_EQ(desk.order().state, OrderState::kVerifying);
  EXPECT_THAT(pass(kVerifier), IsRefusal(kFailed, "ALREADY_SAID"));
  EXPECT_TRUE(pass(kVerifier2).ok());
  EXPECT_EQ(desk.order().state, OrderState::kClosePending);
}

TEST(OrderCloseTest, ALevelTwoOrderIsNotClosedUnverified) {
  OrderDesk desk;
  desk.BringTo(OrderState::kFeedback);
  Order escalated = desk.order();
  escalated.level = OrderLevel::kL2;
  EXPECT_THAT(CloseOrder(escalated, "同意", desk.Office()), IsRefusal(kFailed, "VERIFICATION_REQUIRED"));
  escalated.level = OrderLevel::kL1;
  EXPECT_TRUE(CloseOrder(escalated, "同意", desk.Office()).ok());
}

TEST(OrderCloseTest, WhoHandledOrVerifiedItDoesNotClose) {
  OrderDesk desk;
  desk.BringTo(OrderState::kClosePending);
  for (const char* person : {testing::kReporter, testing::kLeader, kVerifier, kVerifier2}) {
    EXPECT_THAT(CloseOrder(desk.order(), "同意", desk.As(person, Role::kSupervision)),
                IsRefusal(kFailed, "SAME_PERSON"))
        << person;
  }
  EXPECT_THAT(Faults(CloseOrder(desk.order(), "　", desk.Office()).status()),
              ElementsAre("leader_opinion: REQUIRED"));
}

TEST(OrderCloseTest, APublicResultIsDueFiveWorkingDaysAfterClosing) {
  OrderDesk desk;
  desk.BringTo(OrderState::kFeedback);
  Order order = desk.order();
  order.public_result = true;
  desk.Put(order);
  desk.Do(CloseOrder(desk.order(), "同意", desk.Office()));
  EXPECT_EQ(desk.order().publication_due_date, absl::CivilDay(2024, 3, 18));
}

TEST(OrderReopenTest, WithinAHundredAndEightyDaysAndOneLevelUpIsProposed) {
  OrderDesk desk;
  desk.BringTo(OrderState::kClosed);  // on 2024-03-11
  desk.now = At("2024-09-08 09:00");
  EXPECT_THAT(ReopenOrder(desk.order(), std::nullopt, "反弹", desk.Office()),
              IsRefusal(kFailed, "RELAPSE_LATE"));
  desk.now = At("2024-09-06 09:00");
  desk.Do(ReopenOrder(desk.order(), std::nullopt, "反弹", desk.Office()));
  EXPECT_EQ(desk.order().state, OrderState::kInProgress);
  EXPECT_EQ(desk.order().level, OrderLevel::kNone);
  EXPECT_EQ(desk.proposal("DB-0001-L1.RELAPSE-reopen-1").level, OrderLevel::kL1);
}

TEST(OrderPauseTest, ResumingReturnsToWhereItStoodAndGivesTheDaysBack) {
  OrderDesk desk;
  desk.BringTo(OrderState::kExtensionRequested);
  const auto suspend = [&](const char* person, Role role) {
    return SuspendOrder(desk.order(), PauseGround::kExemption, "容错决定1号", "免责核实",
                        desk.As(person, role));
  };
  EXPECT_THAT(suspend(kDeputy, Role::kExecutiveDeputy), IsRefusal(kDenied, "NOT_ASSIGNING_LEADER"));
  desk.Do(suspend(kHead, Role::kHead));
  desk.now = At("2024-03-18 10:00");
  desk.Do(ResumeOrder(desk.order(), "核实完毕", desk.TheHead()));
  EXPECT_EQ(desk.order().state, OrderState::kExtensionRequested);
  EXPECT_EQ(desk.order().due_time, At("2024-04-02 17:30"));
  EXPECT_EQ(desk.order().pauses[0].end_time, desk.now);
}

TEST(OrderStageTest, ANodeIsTheNewLimit) {
  OrderDesk desk;
  desk.BringTo(OrderState::kFeedback);
  desk.Do(StageOrder(desk.order(), "一期完成", absl::CivilDay(2024, 6, 28), desk.Office()));
  EXPECT_EQ(desk.order().due_time, At("2024-06-28 17:30"));
  EXPECT_THAT(FlagsOf(desk.order(), desk.now), ElementsAre(OrderFlag::kStaged));
}

}  // namespace
}  // namespace duban::task::order_guards_test

#include "services/task/domain/order/order_machine.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "tests/unit/task/order/order_desk.h"

namespace duban::task::order_machine_test {
namespace {

using ::duban::testing::DetailsIn;
using ::duban::testing::IsRefusal;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Pair;

constexpr std::array kStates = {OrderState::kDraft,
                                OrderState::kProposed,
                                OrderState::kApproved,
                                OrderState::kRejected,
                                OrderState::kIssued,
                                OrderState::kInProgress,
                                OrderState::kTransferRequested,
                                OrderState::kExtensionRequested,
                                OrderState::kFeedback,
                                OrderState::kVerifying,
                                OrderState::kClosePending,
                                OrderState::kClosed,
                                OrderState::kSuspended,
                                OrderState::kCancelled,
                                OrderState::kArchived};

constexpr std::array kEvents = {
    OrderEvent::kPropose,      OrderEvent::kApproveCase,    OrderEvent::kReject,
    OrderEvent::kIssue,        OrderEvent::kSign,           OrderEvent::kSignOverdue,
    OrderEvent::kAskTransfer,  OrderEvent::kAcceptTransfer, OrderEvent::kRefuseTransfer,
    OrderEvent::kAskExtension, OrderEvent::kGrantExtension, OrderEvent::kRefuseExtension,
    OrderEvent::kFeedback,     OrderEvent::kOverdue,        OrderEvent::kReturn,
    OrderEvent::kVerify,       OrderEvent::kPass,           OrderEvent::kFail,
    OrderEvent::kClose,        OrderEvent::kStage,          OrderEvent::kSuspend,
    OrderEvent::kResume,       OrderEvent::kCancel,         OrderEvent::kReopen,
    OrderEvent::kArchive,      OrderEvent::kPublish};

const OrderTransition* FindLine(OrderState state, OrderEvent event) {
  const auto line = std::find_if(kOrderTransitions.begin(), kOrderTransitions.end(),
                                 [&](const auto& t) { return t.from == state && t.event == event; });
  return line == kOrderTransitions.end() ? nullptr : &*line;
}

std::string Show(OrderState state, OrderEvent event) {
  return absl::StrCat(StateName(state), " ", EventName(event));
}

// Every "from event to" of the plan; "open" stands for the states from ISSUED to CLOSE_PENDING.
TEST(OrderMachineTest, TheTableIsThatOfThePlan) {
  std::vector<std::string> lines;
  for (const OrderTransition& t : kOrderTransitions) {
    if (t.event == OrderEvent::kStage || t.event == OrderEvent::kSuspend || t.event == OrderEvent::kCancel) {
      continue;
    }
    lines.push_back(absl::StrCat(Show(t.from, t.event), " ", StateName(t.to)));
  }
  EXPECT_THAT(
      lines,
      ElementsAre(
          "DRAFT propose PROPOSED", "PROPOSED approve_case APPROVED", "PROPOSED reject REJECTED",
          "APPROVED issue ISSUED", "ISSUED sign IN_PROGRESS", "ISSUED sign_overdue ISSUED",
          "ISSUED ask_transfer TRANSFER_REQUESTED", "IN_PROGRESS ask_transfer TRANSFER_REQUESTED",
          "TRANSFER_REQUESTED accept_transfer APPROVED", "TRANSFER_REQUESTED refuse_transfer IN_PROGRESS",
          "IN_PROGRESS ask_extension EXTENSION_REQUESTED", "EXTENSION_REQUESTED grant_extension IN_PROGRESS",
          "EXTENSION_REQUESTED refuse_extension IN_PROGRESS", "IN_PROGRESS feedback FEEDBACK",
          "IN_PROGRESS overdue IN_PROGRESS", "FEEDBACK return IN_PROGRESS", "FEEDBACK verify VERIFYING",
          "VERIFYING pass CLOSE_PENDING", "VERIFYING fail IN_PROGRESS", "FEEDBACK close CLOSED",
          "CLOSE_PENDING close CLOSED", "SUSPENDED resume IN_PROGRESS", "CLOSED reopen IN_PROGRESS",
          "CLOSED archive ARCHIVED", "CLOSED publish CLOSED", "ARCHIVED publish ARCHIVED"));
}

TEST(OrderMachineTest, AnyOpenOrderIsStagedSuspendedOrCancelled) {
  constexpr std::array kOpen = {OrderState::kIssued,
                                OrderState::kInProgress,
                                OrderState::kTransferRequested,
                                OrderState::kExtensionRequested,
                                OrderState::kFeedback,
                                OrderState::kVerifying,
                                OrderState::kClosePending};
  for (const OrderState state : kStates) {
    const bool open = std::find(kOpen.begin(), kOpen.end(), state) != kOpen.end();
    const bool shelved = state == OrderState::kApproved || state == OrderState::kSuspended;
    EXPECT_EQ(FindLine(state, OrderEvent::kStage) != nullptr, open) << StateName(state);
    EXPECT_EQ(FindLine(state, OrderEvent::kSuspend) != nullptr, open) << StateName(state);
    EXPECT_EQ(FindLine(state, OrderEvent::kCancel) != nullptr, open || shelved) << StateName(state);
  }
}

// The command of `event`, in a way that only the state can refuse; nullopt for what the clock does.
std::optional<absl::Status> Act(OrderDesk& desk, OrderEvent event) {
  const Order order = desk.order();
  const auto verifier = desk.As(kVerifier, Role::kVerifier);
  const absl::CivilDay soon(2024, 4, 2);
  switch (event) {
    case OrderEvent::kApproveCase:
      return desk.Take(ApproveOrderCase(order, "", desk.TheHead()));
    case OrderEvent::kReject:
      return desk.Take(RejectOrderCase(order, "理由", desk.TheHead()));
    case OrderEvent::kIssue:
      return desk.Take(
          IssueOrder(order, {.urgency = {}, .due_date = {}, .feedback_form = "书面"}, desk.Office()));
    case OrderEvent::kSign:
      return desk.Take(SignOrder(order, desk.Reporter()));
    case OrderEvent::kAskTransfer:
      return desk.Take(AskOrderTransfer(order, "", "理由", desk.UnitLeader()));
    case OrderEvent::kAcceptTransfer:
      return desk.Take(AcceptOrderTransfer(order, testing::kHousingUnit, "理由", desk.Office()));
    case OrderEvent::kRefuseTransfer:
      return desk.Take(RefuseOrderTransfer(order, "理由", desk.Office()));
    case OrderEvent::kAskExtension:
      return desk.Take(AskOrderExtension(order, soon, "进展", "理由", desk.UnitLeader()));
    case OrderEvent::kGrantExtension:
      (void)desk.Take(CheckOrderExtension(order, "属实", desk.Office()));
      return desk.Take(GrantOrderExtension(desk.order(), soon, desk.TheHead()));
    case OrderEvent::kRefuseExtension:
      return desk.Take(RefuseOrderExtension(order, "理由", desk.TheHead()));
    case OrderEvent::kFeedback:
      (void)desk.Take(DraftOrderFeedback(order, "已办", {}, desk.Reporter()));
      return desk.Take(ReportOrderFeedback(desk.order(), desk.UnitLeader()));
    case OrderEvent::kReturn:
      return desk.Take(ReturnOrderFeedback(order, std::nullopt, "理由", desk.Office()));
    case OrderEvent::kVerify:
      return desk.Take(StartOrderVerification(order, {kVerifier, kVerifier2}, desk.Office()));
    case OrderEvent::kPass:
      return desk.Take(PassOrderVerification(order, "属实", verifier));
    case OrderEvent::kFail:
      return desk.Take(FailOrderVerification(order, "不实", false, verifier));
    case OrderEvent::kClose:
      return desk.Take(CloseOrder(order, "同意", desk.Office()));
    case OrderEvent::kStage:
      return desk.Take(StageOrder(order, "完成一期", soon, desk.Office()));
    case OrderEvent::kSuspend:
      return desk.Take(SuspendOrder(order, PauseGround::kSuspension, "批示", "理由", desk.TheHead()));
    case OrderEvent::kResume:
      return desk.Take(ResumeOrder(order, "理由", desk.TheHead()));
    case OrderEvent::kCancel:
      return desk.Take(CancelOrder(order, "批示", "理由", desk.TheHead()));
    case OrderEvent::kReopen:
      return desk.Take(ReopenOrder(order, std::nullopt, "反弹", desk.Office()));
    case OrderEvent::kArchive:
      return desk.Take(ArchiveOrder(order, desk.Office()));
    case OrderEvent::kPublish: {
      Order open_result = order;
      open_result.public_result = true;
      return desk.Take(RecordOrderPublication(
          open_result, {"门户网站", "公示", absl::ToCivilDay(desk.now, ChinaTime())}, desk.Office()));
    }
    default:
      return std::nullopt;
  }
}

// The state after a granted act: that of the table, but for the first of two verifiers, and for resuming,
// which returns to where it was suspended (here ISSUED).
OrderState Expected(const OrderTransition& line) {
  if (line.event == OrderEvent::kPass) return OrderState::kVerifying;
  if (line.event == OrderEvent::kResume) return OrderState::kIssued;
  return line.to;
}

TEST(OrderMachineTest, EveryActInEveryStateAnswersAsTheTable) {
  for (const OrderState state : kStates) {
    if (state == OrderState::kDraft) continue;  // never on record
    for (const OrderEvent event : kEvents) {
      OrderDesk desk;
      desk.BringTo(state);
      ASSERT_EQ(desk.order().state, state) << StateName(state);
      const std::optional<absl::Status> answer = Act(desk, event);
      if (!answer) continue;
      if (const OrderTransition* line = FindLine(state, event)) {
        EXPECT_TRUE(answer->ok()) << Show(state, event) << ": " << *answer;
        EXPECT_EQ(desk.order().state, Expected(*line)) << Show(state, event);
      } else {
        EXPECT_THAT(*answer, IsRefusal(absl::StatusCode::kFailedPrecondition, "ORDER_STATE"))
            << Show(state, event);
        EXPECT_THAT(DetailsIn(*answer).metadata, Contains(Pair("state", std::string(StateName(state)))));
        EXPECT_EQ(desk.order().state, state) << Show(state, event);
      }
    }
  }
}

TEST(OrderMachineTest, EveryStateAndEventHasAName) {
  for (const OrderState state : kStates) EXPECT_FALSE(StateName(state).empty());
  for (const OrderEvent event : kEvents) EXPECT_FALSE(EventName(event).empty());
}

TEST(OrderMachineTest, OnlyTheSupervisionOfficeIssuesAndOnlyTheHeadApproves) {
  EXPECT_EQ(ActorsOf(kOrderTransitions, OrderEvent::kIssue), Role::kSupervision | Role::kSupervisionHead);
  EXPECT_EQ(ActorsOf(kOrderTransitions, OrderEvent::kApproveCase), RoleSet(Role::kHead));
  EXPECT_FALSE(ActorsOf(kOrderTransitions, OrderEvent::kFeedback).Has(Role::kReporter));
  for (const OrderTransition& line : kOrderTransitions) {
    if (line.event == OrderEvent::kPropose) continue;
    EXPECT_FALSE(line.actors.Has(Role::kTfReviewer) || line.actors.Has(Role::kTfLeader))
        << Show(line.from, line.event);
  }
}

}  // namespace
}  // namespace duban::task::order_machine_test

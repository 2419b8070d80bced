#include "services/task/domain/order/order_machine.h"

#include "services/common/status_macros.h"

namespace duban::task {
namespace {

constexpr std::array kOrderMachineStateNames = {
    Named<OrderState>{OrderState::kUnspecified, "UNSPECIFIED"},
    Named<OrderState>{OrderState::kDraft, "DRAFT"},
    Named<OrderState>{OrderState::kProposed, "PROPOSED"},
    Named<OrderState>{OrderState::kApproved, "APPROVED"},
    Named<OrderState>{OrderState::kRejected, "REJECTED"},
    Named<OrderState>{OrderState::kIssued, "ISSUED"},
    Named<OrderState>{OrderState::kInProgress, "IN_PROGRESS"},
    Named<OrderState>{OrderState::kTransferRequested, "TRANSFER_REQUESTED"},
    Named<OrderState>{OrderState::kExtensionRequested, "EXTENSION_REQUESTED"},
    Named<OrderState>{OrderState::kFeedback, "FEEDBACK"},
    Named<OrderState>{OrderState::kVerifying, "VERIFYING"},
    Named<OrderState>{OrderState::kClosePending, "CLOSE_PENDING"},
    Named<OrderState>{OrderState::kClosed, "CLOSED"},
    Named<OrderState>{OrderState::kSuspended, "SUSPENDED"},
    Named<OrderState>{OrderState::kCancelled, "CANCELLED"},
    Named<OrderState>{OrderState::kArchived, "ARCHIVED"},
};

constexpr std::array kOrderMachineEventNames = {
    Named<OrderEvent>{OrderEvent::kPropose, "propose"},
    Named<OrderEvent>{OrderEvent::kApproveCase, "approve_case"},
    Named<OrderEvent>{OrderEvent::kReject, "reject"},
    Named<OrderEvent>{OrderEvent::kIssue, "issue"},
    Named<OrderEvent>{OrderEvent::kSign, "sign"},
    Named<OrderEvent>{OrderEvent::kSignOverdue, "sign_overdue"},
    Named<OrderEvent>{OrderEvent::kAskTransfer, "ask_transfer"},
    Named<OrderEvent>{OrderEvent::kAcceptTransfer, "accept_transfer"},
    Named<OrderEvent>{OrderEvent::kRefuseTransfer, "refuse_transfer"},
    Named<OrderEvent>{OrderEvent::kAskExtension, "ask_extension"},
    Named<OrderEvent>{OrderEvent::kGrantExtension, "grant_extension"},
    Named<OrderEvent>{OrderEvent::kRefuseExtension, "refuse_extension"},
    Named<OrderEvent>{OrderEvent::kFeedback, "feedback"},
    Named<OrderEvent>{OrderEvent::kOverdue, "overdue"},
    Named<OrderEvent>{OrderEvent::kReturn, "return"},
    Named<OrderEvent>{OrderEvent::kVerify, "verify"},
    Named<OrderEvent>{OrderEvent::kPass, "pass"},
    Named<OrderEvent>{OrderEvent::kFail, "fail"},
    Named<OrderEvent>{OrderEvent::kClose, "close"},
    Named<OrderEvent>{OrderEvent::kStage, "stage"},
    Named<OrderEvent>{OrderEvent::kSuspend, "suspend"},
    Named<OrderEvent>{OrderEvent::kResume, "resume"},
    Named<OrderEvent>{OrderEvent::kCancel, "cancel"},
    Named<OrderEvent>{OrderEvent::kReopen, "reopen"},
    Named<OrderEvent>{OrderEvent::kArchive, "archive"},
    Named<OrderEvent>{OrderEvent::kPublish, "publish"},
};

constexpr std::array kLevelNames = {
    Named<OrderLevel>{OrderLevel::kUnspecified, "UNSPECIFIED"},
    Named<OrderLevel>{OrderLevel::kNone, "NONE"},
    Named<OrderLevel>{OrderLevel::kL0, "L0"},
    Named<OrderLevel>{OrderLevel::kL1, "L1"},
    Named<OrderLevel>{OrderLevel::kL2, "L2"},
    Named<OrderLevel>{OrderLevel::kL3, "L3"},
    Named<OrderLevel>{OrderLevel::kL4, "L4"},
    Named<OrderLevel>{OrderLevel::kL5, "L5"},
};

constexpr MachineText kOrderText = {.reason = "ORDER_STATE", .subject = "督办件"};

}  // namespace

absl::string_view StateName(OrderState state) { return NameIn(kOrderMachineStateNames, state); }
absl::string_view EventName(OrderEvent event) { return NameIn(kOrderMachineEventNames, event); }
absl::string_view LevelName(OrderLevel level) { return NameIn(kLevelNames, level); }

absl::StatusOr<Order> AfterEvent(const Order& order, OrderEvent event) {
  ASSIGN_OR_RETURN(const OrderState next, NextState(kOrderTransitions, kOrderText, order.state, event));
  Order after = order;
  after.state = next;
  return after;
}

}  // namespace duban::task

// The state machine of supervision orders, line by line as in the district's plan. What needs more than a
// state — a limit, a person, a number — is a guard in order_guards.h.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_MACHINE_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_MACHINE_H_

#include <array>

#include "services/task/domain/machine.h"
#include "services/task/domain/order/order.h"

namespace duban::task {

enum class OrderEvent {
  kPropose,
  kApproveCase,
  kReject,
  kIssue,
  kSign,
  kSignOverdue,
  kAskTransfer,
  kAcceptTransfer,
  kRefuseTransfer,
  kAskExtension,
  kGrantExtension,
  kRefuseExtension,
  kFeedback,
  kOverdue,
  kReturn,
  kVerify,
  kPass,
  kFail,
  kClose,
  kStage,
  kSuspend,
  kResume,
  kCancel,
  kReopen,
  kArchive,
  kPublish,
};

using OrderTransition = Transition<OrderState, OrderEvent>;

// 督查室, and its head.
inline constexpr RoleSet kSupervisors = Role::kSupervision | Role::kSupervisionHead;
// Who may propose: task forces for their own action only.
inline constexpr RoleSet kOrderProposers =
    kSupervisors | Role::kGeneralOffice | Role::kTfReviewer | Role::kTfLeader;
// 政府主要负责人; a delegate acts as the substitute (代理) named in the role binding.
inline constexpr RoleSet kCaseApprovers = Role::kHead;
// 交办领导: which of them it must be, says the guard CheckAssigningLeader.
inline constexpr RoleSet kAssigningLeaders = Role::kHead | Role::kExecutiveDeputy | Role::kLeader;
inline constexpr RoleSet kOrderVerifiers = kSupervisors | Role::kVerifier;
inline constexpr RoleSet kHandlers = Role::kReporter | Role::kUnitLeader;
// What follows from the clock: nobody does it, it is recorded as a call or shown as a flag.
inline constexpr RoleSet kSystem{};

// "Any open" of the plan: issued, not finished; a case that was approved can be cancelled before it is
// issued, a suspended one too. Resuming returns to the state that was suspended.
inline constexpr std::array kOrderTransitions = [] {
  using enum OrderState;
  using E = OrderEvent;
  return std::array{
      OrderTransition{kDraft, E::kPropose, kProposed, kOrderProposers},
      OrderTransition{kProposed, E::kApproveCase, kApproved, kCaseApprovers},
      OrderTransition{kProposed, E::kReject, kRejected, kCaseApprovers},
      OrderTransition{kApproved, E::kIssue, kIssued, kSupervisors},
      OrderTransition{kIssued, E::kSign, kInProgress, kHandlers},
      OrderTransition{kIssued, E::kSignOverdue, kIssued, kSystem},
      OrderTransition{kIssued, E::kAskTransfer, kTransferRequested, Role::kUnitLeader},
      OrderTransition{kInProgress, E::kAskTransfer, kTransferRequested, Role::kUnitLeader},
      OrderTransition{kTransferRequested, E::kAcceptTransfer, kApproved, kSupervisors},
      OrderTransition{kTransferRequested, E::kRefuseTransfer, kInProgress, kSupervisors},
      OrderTransition{kInProgress, E::kAskExtension, kExtensionRequested, Role::kUnitLeader},
      OrderTransition{kExtensionRequested, E::kGrantExtension, kInProgress, kAssigningLeaders},
      OrderTransition{kExtensionRequested, E::kRefuseExtension, kInProgress, kAssigningLeaders},
      OrderTransition{kInProgress, E::kFeedback, OrderState::kFeedback, Role::kUnitLeader},
      OrderTransition{kInProgress, E::kOverdue, kInProgress, kSystem},
      OrderTransition{OrderState::kFeedback, E::kReturn, kInProgress, kSupervisors},
      OrderTransition{OrderState::kFeedback, E::kVerify, kVerifying, kSupervisors},
      OrderTransition{kVerifying, E::kPass, kClosePending, kOrderVerifiers},
      OrderTransition{kVerifying, E::kFail, kInProgress, kOrderVerifiers},
      OrderTransition{OrderState::kFeedback, E::kClose, kClosed, kSupervisors},
      OrderTransition{kClosePending, E::kClose, kClosed, kSupervisors},
      OrderTransition{kIssued, E::kStage, kInProgress, kSupervisors},
      OrderTransition{kInProgress, E::kStage, kInProgress, kSupervisors},
      OrderTransition{kTransferRequested, E::kStage, kInProgress, kSupervisors},
      OrderTransition{kExtensionRequested, E::kStage, kInProgress, kSupervisors},
      OrderTransition{OrderState::kFeedback, E::kStage, kInProgress, kSupervisors},
      OrderTransition{kVerifying, E::kStage, kInProgress, kSupervisors},
      OrderTransition{kClosePending, E::kStage, kInProgress, kSupervisors},
      OrderTransition{kIssued, E::kSuspend, kSuspended, kAssigningLeaders},
      OrderTransition{kInProgress, E::kSuspend, kSuspended, kAssigningLeaders},
      OrderTransition{kTransferRequested, E::kSuspend, kSuspended, kAssigningLeaders},
      OrderTransition{kExtensionRequested, E::kSuspend, kSuspended, kAssigningLeaders},
      OrderTransition{OrderState::kFeedback, E::kSuspend, kSuspended, kAssigningLeaders},
      OrderTransition{kVerifying, E::kSuspend, kSuspended, kAssigningLeaders},
      OrderTransition{kClosePending, E::kSuspend, kSuspended, kAssigningLeaders},
      OrderTransition{kSuspended, E::kResume, kInProgress, kAssigningLeaders},
      OrderTransition{kApproved, E::kCancel, kCancelled, kAssigningLeaders},
      OrderTransition{kIssued, E::kCancel, kCancelled, kAssigningLeaders},
      OrderTransition{kInProgress, E::kCancel, kCancelled, kAssigningLeaders},
      OrderTransition{kTransferRequested, E::kCancel, kCancelled, kAssigningLeaders},
      OrderTransition{kExtensionRequested, E::kCancel, kCancelled, kAssigningLeaders},
      OrderTransition{OrderState::kFeedback, E::kCancel, kCancelled, kAssigningLeaders},
      OrderTransition{kVerifying, E::kCancel, kCancelled, kAssigningLeaders},
      OrderTransition{kClosePending, E::kCancel, kCancelled, kAssigningLeaders},
      OrderTransition{kSuspended, E::kCancel, kCancelled, kAssigningLeaders},
      OrderTransition{kClosed, E::kReopen, kInProgress, kSupervisors},
      OrderTransition{kClosed, E::kArchive, kArchived, kSupervisors},
      OrderTransition{kClosed, E::kPublish, kClosed, kSupervisors},
      OrderTransition{kArchived, E::kPublish, kArchived, kSupervisors},
  };
}();

// Names as in the API and as in the plan.
absl::string_view StateName(OrderState state);
absl::string_view EventName(OrderEvent event);
absl::string_view LevelName(OrderLevel level);

// `order` in the state after `event`. FAILED_PRECONDITION (ORDER_STATE) where the table does not have it.
absl::StatusOr<Order> AfterEvent(const Order& order, OrderEvent event);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_MACHINE_H_

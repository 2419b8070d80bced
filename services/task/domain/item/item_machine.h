// The lives of items (事项) as tables, one per list, to be held beside the plan's own (Eight Actions plan
// 2024: 三张清单; S001: 议定事项; plan on hidden dangers 2024: 隐患排查治理).
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ITEM_ITEM_MACHINE_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ITEM_ITEM_MACHINE_H_

#include <array>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/task/domain/machine.h"
#include "services/task/domain/plan/item.h"

namespace duban::task {

// As in the proto.
enum class ItemEvent {
  kUnspecified = 0,
  kStart = 1,
  kClaimDone = 2,
  kAccept = 3,
  kRefuse = 4,
  kSuspend = 5,
  kResume = 6,
  kCancel = 7,
  kCarryOver = 8,
  kIssue = 9,
  kStartDelivery = 10,
  kDeliver = 11,
  kExpire = 12,
  kAssign = 13,
  kTakeInHand = 14,
  kStage = 15,
  kVerify = 16,
  kEscalate = 17,
  kRegister = 18,
  kOrder = 19,
  kRecheck = 20,
  kBounce = 21,
  kClose = 22,
  kAskExtension = 23,
  kGrantExtension = 24,
  kRefuseExtension = 25,
  kReportMajor = 26,
  kExplain = 27,
};

using ItemStep = Transition<ItemState, ItemEvent>;

// Who acts: the unit that leads the item (for projects also their commander); the task force; those who judge
// what was done; those who look after safety.
inline constexpr RoleSet kItemUnit = Role::kReporter | Role::kUnitLeader | Role::kCommander;
inline constexpr RoleSet kItemOffice = Role::kGeneralOffice;
inline constexpr RoleSet kItemLead = Role::kTfLeader | Role::kGeneralOffice;
inline constexpr RoleSet kItemJudge = Role::kTfReviewer | Role::kTfLeader | Role::kGeneralOffice;
inline constexpr RoleSet kItemVerifier = Role::kVerifier | Role::kSupervision | Role::kGeneralOffice;
inline constexpr RoleSet kItemSafety = Role::kSafetyOffice | Role::kSupervision | Role::kVerifier;

// An indicator has no life of its own; it can only leave the list.
inline constexpr std::array kIndicatorLife = {
    ItemStep{ItemState::kUnspecified, ItemEvent::kCancel, ItemState::kCancelled, kItemOffice},
};

// Tasks, resolutions and projects. cancel happens by an approved change request.
inline constexpr std::array kTaskLife = {
    ItemStep{ItemState::kPlanned, ItemEvent::kStart, ItemState::kActive, kItemUnit},
    ItemStep{ItemState::kActive, ItemEvent::kClaimDone, ItemState::kDoneClaimed, kItemUnit},
    ItemStep{ItemState::kDoneClaimed, ItemEvent::kAccept, ItemState::kAccepted, kItemJudge},
    ItemStep{ItemState::kDoneClaimed, ItemEvent::kRefuse, ItemState::kActive, kItemJudge},
    ItemStep{ItemState::kPlanned, ItemEvent::kSuspend, ItemState::kSuspended, kItemLead},
    ItemStep{ItemState::kActive, ItemEvent::kSuspend, ItemState::kSuspended, kItemLead},
    ItemStep{ItemState::kSuspended, ItemEvent::kResume, ItemState::kActive, kItemLead},
    ItemStep{ItemState::kPlanned, ItemEvent::kCancel, ItemState::kCancelled, kItemOffice},
    ItemStep{ItemState::kActive, ItemEvent::kCancel, ItemState::kCancelled, kItemOffice},
    ItemStep{ItemState::kSuspended, ItemEvent::kCancel, ItemState::kCancelled, kItemOffice},
    ItemStep{ItemState::kPlanned, ItemEvent::kCarryOver, ItemState::kCarriedOver, kItemOffice},
    ItemStep{ItemState::kActive, ItemEvent::kCarryOver, ItemState::kCarriedOver, kItemOffice},
    ItemStep{ItemState::kSuspended, ItemEvent::kCarryOver, ItemState::kCarriedOver, kItemOffice},
};

inline constexpr std::array kPolicyLife = {
    ItemStep{ItemState::kDrafting, ItemEvent::kIssue, ItemState::kIssued, kItemUnit},
    ItemStep{ItemState::kIssued, ItemEvent::kStartDelivery, ItemState::kInDelivery, kItemUnit},
    ItemStep{ItemState::kInDelivery, ItemEvent::kDeliver, ItemState::kDelivered, kItemUnit},
    ItemStep{ItemState::kIssued, ItemEvent::kExpire, ItemState::kExpired, kItemUnit | kItemOffice},
    ItemStep{ItemState::kInDelivery, ItemEvent::kExpire, ItemState::kExpired, kItemUnit | kItemOffice},
    ItemStep{ItemState::kDrafting, ItemEvent::kCancel, ItemState::kCancelled, kItemOffice},
    ItemStep{ItemState::kIssued, ItemEvent::kCancel, ItemState::kCancelled, kItemOffice},
    ItemStep{ItemState::kInDelivery, ItemEvent::kCancel, ItemState::kCancelled, kItemOffice},
};

// 难点堵点. A stage (阶段性解决) may be skipped, and may be reached more than once.
inline constexpr std::array kIssueLife = {
    ItemStep{ItemState::kRaised, ItemEvent::kAssign, ItemState::kAssigned, kItemOffice},
    ItemStep{ItemState::kAssigned, ItemEvent::kTakeInHand, ItemState::kInHand, kItemUnit},
    ItemStep{ItemState::kInHand, ItemEvent::kStage, ItemState::kStaged, kItemUnit},
    ItemStep{ItemState::kStaged, ItemEvent::kStage, ItemState::kStaged, kItemUnit},
    ItemStep{ItemState::kInHand, ItemEvent::kClaimDone, ItemState::kResolvedClaimed, kItemUnit},
    ItemStep{ItemState::kStaged, ItemEvent::kClaimDone, ItemState::kResolvedClaimed, kItemUnit},
    ItemStep{ItemState::kResolvedClaimed, ItemEvent::kVerify, ItemState::kVerified, kItemVerifier},
    ItemStep{ItemState::kResolvedClaimed, ItemEvent::kRefuse, ItemState::kInHand, kItemVerifier},
    ItemStep{ItemState::kAssigned, ItemEvent::kEscalate, ItemState::kAssigned, kItemUnit | kItemLead},
    ItemStep{ItemState::kInHand, ItemEvent::kEscalate, ItemState::kInHand, kItemUnit | kItemLead},
    ItemStep{ItemState::kStaged, ItemEvent::kEscalate, ItemState::kStaged, kItemUnit | kItemLead},
};

// 隐患: 发现—建档—责令整改—整改—申请复查—复查—销号 or 退回. 阶段性完成 leaves it in rectification.
inline constexpr std::array kHazardLife = {
    ItemStep{ItemState::kFound, ItemEvent::kRegister, ItemState::kRegistered, kItemUnit | kItemSafety},
    ItemStep{ItemState::kRegistered, ItemEvent::kOrder, ItemState::kOrdered, kItemSafety},
    ItemStep{ItemState::kOrdered, ItemEvent::kStart, ItemState::kRectifying, kItemUnit},
    ItemStep{ItemState::kRectifying, ItemEvent::kStage, ItemState::kRectifying, kItemUnit},
    ItemStep{ItemState::kRectifying, ItemEvent::kClaimDone, ItemState::kClaimed, kItemUnit},
    ItemStep{ItemState::kClaimed, ItemEvent::kRecheck, ItemState::kRechecked, kItemSafety},
    ItemStep{ItemState::kClaimed, ItemEvent::kBounce, ItemState::kBounced, kItemSafety},
    ItemStep{ItemState::kRechecked, ItemEvent::kClose, ItemState::kClosed, kItemSafety},
    ItemStep{ItemState::kBounced, ItemEvent::kStart, ItemState::kRectifying, kItemUnit},
    ItemStep{ItemState::kOrdered, ItemEvent::kAskExtension, ItemState::kOrdered, kItemUnit},
    ItemStep{ItemState::kRectifying, ItemEvent::kAskExtension, ItemState::kRectifying, kItemUnit},
    ItemStep{ItemState::kOrdered, ItemEvent::kGrantExtension, ItemState::kOrdered, kItemSafety},
    ItemStep{ItemState::kRectifying, ItemEvent::kGrantExtension, ItemState::kRectifying, kItemSafety},
    ItemStep{ItemState::kOrdered, ItemEvent::kRefuseExtension, ItemState::kOrdered, kItemSafety},
    ItemStep{ItemState::kRectifying, ItemEvent::kRefuseExtension, ItemState::kRectifying, kItemSafety},
    ItemStep{ItemState::kFound, ItemEvent::kReportMajor, ItemState::kFound, kItemUnit | kItemSafety},
    ItemStep{ItemState::kRegistered, ItemEvent::kReportMajor, ItemState::kRegistered,
             kItemUnit | kItemSafety},
    ItemStep{ItemState::kOrdered, ItemEvent::kReportMajor, ItemState::kOrdered, kItemUnit | kItemSafety},
    ItemStep{ItemState::kRectifying, ItemEvent::kReportMajor, ItemState::kRectifying,
             kItemUnit | kItemSafety},
    ItemStep{ItemState::kOrdered, ItemEvent::kExplain, ItemState::kOrdered, kItemUnit},
    ItemStep{ItemState::kRectifying, ItemEvent::kExplain, ItemState::kRectifying, kItemUnit},
    ItemStep{ItemState::kBounced, ItemEvent::kExplain, ItemState::kBounced, kItemUnit},
};

enum class ItemLife { kIndicator, kTask, kPolicy, kIssue, kHazard };
ItemLife LifeOf(const Item& item);

// The first state of the item's life; unspecified for indicators.
ItemState InitialState(const Item& item);
// Where the item stands; the first state for one recorded before states were.
ItemState StateOf(const Item& item);
// True if nothing more is to be done: accepted, delivered, expired, verified, closed, cancelled, carried
// over.
bool IsFinal(ItemState state);

// Names as in the API and the plan, e.g. "DONE_CLAIMED" and "claim_done".
absl::string_view StateName(ItemState state);
absl::string_view EventName(ItemEvent event);

// The state after `event`. FAILED_PRECONDITION (ITEM_STATE) when the life's table does not have it, with what
// is possible instead.
absl::StatusOr<ItemState> NextItemState(ItemLife life, ItemState from, ItemEvent event);

// Who may do `event` in a life; in any.
RoleSet ItemActors(ItemLife life, ItemEvent event);
RoleSet ItemActors(ItemEvent event);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ITEM_ITEM_MACHINE_H_

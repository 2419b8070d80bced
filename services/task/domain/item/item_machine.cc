#include "services/task/domain/item/item_machine.h"

namespace duban::task {
namespace {

constexpr std::array kItemMachineStateNames = {
    Named<ItemState>{ItemState::kUnspecified, "UNSPECIFIED"},
    Named<ItemState>{ItemState::kPlanned, "PLANNED"},
    Named<ItemState>{ItemState::kActive, "ACTIVE"},
    Named<ItemState>{ItemState::kDoneClaimed, "DONE_CLAIMED"},
    Named<ItemState>{ItemState::kAccepted, "ACCEPTED"},
    Named<ItemState>{ItemState::kSuspended, "SUSPENDED"},
    Named<ItemState>{ItemState::kCancelled, "CANCELLED"},
    Named<ItemState>{ItemState::kCarriedOver, "CARRIED_OVER"},
    Named<ItemState>{ItemState::kDrafting, "DRAFTING"},
    Named<ItemState>{ItemState::kIssued, "ISSUED"},
    Named<ItemState>{ItemState::kInDelivery, "IN_DELIVERY"},
    Named<ItemState>{ItemState::kDelivered, "DELIVERED"},
    Named<ItemState>{ItemState::kExpired, "EXPIRED"},
    Named<ItemState>{ItemState::kRaised, "RAISED"},
    Named<ItemState>{ItemState::kAssigned, "ASSIGNED"},
    Named<ItemState>{ItemState::kInHand, "IN_HAND"},
    Named<ItemState>{ItemState::kStaged, "STAGED"},
    Named<ItemState>{ItemState::kResolvedClaimed, "RESOLVED_CLAIMED"},
    Named<ItemState>{ItemState::kVerified, "VERIFIED"},
    Named<ItemState>{ItemState::kFound, "FOUND"},
    Named<ItemState>{ItemState::kRegistered, "REGISTERED"},
    Named<ItemState>{ItemState::kOrdered, "ORDERED"},
    Named<ItemState>{ItemState::kRectifying, "RECTIFYING"},
    Named<ItemState>{ItemState::kClaimed, "CLAIMED"},
    Named<ItemState>{ItemState::kRechecked, "RECHECKED"},
    Named<ItemState>{ItemState::kClosed, "CLOSED"},
    Named<ItemState>{ItemState::kBounced, "BOUNCED"},
};

constexpr std::array kItemMachineEventNames = {
    Named<ItemEvent>{ItemEvent::kUnspecified, "unspecified"},
    Named<ItemEvent>{ItemEvent::kStart, "start"},
    Named<ItemEvent>{ItemEvent::kClaimDone, "claim_done"},
    Named<ItemEvent>{ItemEvent::kAccept, "accept"},
    Named<ItemEvent>{ItemEvent::kRefuse, "refuse"},
    Named<ItemEvent>{ItemEvent::kSuspend, "suspend"},
    Named<ItemEvent>{ItemEvent::kResume, "resume"},
    Named<ItemEvent>{ItemEvent::kCancel, "cancel"},
    Named<ItemEvent>{ItemEvent::kCarryOver, "carry_over"},
    Named<ItemEvent>{ItemEvent::kIssue, "issue"},
    Named<ItemEvent>{ItemEvent::kStartDelivery, "start_delivery"},
    Named<ItemEvent>{ItemEvent::kDeliver, "deliver"},
    Named<ItemEvent>{ItemEvent::kExpire, "expire"},
    Named<ItemEvent>{ItemEvent::kAssign, "assign"},
    Named<ItemEvent>{ItemEvent::kTakeInHand, "take_in_hand"},
    Named<ItemEvent>{ItemEvent::kStage, "stage"},
    Named<ItemEvent>{ItemEvent::kVerify, "verify"},
    Named<ItemEvent>{ItemEvent::kEscalate, "escalate"},
    Named<ItemEvent>{ItemEvent::kRegister, "register"},
    Named<ItemEvent>{ItemEvent::kOrder, "order"},
    Named<ItemEvent>{ItemEvent::kRecheck, "recheck"},
    Named<ItemEvent>{ItemEvent::kBounce, "bounce"},
    Named<ItemEvent>{ItemEvent::kClose, "close"},
    Named<ItemEvent>{ItemEvent::kAskExtension, "ask_extension"},
    Named<ItemEvent>{ItemEvent::kGrantExtension, "grant_extension"},
    Named<ItemEvent>{ItemEvent::kRefuseExtension, "refuse_extension"},
    Named<ItemEvent>{ItemEvent::kReportMajor, "report_major"},
    Named<ItemEvent>{ItemEvent::kExplain, "explain"},
};

constexpr absl::string_view kReason = "ITEM_STATE";

// Calls `fn` with the table of a life.
template <typename Fn>
auto WithTable(ItemLife life, Fn fn) {
  switch (life) {
    case ItemLife::kIndicator:
      return fn(kIndicatorLife, "指标");
    case ItemLife::kPolicy:
      return fn(kPolicyLife, "政策");
    case ItemLife::kIssue:
      return fn(kIssueLife, "难点堵点");
    case ItemLife::kHazard:
      return fn(kHazardLife, "隐患");
    case ItemLife::kTask:
      break;
  }
  return fn(kTaskLife, "事项");
}

}  // namespace

ItemLife LifeOf(const Item& item) {
  if (item.indicator) return ItemLife::kIndicator;
  if (item.policy) return ItemLife::kPolicy;
  if (item.issue) return ItemLife::kIssue;
  if (item.hazard) return ItemLife::kHazard;
  return ItemLife::kTask;
}

ItemState InitialState(const Item& item) {
  return WithTable(LifeOf(item), [](const auto& table, absl::string_view) { return table.front().from; });
}

ItemState StateOf(const Item& item) {
  return item.state == ItemState::kUnspecified ? InitialState(item) : item.state;
}

bool IsFinal(ItemState state) {
  switch (state) {
    case ItemState::kAccepted:
    case ItemState::kCancelled:
    case ItemState::kCarriedOver:
    case ItemState::kDelivered:
    case ItemState::kExpired:
    case ItemState::kVerified:
    case ItemState::kClosed:
      return true;
    default:
      return false;
  }
}

absl::string_view StateName(ItemState state) { return NameIn(kItemMachineStateNames, state); }
absl::string_view EventName(ItemEvent event) { return NameIn(kItemMachineEventNames, event); }

absl::StatusOr<ItemState> NextItemState(ItemLife life, ItemState from, ItemEvent event) {
  return WithTable(life, [&](const auto& table, absl::string_view subject) {
    return NextState(table, MachineText{kReason, subject}, from, event);
  });
}

RoleSet ItemActors(ItemLife life, ItemEvent event) {
  return WithTable(life, [&](const auto& table, absl::string_view) { return ActorsOf(table, event); });
}

RoleSet ItemActors(ItemEvent event) {
  RoleSet actors;
  for (const ItemLife life :
       {ItemLife::kIndicator, ItemLife::kTask, ItemLife::kPolicy, ItemLife::kIssue, ItemLife::kHazard}) {
    actors = actors | ItemActors(life, event);
  }
  return actors;
}

}  // namespace duban::task

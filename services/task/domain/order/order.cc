#include "services/task/domain/order/order.h"

#include <algorithm>

#include "services/common/calendar.h"

namespace duban::task {

bool IsOpen(const Order& order) {
  switch (order.state) {
    case OrderState::kApproved:
    case OrderState::kFeedback:
    case OrderState::kVerifying:
    case OrderState::kClosePending:
    case OrderState::kSuspended:
      return true;
    default:
      return IsUnderClock(order);
  }
}

bool IsActive(const Order& order) { return order.state == OrderState::kProposed || IsOpen(order); }

bool IsUnderClock(const Order& order) {
  return order.state == OrderState::kIssued || order.state == OrderState::kInProgress ||
         order.state == OrderState::kTransferRequested || order.state == OrderState::kExtensionRequested;
}

bool AwaitsPublication(const Order& order) {
  const bool closed = order.state == OrderState::kClosed || order.state == OrderState::kArchived;
  if (!closed || !order.public_result || !order.close_time) return false;
  return std::none_of(order.publications.begin(), order.publications.end(),
                      [&](const OrderPublication& one) { return one.record_time >= *order.close_time; });
}

bool IsUnsigned(const Order& order, absl::Time now) {
  return order.state == OrderState::kIssued && order.sign_due_time && now > *order.sign_due_time;
}

bool IsOverdue(const Order& order, absl::Time now) {
  return IsUnderClock(order) && order.due_time && now > *order.due_time;
}

bool IsStaged(const Order& order) {
  return order.state == OrderState::kInProgress && !order.stages.empty() && order.due_time &&
         absl::ToCivilDay(*order.due_time, ChinaTime()) == order.stages.back().next_date;
}

std::vector<OrderFlag> FlagsOf(const Order& order, absl::Time now) {
  std::vector<OrderFlag> flags;
  if (IsUnsigned(order, now)) flags.push_back(OrderFlag::kUnsigned);
  if (IsOverdue(order, now)) flags.push_back(OrderFlag::kOverdue);
  if (IsStaged(order)) flags.push_back(OrderFlag::kStaged);
  return flags;
}

}  // namespace duban::task

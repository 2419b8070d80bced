#include "services/reporting/domain/record/affairs.h"

#include <algorithm>
#include <array>

#include "absl/strings/string_view.h"

namespace duban::reporting {

bool IsUnderClock(const Order& order) {
  constexpr std::array<absl::string_view, 4> kUnderClock = {"ISSUED", "IN_PROGRESS", "TRANSFER_REQUESTED",
                                                            "EXTENSION_REQUESTED"};
  return std::find(kUnderClock.begin(), kUnderClock.end(), order.state) != kUnderClock.end();
}

bool IsUnsigned(const Order& order, absl::Time now) {
  return order.state == "ISSUED" && order.sign_due_time && now > *order.sign_due_time;
}

bool IsOverdue(const Order& order, absl::Time now) {
  return IsUnderClock(order) && order.due_time && now > *order.due_time;
}

}  // namespace duban::reporting

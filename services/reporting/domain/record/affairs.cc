#include "services/reporting/domain/record/affairs.h"

#include <algorithm>
#include <array>

#include "absl/strings/string_view.h"

namespace duban::reporting {

int DifficultyAt(const Affair& issue, absl::Time end) {
  const int fixed = InForce(issue, end).difficulty;
  if (fixed != 0) return fixed;
  for (const Superseded<Affair>& past : issue.earlier) {
    if (past.until >= end && past.version->difficulty != 0) return past.version->difficulty;
  }
  return issue.difficulty;
}

bool IsSamePlan(const Affair& a, const Affair& b) {
  return a.due == b.due && a.lead_unit == b.lead_unit && a.coop_units == b.coop_units &&
         a.action == b.action && a.difficulty == b.difficulty;
}

bool IsSamePlan(const Order& a, const Order& b) {
  return a.due_time == b.due_time && a.lead_unit == b.lead_unit && a.exempted == b.exempted;
}

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

#include "services/reporting/domain/evaluation/limit_moves.h"

#include <optional>

#include "services/common/calendar.h"
#include "services/common/order_limits.h"

namespace duban::reporting {
namespace {

OrderUrgency UrgencyOf(const Order& order) {
  if (order.urgency == "URGENT") return OrderUrgency::kUrgent;
  if (order.urgency == "DIFFICULT") return OrderUrgency::kDifficult;
  return order.urgency == "RESOLUTION" ? OrderUrgency::kResolution : OrderUrgency::kNormal;
}

OrderLimits LimitsAt(const Projection& record, const std::string& campaign, absl::Time issued) {
  const auto found = record.order_limits.find(campaign);
  return found == record.order_limits.end() ? OrderLimits() : InForce(found->second, issued).limits;
}

// The limits of orders by three calendars: the one known when an order was issued, and the other one.
class LimitComparer {
 public:
  LimitComparer(const Projection& record, const Projection& then, const std::string& campaign, absl::Time now)
      : record_(record), campaign_(campaign), now_(now), present_(record.calendars), then_(then.calendars) {}

  void Compare(const Order& order, std::vector<LimitMove>& moves) const {
    if (!IsUnderClock(order) || !order.issue_time) return;
    const absl::Time issued = *order.issue_time;
    const OrderLimits limits = LimitsAt(record_, campaign_, issued);
    const WorkCalendar known = present_.AsOf(issued);
    const LimitTerms old_terms(limits, known);
    const LimitTerms new_terms(limits, then_);
    const OrderUrgency urgency = UrgencyOf(order);
    if (order.state == "ISSUED" && order.sign_due_time == old_terms.SignDue(urgency, issued)) {
      Add(order, true, *order.sign_due_time, new_terms.SignDue(urgency, issued), moves);
    }
    const absl::Time due = old_terms.DefaultDue(urgency, issued);
    if (order.original_due_time == due && order.due_time == due) {
      Add(order, false, due, new_terms.DefaultDue(urgency, issued), moves);
    }
  }

 private:
  void Add(const Order& order, bool sign, absl::Time before, absl::Time after,
           std::vector<LimitMove>& moves) const {
    if (before == after) return;
    LimitMove move{&order, sign, before, after, LimitOutcome::kMoved, now_ > before};
    if (before <= now_) {
      move.outcome = LimitOutcome::kKeptPassed;
    } else if (after <= now_) {
      move.outcome = LimitOutcome::kKeptTooLate;
    }
    moves.push_back(move);
  }

  const Projection& record_;
  const std::string& campaign_;
  const absl::Time now_;
  const WorkCalendar present_;
  const WorkCalendar then_;
};

}  // namespace

absl::string_view LimitOutcomeName(LimitOutcome outcome) {
  switch (outcome) {
    case LimitOutcome::kMoved:
      return "MOVED";
    case LimitOutcome::kKeptPassed:
      return "KEPT_PASSED";
    case LimitOutcome::kKeptTooLate:
      break;
  }
  return "KEPT_TOO_LATE";
}

std::vector<LimitMove> LimitMoves(const Projection& record, const Projection& then,
                                  const std::string& campaign, absl::Time now) {
  const LimitComparer comparer(record, then, campaign, now);
  std::vector<LimitMove> moves;
  for (auto at = record.orders.lower_bound({campaign, ""});
       at != record.orders.end() && at->first.first == campaign; ++at) {
    comparer.Compare(at->second, moves);
  }
  return moves;
}

}  // namespace duban::reporting

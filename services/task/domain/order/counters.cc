#include "services/task/domain/order/counters.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "services/task/domain/order/card.h"
#include "services/task/domain/order/order.h"
#include "services/task/domain/order/proposal.h"

namespace duban::task {
namespace {

bool IsFinished(const Order& order) {
  return order.state == OrderState::kClosed || order.state == OrderState::kArchived;
}

bool InTime(const OrderFeedback& feedback) {
  return !feedback.due_time || *feedback.feedback_time <= *feedback.due_time;
}

// One limit that has passed or was answered, and whether it was missed.
struct Limit {
  absl::Time due;
  bool missed = false;
};

void AddLimits(const Order& order, absl::Time now, std::vector<Limit>& limits) {
  for (const OrderFeedback& feedback : order.feedbacks) {
    if (feedback.due_time) limits.push_back({*feedback.due_time, !InTime(feedback)});
  }
  if (IsOverdue(order, now)) limits.push_back({*order.due_time, true});
}

int ConsecutiveMissed(std::vector<Limit> limits) {
  std::sort(limits.begin(), limits.end(), [](const Limit& a, const Limit& b) { return a.due > b.due; });
  const auto kept =
      std::find_if(limits.begin(), limits.end(), [](const Limit& limit) { return !limit.missed; });
  return static_cast<int>(kept - limits.begin());
}

void CountOrder(const Order& order, absl::Time now, OrderCounters& out) {
  if (!order.issue_time) return;
  ++out.total_count;
  if (IsOpen(order)) ++out.open_count;
  if (IsFinished(order)) {
    ++out.closed_count;
    if (!order.feedbacks.empty() && InTime(order.feedbacks.back())) ++out.closed_on_time_count;
  }
  if (IsOverdue(order, now)) ++out.overdue_count;
  if (IsUnsigned(order, now)) ++out.unsigned_count;
  out.return_count += order.return_count;
}

void CountCard(const Card& card, absl::CivilDay today, OrderCounters& out) {
  const bool red = card.color == CardColor::kRed;
  if (InQuarterOf(card.card_date, today)) ++(red ? out.red_quarter_count : out.yellow_quarter_count);
  if (InLastYear(card.card_date, today)) ++(red ? out.red_year_count : out.yellow_year_count);
}

}  // namespace

OrderCounters CountOrders(const Docket& in, const std::string& campaign, const std::string& unit,
                          absl::Time now) {
  OrderCounters counters;
  counters.unit = unit;
  counters.as_of_time = now;
  const absl::CivilDay today = absl::ToCivilDay(now, ChinaTime());
  std::vector<Limit> limits;
  in.Each<Order>(campaign, [&](const Order& order, const Stored<Matter>&) {
    if (order.lead_unit != unit) return;
    CountOrder(order, now, counters);
    AddLimits(order, now, limits);
  });
  in.Each<Card>(campaign, [&](const Card& card, const Stored<Matter>&) {
    if (card.unit == unit && card.state != CardState::kWithdrawn) CountCard(card, today, counters);
  });
  in.Each<Proposal>(campaign, [&](const Proposal& proposal, const Stored<Matter>&) {
    if (proposal.unit == unit && proposal.level == OrderLevel::kL4 &&
        proposal.state == ProposalState::kAccepted &&
        InLastYear(absl::ToCivilDay(*proposal.decide_time, ChinaTime()), today)) {
      ++counters.interview_year_count;
    }
  });
  counters.converted_red_quarter_count = counters.yellow_quarter_count / 2;
  counters.consecutive_overdue_count = ConsecutiveMissed(std::move(limits));
  return counters;
}

}  // namespace duban::task

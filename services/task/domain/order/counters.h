// Counters (计数) of a unit's orders and cards: derived from the record, never kept.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORDER_COUNTERS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORDER_COUNTERS_H_

#include <string>

#include "services/task/domain/act_context.h"

namespace duban::task {

// As of a moment. Orders count from issuing on; withdrawn cards count nowhere.
struct OrderCounters {
  std::string unit;
  absl::Time as_of_time;
  int total_count = 0;
  int open_count = 0;
  int closed_count = 0;
  int closed_on_time_count = 0;  // the last feedback came within its limit
  int overdue_count = 0;
  int unsigned_count = 0;
  int return_count = 0;
  int yellow_quarter_count = 0;
  int red_quarter_count = 0;
  int converted_red_quarter_count = 0;  // two yellow cards of a quarter convert to one red
  int yellow_year_count = 0;            // 12 months, as the next two
  int red_year_count = 0;
  int interview_year_count = 0;
  int consecutive_overdue_count = 0;  // 连续滞后: its last limits in a row that were missed

  friend bool operator==(const OrderCounters&, const OrderCounters&) = default;
};

// The counters of `unit` in a campaign.
OrderCounters CountOrders(const Docket& in, const std::string& campaign, const std::string& unit,
                          absl::Time now);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORDER_COUNTERS_H_

// The limits of orders by the order rules of a campaign; see services/common/order_limits.h for the terms.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_TERMS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_TERMS_H_

#include "services/common/calendar.h"
#include "services/common/order_limits.h"
#include "services/task/domain/order/order_rules.h"

namespace duban::task {

// The part of the rules that limits follow from.
OrderLimits LimitsOf(const OrderRules& rules);

// Refers to the calendar; lives for one command.
class OrderTerms : public LimitTerms {
 public:
  OrderTerms(const OrderRules& rules, const WorkCalendar& calendar) : LimitTerms(LimitsOf(rules), calendar) {}
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_TERMS_H_

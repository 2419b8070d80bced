#include "services/task/domain/order/order_terms.h"

namespace duban::task {

OrderLimits LimitsOf(const OrderRules& rules) {
  return {.office_hours = rules.office_hours,
          .sign_workdays = rules.sign_workdays,
          .urgent_sign_hours = rules.urgent_sign_hours,
          .urgent_workdays = rules.urgent_workdays,
          .normal_days = rules.normal_days,
          .difficult_days = rules.difficult_days,
          .resolution_days = rules.resolution_days};
}

}  // namespace duban::task

// Where the limits of orders end. A term in natural days or working days does not count the day of its event
// and ends when the office closes (Civil Code art. 201, 203); a term in working hours runs from the instant.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_TERMS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_TERMS_H_

#include <optional>

#include "absl/strings/string_view.h"
#include "services/common/calendar.h"
#include "services/task/domain/order/order_rules.h"

namespace duban::task {

// Minutes after midnight of "HH:MM", 00:00 to 24:00; nullopt for other text.
std::optional<int> MinutesOf(absl::string_view clock);

// Refers to rules and calendar; lives for one command.
class OrderTerms {
 public:
  OrderTerms(const OrderRules& rules, const WorkCalendar& calendar) : rules_(rules), calendar_(calendar) {}

  // When the office closes on `day`.
  absl::Time CloseOf(absl::CivilDay day) const;
  // The close of the `n`-th working day after the day of `from`.
  absl::Time AfterWorkdays(absl::Time from, int n) const;
  // The close of the last of `n` natural days after the day of `from`, or of the next working day.
  absl::Time AfterDays(absl::Time from, int n) const;
  // `hours` of office time after `from`.
  absl::Time AfterOfficeHours(absl::Time from, int hours) const;

  absl::Time SignDue(OrderUrgency urgency, absl::Time issued) const;
  absl::Time DefaultDue(OrderUrgency urgency, absl::Time issued) const;

  // `limit` moved by the days from `start` to `end`, and on to a working day: the clock stood between them.
  absl::Time Shifted(absl::Time limit, absl::Time start, absl::Time end) const;

 private:
  const OrderRules& rules_;
  const WorkCalendar& calendar_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORDER_ORDER_TERMS_H_

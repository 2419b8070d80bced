// Where the limits of supervision orders (督办件) end. A term in natural days or working days does not count
// the day of its event and ends when the office closes (Civil Code art. 201, 203); a term in working hours
// runs from the instant.
#ifndef DUBAN_SERVICES_COMMON_ORDER_LIMITS_H_
#define DUBAN_SERVICES_COMMON_ORDER_LIMITS_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/common/calendar.h"

namespace duban {

// How fast an order must be handled. Stored in the database by number (as in the proto); never renumber.
enum class OrderUrgency { kUnspecified = 0, kUrgent = 1, kNormal = 2, kDifficult = 3, kResolution = 4 };

// 办公时间, "HH:MM". Limits in working hours count them; limits in days end when the office closes.
struct OfficeHours {
  std::string morning_start = "08:30";
  std::string morning_end = "12:00";
  std::string afternoon_start = "14:30";
  std::string afternoon_end = "17:30";

  friend bool operator==(const OfficeHours&, const OfficeHours&) = default;
};

// Minutes after midnight of "HH:MM", 00:00 to 24:00; nullopt for other text.
std::optional<int> MinutesOf(absl::string_view clock);

// How long the terms of an order are that follow from its urgency alone. The defaults hold while a district
// has set no rules of its own.
struct OrderLimits {
  OfficeHours office_hours;
  int sign_workdays = 1;      // 签收
  int urgent_sign_hours = 4;  // 签收, urgent; office hours
  int urgent_workdays = 3;
  int normal_days = 15;  // natural days, as the next two
  int difficult_days = 30;
  int resolution_days = 20;

  friend bool operator==(const OrderLimits&, const OrderLimits&) = default;
};

// Refers to the calendar, which must outlive it.
class LimitTerms {
 public:
  LimitTerms(OrderLimits limits, const WorkCalendar& calendar);

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
  const OrderLimits limits_;
  const WorkCalendar& calendar_;
};

}  // namespace duban

#endif  // DUBAN_SERVICES_COMMON_ORDER_LIMITS_H_

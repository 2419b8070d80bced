#include "services/common/order_limits.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"

namespace duban {
namespace {

absl::Time ClockOn(absl::CivilDay day, absl::string_view clock) {
  return absl::FromCivil(day, ChinaTime()) + absl::Minutes(MinutesOf(clock).value_or(0));
}

}  // namespace

std::optional<int> MinutesOf(absl::string_view clock) {
  if (clock.size() != 5 || clock[2] != ':') return std::nullopt;
  for (const size_t i : {0, 1, 3, 4}) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(clock[i]))) return std::nullopt;
  }
  int hours = 0;
  int minutes = 0;
  if (!absl::SimpleAtoi(clock.substr(0, 2), &hours) || !absl::SimpleAtoi(clock.substr(3), &minutes)) {
    return std::nullopt;
  }
  const int total = hours * 60 + minutes;
  return minutes < 60 && total <= 24 * 60 ? std::optional<int>(total) : std::nullopt;
}

LimitTerms::LimitTerms(OrderLimits limits, const WorkCalendar& calendar)
    : limits_(std::move(limits)), calendar_(calendar) {}

absl::Time LimitTerms::CloseOf(absl::CivilDay day) const {
  return ClockOn(day, limits_.office_hours.afternoon_end);
}

absl::Time LimitTerms::AfterWorkdays(absl::Time from, int n) const {
  return CloseOf(calendar_.AddWorkdays(ChinaDay(from), n));
}

absl::Time LimitTerms::AfterDays(absl::Time from, int n) const {
  return CloseOf(calendar_.EndOfTerm(ChinaDay(from), n));
}

absl::Time LimitTerms::AfterOfficeHours(absl::Time from, int hours) const {
  const OfficeHours& office = limits_.office_hours;
  absl::Duration left = absl::Hours(hours);
  for (absl::CivilDay day = ChinaDay(from);; ++day) {
    if (!calendar_.IsWorkday(day)) continue;
    const std::array<std::array<absl::Time, 2>, 2> sessions = {{
        {ClockOn(day, office.morning_start), ClockOn(day, office.morning_end)},
        {ClockOn(day, office.afternoon_start), ClockOn(day, office.afternoon_end)},
    }};
    for (const auto& [start, end] : sessions) {
      const absl::Time begin = std::max(start, from);
      if (begin >= end) continue;
      if (left <= end - begin) return begin + left;
      left -= end - begin;
    }
  }
}

absl::Time LimitTerms::SignDue(OrderUrgency urgency, absl::Time issued) const {
  return urgency == OrderUrgency::kUrgent ? AfterOfficeHours(issued, limits_.urgent_sign_hours)
                                          : AfterWorkdays(issued, limits_.sign_workdays);
}

absl::Time LimitTerms::DefaultDue(OrderUrgency urgency, absl::Time issued) const {
  switch (urgency) {
    case OrderUrgency::kUrgent:
      return AfterWorkdays(issued, limits_.urgent_workdays);
    case OrderUrgency::kDifficult:
      return AfterDays(issued, limits_.difficult_days);
    case OrderUrgency::kResolution:
      return AfterDays(issued, limits_.resolution_days);
    default:
      return AfterDays(issued, limits_.normal_days);
  }
}

absl::Time LimitTerms::Shifted(absl::Time limit, absl::Time start, absl::Time end) const {
  const absl::CivilDay day = ChinaDay(limit) + (ChinaDay(end) - ChinaDay(start));
  return CloseOf(calendar_.ShiftDay(day, Shift::kFollowing));
}

}  // namespace duban

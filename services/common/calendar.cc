#include "services/common/calendar.h"

#include <initializer_list>
#include <utility>

namespace duban {
namespace {

bool IsWeekend(absl::CivilDay day) {
  const absl::Weekday weekday = absl::GetWeekday(day);
  return weekday == absl::Weekday::saturday || weekday == absl::Weekday::sunday;
}

// The statutory days (法定节假日) whose date needs no notice: New Year, Labour Day and National Day.
bool IsFixedStatutoryDay(absl::CivilDay day) {
  switch (day.month()) {
    case 1:
      return day.day() == 1;
    case 5:
      return day.day() <= 2;
    case 10:
      return day.day() <= 3;
    default:
      return false;
  }
}

}  // namespace

absl::TimeZone ChinaTime() { return absl::FixedTimeZone(8 * 60 * 60); }

WorkCalendar::WorkCalendar(std::map<int, CalendarYear> years) : years_(std::move(years)) {}

bool WorkCalendar::IsWorkday(absl::CivilDay day) const {
  bool off = false;
  // A notice may already rule the last days of the year before it, as that of 2023 ruled 2022-12-31.
  for (const absl::civil_year_t notice : {day.year(), day.year() + 1}) {
    const auto found = years_.find(static_cast<int>(notice));
    if (found == years_.end()) {
      continue;
    }
    if (found->second.makeup_workdays.count(day) > 0) {
      return true;
    }
    off = off || found->second.off_days.count(day) > 0;
  }
  if (years_.count(static_cast<int>(day.year())) == 0) {
    off = off || IsFixedStatutoryDay(day);
  }
  return !off && !IsWeekend(day);
}

bool WorkCalendar::IsProvisional(absl::CivilDay day) const {
  const auto found = years_.find(static_cast<int>(day.year()));
  return found == years_.end() || found->second.provisional;
}

absl::CivilDay WorkCalendar::AddWorkdays(absl::CivilDay anchor, int n) const {
  const int step = n < 0 ? -1 : 1;
  absl::CivilDay day = anchor;
  while (n != 0) {
    day += step;
    if (IsWorkday(day)) {
      n -= step;
    }
  }
  return day;
}

absl::CivilDay WorkCalendar::ShiftDay(absl::CivilDay day, Shift shift, int n) const {
  if (IsWorkday(day)) return day;
  switch (shift) {
    case Shift::kUnspecified:
    case Shift::kNone:
      return day;
    case Shift::kPreceding:
      return AddWorkdays(day, -1);
    case Shift::kFollowing:
      return AddWorkdays(day, 1);
    case Shift::kNthFollowing:
      return AddWorkdays(day, n);
  }
  return day;
}

absl::CivilDay WorkCalendar::EndOfTerm(absl::CivilDay event_day, int days) const {
  return ShiftDay(event_day + days, Shift::kFollowing);
}

absl::CivilDay WorkCalendar::LastWorkdayOfMonth(absl::CivilDay day) const {
  const absl::CivilDay last = absl::CivilDay(absl::CivilMonth(day) + 1) - 1;
  return ShiftDay(last, Shift::kPreceding);
}

WorkCalendar WorkCalendar::AsOf(absl::Time time) const {
  std::map<int, CalendarYear> years;
  const auto take = [&](const CalendarYear& version) {
    if (version.since > time) return;
    CalendarYear& year = years[version.year] = version;
    year.earlier.clear();
  };
  for (const auto& [number, year] : years_) {
    for (const CalendarYear& version : year.earlier) take(version);
    take(year);
  }
  return WorkCalendar(std::move(years));
}

int WorkCalendar::CountWorkdays(absl::CivilDay first, absl::CivilDay last) const {
  int count = 0;
  for (absl::CivilDay day = first; day <= last; ++day) {
    count += IsWorkday(day) ? 1 : 0;
  }
  return count;
}

}  // namespace duban

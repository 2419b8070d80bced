// Working days (工作日): weekends, State Council holidays (放假) and make-up workdays (调休上班).
#ifndef DUBAN_SERVICES_COMMON_CALENDAR_H_
#define DUBAN_SERVICES_COMMON_CALENDAR_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace duban {

// Asia/Shanghai, UTC+8 without daylight saving: the zone of every deadline.
absl::TimeZone ChinaTime();
// The day it is there at `time`.
inline absl::CivilDay ChinaDay(absl::Time time) { return absl::ToCivilDay(time, ChinaTime()); }

// One year's notice of holidays, as data.
struct CalendarYear {
  int year = 0;
  std::set<absl::CivilDay> off_days;         // 放假
  std::set<absl::CivilDay> makeup_workdays;  // 调休上班
  bool provisional = false;                  // no State Council notice yet: statutory days only
  std::string source;                        // the notice, as a reader would cite it
  absl::Time since = absl::InfinitePast();   // in force from then on
  std::vector<CalendarYear> earlier;         // the versions before this one, oldest first; theirs are empty

  friend bool operator==(const CalendarYear&, const CalendarYear&) = default;
};

// How a fixed day of the month moves when it is no working day. Stored in the database by number (as in the
// proto); never renumber.
enum class Shift {
  kUnspecified = 0,
  kNone = 1,
  kPreceding = 2,     // to the last working day before it
  kFollowing = 3,     // to the next working day
  kNthFollowing = 4,  // to the n-th working day after it
};

// Answers which days are working days. Years without a notice count as provisional: Monday to Friday less
// 1 January, 1–2 May and 1–3 October. Immutable and thread-safe.
class WorkCalendar {
 public:
  WorkCalendar() = default;
  explicit WorkCalendar(std::map<int, CalendarYear> years);

  // Listed make-up workday, else not a listed holiday and Monday to Friday.
  bool IsWorkday(absl::CivilDay day) const;

  // True when the day lies in a year without a final notice: the answer may still change.
  bool IsProvisional(absl::CivilDay day) const;

  // The `n`-th working day strictly after `anchor` (n ≥ 1) or strictly before it (n ≤ -1): WD+n.
  absl::CivilDay AddWorkdays(absl::CivilDay anchor, int n) const;

  // `day`, or when it is no working day what `shift` makes of it; `n` ≥ 1 counts for kNthFollowing only.
  absl::CivilDay ShiftDay(absl::CivilDay day, Shift shift, int n = 1) const;

  // Last day of a term of `days` natural days from an event on `event_day`, which is not counted; a last
  // day that is no working day moves to the next one (Civil Code art. 201, 203).
  absl::CivilDay EndOfTerm(absl::CivilDay event_day, int days) const;

  // The last working day of the month of `day`.
  absl::CivilDay LastWorkdayOfMonth(absl::CivilDay day) const;

  // Working days in [first, last].
  int CountWorkdays(absl::CivilDay first, absl::CivilDay last) const;

  // The calendar as it was at `time`: each year in the version then in force, years without one left out.
  WorkCalendar AsOf(absl::Time time) const;

  const std::map<int, CalendarYear>& years() const { return years_; }

 private:
  std::map<int, CalendarYear> years_;
};

}  // namespace duban

#endif  // DUBAN_SERVICES_COMMON_CALENDAR_H_

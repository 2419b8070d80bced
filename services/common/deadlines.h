// When each product of the cycle is due. The table is data of the campaign; the dates follow from it, the
// period and the working-day calendar.
#ifndef DUBAN_SERVICES_COMMON_DEADLINES_H_
#define DUBAN_SERVICES_COMMON_DEADLINES_H_

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/common/calendar.h"
#include "services/common/period.h"

namespace duban {

// A time of day, Asia/Shanghai.
struct TimeOfDay {
  int hour = 0;
  int minute = 0;

  friend bool operator==(const TimeOfDay&, const TimeOfDay&) = default;
};

// "WD+n at hh:mm": the n-th working day after an anchor day.
struct WorkdayRule {
  int workdays = 1;
  TimeOfDay at;

  friend bool operator==(const WorkdayRule&, const WorkdayRule&) = default;
};

// The due table of a campaign (what is due when). The defaults are the district's first setting.
struct DueTable {
  int open_workdays_before = 2;               // form opens this many working days before the dekad's last day
  WorkdayRule unit_due{1, {17, 30}};          // filled in and approved by the unit leader
  WorkdayRule tf_due{2, {12, 0}};             // task-force review
  WorkdayRule brief_due{2, {17, 30}};         // 旬简报 of each task force
  WorkdayRule lock{3, {12, 0}};               // lock
  WorkdayRule consolidated{3, {17, 30}};      // consolidated 旬简报
  WorkdayRule monthly_bulletin{5, {17, 30}};  // 月通报, after month end
  int report_material_day = 25;               // 月报 material, PRECEDING
  TimeOfDay report_time{17, 30};              // 月报 material and issue (last working day of the month)
  int statistics_day = 20;         // official statistics, of the month after the quarter, FOLLOWING
  int trial_workdays = 2;          // trial scores, after the import
  int objection_workdays = 3;      // objections close, after the trial scores
  int answer_workdays = 3;         // objections answered, after they close
  TimeOfDay office_close{17, 30};  // office hours end

  friend bool operator==(const DueTable&, const DueTable&) = default;
};

// An instant with the mark that it may still move, because it lies in a year without a holiday notice.
struct Deadline {
  absl::Time at;
  bool provisional = false;

  friend bool operator==(const Deadline&, const Deadline&) = default;
};

// All instants of one ten-day form (旬报).
struct DekadDeadlines {
  Deadline opens;    // 00:00 of the day
  Deadline cut_off;  // end of the dekad's last day (the next day 00:00)
  Deadline unit_due;
  Deadline tf_due;
  Deadline brief_due;
  Deadline lock;
  Deadline consolidated;
};
DekadDeadlines DeadlinesOfDekad(const Period& dekad, const DueTable& table, const WorkCalendar& calendar);

// 月通报 and the two steps of 月报 for one month.
struct MonthDeadlines {
  Deadline bulletin;         // 月通报
  Deadline report_material;  // 月报 material
  Deadline report_issue;     // 月报 issue
};
MonthDeadlines DeadlinesOfMonth(const Period& month, const DueTable& table, const WorkCalendar& calendar);

// The quarterly review (季讲评).
struct QuarterDeadlines {
  Deadline statistics;        // official statistics imported
  Deadline trial_scores;      // trial scores notified
  Deadline objections_close;  // 申诉 close
  Deadline answered;          // 申诉 answered
  Deadline review;            // review meeting and materials
  Deadline freeze;            // from here on corrections need an appeal: the answer day's close
};
QuarterDeadlines DeadlinesOfQuarter(const Period& quarter, const DueTable& table,
                                    const WorkCalendar& calendar);

}  // namespace duban

#endif  // DUBAN_SERVICES_COMMON_DEADLINES_H_

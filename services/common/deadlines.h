// When each product of the cycle is due. The table is data of the campaign; the dates follow from it, the
// period and the working-day calendar.
#ifndef DUBAN_SERVICES_COMMON_DEADLINES_H_
#define DUBAN_SERVICES_COMMON_DEADLINES_H_

#include <optional>
#include <vector>

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

// "The `day`-th of the month at hh:mm", the month's last day where it is shorter, moved by `shift`.
struct FixedDayRule {
  int month = 0;  // 1–12 where the step is due once a year; 0 otherwise
  int day = 1;
  Shift shift = Shift::kUnspecified;
  int nth = 1;  // of Shift::kNthFollowing
  TimeOfDay at;

  friend bool operator==(const FixedDayRule&, const FixedDayRule&) = default;
};

// The due table of a campaign (what is due when). The defaults are the district's first setting (Eight
// Actions plan 2024; the 20th as the National Bureau of Statistics releases).
struct DueTable {
  int open_workdays_before = 2;               // form opens this many working days before the dekad's last day
  WorkdayRule unit_due{1, {17, 30}};          // filled in and approved by the unit leader
  WorkdayRule tf_due{2, {12, 0}};             // task-force review
  WorkdayRule brief_due{2, {17, 30}};         // 旬简报 of each task force
  WorkdayRule lock{3, {12, 0}};               // lock
  WorkdayRule consolidated{3, {17, 30}};      // consolidated 旬简报
  bool merge_third_into_month = false;        // the third dekad has no 旬简报 of its own
  WorkdayRule monthly_bulletin{5, {17, 30}};  // 月通报
  FixedDayRule report_material{0, 25, Shift::kPreceding, 1, {17, 30}};  // 月报 material
  bool office_writes_report_alone = false;                              // task forces owe no material of it
  WorkdayRule report_compile{1, {17, 30}};                              // after the material's day
  FixedDayRule report_issue{0, 31, Shift::kPreceding, 1, {17, 30}};  // 月报: the month's last working day
  FixedDayRule statistics{0, 20, Shift::kFollowing, 1, {17, 30}};    // of the month after the quarter
  WorkdayRule trial_scores{2, {17, 30}};                             // after the statistics
  WorkdayRule objections_close{3, {17, 30}};                         // after the trial scores
  WorkdayRule objections_answered{3, {17, 30}};                      // after they close
  FixedDayRule review{0, 31, Shift::kPreceding, 1, {17, 30}};    // 季讲评, of the month after the quarter
  FixedDayRule fourth_review{2, 31, Shift::kNone, 1, {17, 30}};  // of the fourth quarter, next year
  FixedDayRule targets_fixed{3, 31, Shift::kFollowing, 1, {17, 30}};  // of the campaign's year
  FixedDayRule annual_evaluation{2, 31, Shift::kNone, 1, {17, 30}};   // next year
  WorkdayRule performance_export{10, {17, 30}};                       // after the annual evaluation
  TimeOfDay office_close{17, 30};  // where a term in natural days ends at an office with business hours

  friend bool operator==(const DueTable&, const DueTable&) = default;
};

// A due table that another one has replaced.
struct SupersededDueTable {
  DueTable table;
  absl::Time since = absl::InfinitePast();  // in force from then on, until the next one

  friend bool operator==(const SupersededDueTable&, const SupersededDueTable&) = default;
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
  std::optional<Deadline> brief_due;  // none where it is merged into the month
  Deadline lock;
  std::optional<Deadline> consolidated;  // as brief_due
};
DekadDeadlines DeadlinesOfDekad(const Period& dekad, const DueTable& table, const WorkCalendar& calendar);

// 月通报 and the steps of 月报 for one month.
struct MonthDeadlines {
  Deadline bulletin;         // 月通报
  Deadline report_material;  // 月报 material
  Deadline report_compile;   // 月报 reviewed and compiled
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

// The year's own steps.
struct YearDeadlines {
  Deadline targets_fixed;       // targets and lists fixed
  Deadline annual_evaluation;   // 年度考评
  Deadline performance_export;  // results handed to 绩效办
};
YearDeadlines DeadlinesOfYear(const Period& year, const DueTable& table, const WorkCalendar& calendar);

// The steps of all kinds of period, in the order of the cycle; as in the proto.
enum class DueStep {
  kUnspecified = 0,
  kOpen = 1,
  kCutOff = 2,
  kUnitDue = 3,
  kTfDue = 4,
  kBrief = 5,
  kLock = 6,
  kConsolidated = 7,
  kBulletin = 8,
  kReportMaterial = 9,
  kReportCompile = 10,
  kReportIssue = 11,
  kStatistics = 12,
  kTrialScores = 13,
  kObjectionsClose = 14,
  kObjectionsAnswered = 15,
  kReview = 16,
  kFreeze = 17,
  kTargetsFixed = 18,
  kAnnualEvaluation = 19,
  kExport = 20,
};

// One step with its instant.
struct StepDue {
  DueStep step = DueStep::kUnspecified;
  Deadline due;

  friend bool operator==(const StepDue&, const StepDue&) = default;
};

// Every step of a period of any kind, in the order of DueStep.
std::vector<StepDue> StepsOf(const Period& period, const DueTable& table, const WorkCalendar& calendar);

// A ten-day period's steps as a struct; `steps` as StepsOf gives them.
DekadDeadlines ToDekadDeadlines(const std::vector<StepDue>& steps);

// The instant of `time` on `day`, Asia/Shanghai; hour 24 is the end of the day.
absl::Time InstantOf(absl::CivilDay day, TimeOfDay time);

// The instant `rule` gives after `anchor`.
Deadline DueAfter(absl::CivilDay anchor, const WorkdayRule& rule, const WorkCalendar& calendar);

}  // namespace duban

#endif  // DUBAN_SERVICES_COMMON_DEADLINES_H_

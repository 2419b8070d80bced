#include "services/task/domain/plan/due_changes.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status_macros.h"
#include "services/task/domain/names.h"
#include "services/task/domain/plan/plan_checks.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

bool IsTimeOfDay(TimeOfDay time) {
  return time.hour >= 0 && time.hour <= 23 && time.minute >= 0 && time.minute <= 59;
}

// True if both say the same, whatever their history.
bool SameNotice(const CalendarYear& a, const CalendarYear& b) {
  return a.off_days == b.off_days && a.makeup_workdays == b.makeup_workdays &&
         a.provisional == b.provisional && a.source == b.source;
}

// `given` as the version after `present`.
CalendarYear NextVersion(const CalendarYear& present, const CalendarYear& given, absl::Time now) {
  CalendarYear next = given;
  next.since = now;
  next.earlier = present.earlier;
  next.earlier.push_back(present);
  next.earlier.back().earlier.clear();
  return next;
}

absl::StatusOr<std::vector<Change>> CreateCalendar(const CalendarYear& given, const CalendarUpdate& update,
                                                   absl::Time now) {
  CalendarYear year = given;
  year.since = now;
  year.earlier.clear();
  return std::vector<Change>{Change{"calendar.create", std::move(year), update.reason}};
}

// A rule that names a month (yearly) or none.
void CheckFixedDay(const FixedDayRule& rule, bool yearly, const std::string& field, Violations& out) {
  const bool month = yearly ? rule.month >= 1 && rule.month <= 12 : rule.month == 0;
  if (!month) {
    out.Add(absl::StrCat(field, ".month"), "OUT_OF_RANGE",
            yearly ? "每年一次的时限须写明 1–12 月" : "每月、每季的时限不写月份（填 0）");
  }
  if (rule.day < 1 || rule.day > 31) out.Add(absl::StrCat(field, ".day"), "OUT_OF_RANGE", "日期应为 1–31");
  if (rule.shift == Shift::kUnspecified) {
    out.Add(absl::StrCat(field, ".shift"), "REQUIRED",
            "须说明遇休息日如何处理：不变、提前、顺延或顺延第 n 个工作日");
  }
  if (rule.nth < 1 || rule.nth > 60)
    out.Add(absl::StrCat(field, ".nth"), "OUT_OF_RANGE", "应为 1–60 个工作日");
  if (!IsTimeOfDay(rule.at)) out.Add(field, "OUT_OF_RANGE", "应为 0–23 时、0–59 分");
}

void CheckOrder(const DueTable& table, const std::string& at, Violations& out) {
  if (OrderOf(table.unit_due) > OrderOf(table.tf_due) || OrderOf(table.tf_due) > OrderOf(table.lock)) {
    out.Add(at, "DATE_ORDER", "单位时限不晚于专班时限，专班时限不晚于锁定");
  }
  if (OrderOf(table.brief_due) > OrderOf(table.consolidated)) {
    out.Add(absl::StrCat(at, ".consolidated"), "DATE_ORDER", "汇总旬简报不早于各专班旬简报");
  }
}

}  // namespace

int OrderOf(const WorkdayRule& rule) { return (rule.workdays * 24 + rule.at.hour) * 60 + rule.at.minute; }

void CheckWorkdayRule(const WorkdayRule& rule, const std::string& field, Violations& out) {
  const bool fits = rule.workdays >= 1 && rule.workdays <= 60 && IsTimeOfDay(rule.at);
  if (!fits) out.Add(field, "OUT_OF_RANGE", "应为 1–60 个工作日、0–23 时、0–59 分");
}

void CheckDueTable(const DueTable& table, const std::string& at, Violations& out) {
  const auto workdays = [&](const WorkdayRule& rule, absl::string_view part) {
    CheckWorkdayRule(rule, absl::StrCat(at, ".", part), out);
  };
  const auto fixed = [&](const FixedDayRule& rule, bool yearly, absl::string_view part) {
    CheckFixedDay(rule, yearly, absl::StrCat(at, ".", part), out);
  };
  workdays(table.unit_due, "unit_due");
  workdays(table.tf_due, "tf_due");
  workdays(table.brief_due, "brief_due");
  workdays(table.lock, "lock");
  workdays(table.consolidated, "consolidated");
  workdays(table.monthly_bulletin, "monthly_bulletin");
  workdays(table.report_compile, "report_compile");
  workdays(table.trial_scores, "trial_scores");
  workdays(table.objections_close, "objections_close");
  workdays(table.objections_answered, "objections_answered");
  workdays(table.performance_export, "performance_export");
  fixed(table.report_material, false, "report_material");
  fixed(table.report_issue, false, "report_issue");
  fixed(table.statistics, false, "statistics");
  fixed(table.review, false, "review");
  fixed(table.fourth_review, true, "fourth_review");
  fixed(table.targets_fixed, true, "targets_fixed");
  fixed(table.annual_evaluation, true, "annual_evaluation");
  if (table.open_workdays_before < 1 || table.open_workdays_before > 60) {
    out.Add(absl::StrCat(at, ".open_workdays_before"), "OUT_OF_RANGE", "应为 1–60 个工作日");
  }
  if (!IsTimeOfDay(table.office_close)) {
    out.Add(absl::StrCat(at, ".office_close"), "OUT_OF_RANGE", "应为 0–23 时、0–59 分");
  }
  CheckOrder(table, at, out);
}

absl::StatusOr<std::vector<Change>> UpdateCalendar(const Register& in, const CalendarYear& given,
                                                   const std::string& at, const CalendarUpdate& update,
                                                   absl::Time now) {
  Violations violations;
  CheckCalendar(given, at, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  const auto found = in.calendars.find(given.year);
  if (found == in.calendars.end()) {
    if (!update.allow_missing) return NotFound(CalendarName(in.jurisdiction, given.year));
    return CreateCalendar(given, update, now);
  }
  const CalendarYear& present = found->second.value;
  if (SameNotice(present, given)) return std::vector<Change>();
  if (!present.provisional) {
    if (given.provisional) {
      return Precondition(
          "CALENDAR_FINAL",
          absl::StrCat(given.year, " 年的放假通知已经发布，不能改回暂定 (the notice is final)"));
    }
    RETURN_IF_ERROR(CheckReason(update.reason, "更正已发布的放假通知须写明理由"));
  }
  return std::vector<Change>{Change{"calendar.update", NextVersion(present, given, now),
                                    update.reason.empty() ? given.source : update.reason}};
}

absl::StatusOr<std::vector<Change>> UpdateDueTable(const Campaign& campaign, const DueTable& table,
                                                   const std::string& reason, absl::Time now) {
  Violations violations;
  CheckDueTable(table, "due_table", violations);
  if (const absl::Status fault = CheckReason(reason, "须写明为何调整时限"); !fault.ok()) {
    const auto details = DetailsOf(fault);
    for (const FieldViolation& one : details->violations) {
      violations.Add(one.field, one.reason, one.description);
    }
  }
  RETURN_IF_ERROR(violations.ToStatus());
  if (campaign.due_table == table) return std::vector<Change>();
  Campaign next = campaign;
  next.earlier_due_tables.push_back({campaign.due_table, campaign.due_table_since});
  next.due_table = table;
  next.due_table_since = now;
  return std::vector<Change>{Change{"campaign.update_due_table", std::move(next), reason}};
}

}  // namespace duban::task

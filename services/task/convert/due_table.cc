#include "services/task/convert/due_table.h"

#include "duban/task/v1/deadline.pb.h"

namespace duban {

template <typename Io>
void Fields(Io& io, Like<Io, TimeOfDay>& time) {
  io("hour", time.hour);
  io("minute", time.minute);
}

template <typename Io>
void Fields(Io& io, Like<Io, FixedDayRule>& rule) {
  io("month", rule.month);
  io("day", rule.day);
  io("shift", rule.shift);
  io("nth", rule.nth);
  Fields(io, rule.at);
  if constexpr (Io::kReading) rule.nth = rule.nth == 0 ? 1 : rule.nth;
}

template <typename Io>
void Fields(Io& io, Like<Io, DueTable>& table) {
  io("open_workdays_before", table.open_workdays_before);
  io("unit_due", table.unit_due);
  io("tf_due", table.tf_due);
  io("lock", table.lock);
  io("monthly_bulletin", table.monthly_bulletin);
  io("brief_due", table.brief_due);
  io("consolidated", table.consolidated);
  io("merge_third_into_month", table.merge_third_into_month);
  io("report_material", table.report_material);
  io("report_compile", table.report_compile);
  io("report_issue", table.report_issue);
  io("statistics", table.statistics);
  io("trial_scores", table.trial_scores);
  io("objections_close", table.objections_close);
  io("objections_answered", table.objections_answered);
  io("review", table.review);
  io("fourth_review", table.fourth_review);
  io("targets_fixed", table.targets_fixed);
  io("annual_evaluation", table.annual_evaluation);
  io("performance_export", table.performance_export);
  io("office_close", table.office_close);
  io("office_writes_report_alone", table.office_writes_report_alone);
}

}  // namespace duban

namespace duban::task {
namespace {

// The record stores these numbers.
static_assert(static_cast<int>(Shift::kNone) == v1::SHIFT_NONE);
static_assert(static_cast<int>(Shift::kPreceding) == v1::SHIFT_PRECEDING);
static_assert(static_cast<int>(Shift::kFollowing) == v1::SHIFT_FOLLOWING);
static_assert(static_cast<int>(Shift::kNthFollowing) == v1::SHIFT_NTH_FOLLOWING);
static_assert(static_cast<int>(Shift::kNthFollowing) == v1::Shift_MAX);

static_assert(static_cast<int>(DueStep::kOpen) == v1::DUE_STEP_OPEN);
static_assert(static_cast<int>(DueStep::kCutOff) == v1::DUE_STEP_CUT_OFF);
static_assert(static_cast<int>(DueStep::kUnitDue) == v1::DUE_STEP_UNIT_DUE);
static_assert(static_cast<int>(DueStep::kTfDue) == v1::DUE_STEP_TF_DUE);
static_assert(static_cast<int>(DueStep::kBrief) == v1::DUE_STEP_BRIEF);
static_assert(static_cast<int>(DueStep::kLock) == v1::DUE_STEP_LOCK);
static_assert(static_cast<int>(DueStep::kConsolidated) == v1::DUE_STEP_CONSOLIDATED);
static_assert(static_cast<int>(DueStep::kBulletin) == v1::DUE_STEP_BULLETIN);
static_assert(static_cast<int>(DueStep::kReportMaterial) == v1::DUE_STEP_REPORT_MATERIAL);
static_assert(static_cast<int>(DueStep::kReportCompile) == v1::DUE_STEP_REPORT_COMPILE);
static_assert(static_cast<int>(DueStep::kReportIssue) == v1::DUE_STEP_REPORT_ISSUE);
static_assert(static_cast<int>(DueStep::kStatistics) == v1::DUE_STEP_STATISTICS);
static_assert(static_cast<int>(DueStep::kTrialScores) == v1::DUE_STEP_TRIAL_SCORES);
static_assert(static_cast<int>(DueStep::kObjectionsClose) == v1::DUE_STEP_OBJECTIONS_CLOSE);
static_assert(static_cast<int>(DueStep::kObjectionsAnswered) == v1::DUE_STEP_OBJECTIONS_ANSWERED);
static_assert(static_cast<int>(DueStep::kReview) == v1::DUE_STEP_REVIEW);
static_assert(static_cast<int>(DueStep::kFreeze) == v1::DUE_STEP_FREEZE);
static_assert(static_cast<int>(DueStep::kTargetsFixed) == v1::DUE_STEP_TARGETS_FIXED);
static_assert(static_cast<int>(DueStep::kAnnualEvaluation) == v1::DUE_STEP_ANNUAL_EVALUATION);
static_assert(static_cast<int>(DueStep::kExport) == v1::DUE_STEP_EXPORT);
static_assert(static_cast<int>(DueStep::kExport) == v1::DueStep_MAX);

}  // namespace

void WriteDueTable(const DueTable& table, v1::DueTable& out) {
  FieldsWriter writer(out, "");
  Fields(writer, table);
}

DueTable ReadDueTable(const v1::DueTable& table, const DueTable& base, const std::string& at,
                      Violations& out) {
  DueTable result = base;
  FieldsReader reader(table, "", at, out);
  Fields(reader, result);
  // A number or a flag that is absent reads as 0.
  if (table.open_workdays_before() == 0) result.open_workdays_before = base.open_workdays_before;
  if (!table.has_merge_third_into_month()) result.merge_third_into_month = base.merge_third_into_month;
  if (!table.has_office_writes_report_alone()) {
    result.office_writes_report_alone = base.office_writes_report_alone;
  }
  return result;
}

}  // namespace duban::task

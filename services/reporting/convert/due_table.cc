#include "services/reporting/convert/due_table.h"

namespace duban::reporting {
namespace {

namespace pb = task::v1;

void Read(bool present, const pb::WorkdayRule& from, WorkdayRule& rule) {
  if (present) rule = {from.workdays(), {from.hour(), from.minute()}};
}

void Read(bool present, const pb::FixedDayRule& from, FixedDayRule& rule) {
  if (!present) return;
  rule = {from.month(),
          from.day(),
          static_cast<Shift>(from.shift()),
          from.nth() == 0 ? 1 : from.nth(),
          {from.hour(), from.minute()}};
}

}  // namespace

DueTable DueTableFrom(const pb::DueTable& from) {
  DueTable table;
  if (from.open_workdays_before() > 0) table.open_workdays_before = from.open_workdays_before();
  table.merge_third_into_month = from.merge_third_into_month();
  table.office_writes_report_alone = from.office_writes_report_alone();
  Read(from.has_unit_due(), from.unit_due(), table.unit_due);
  Read(from.has_tf_due(), from.tf_due(), table.tf_due);
  Read(from.has_lock(), from.lock(), table.lock);
  Read(from.has_monthly_bulletin(), from.monthly_bulletin(), table.monthly_bulletin);
  Read(from.has_brief_due(), from.brief_due(), table.brief_due);
  Read(from.has_consolidated(), from.consolidated(), table.consolidated);
  Read(from.has_report_compile(), from.report_compile(), table.report_compile);
  Read(from.has_trial_scores(), from.trial_scores(), table.trial_scores);
  Read(from.has_objections_close(), from.objections_close(), table.objections_close);
  Read(from.has_objections_answered(), from.objections_answered(), table.objections_answered);
  Read(from.has_performance_export(), from.performance_export(), table.performance_export);
  Read(from.has_report_material(), from.report_material(), table.report_material);
  Read(from.has_report_issue(), from.report_issue(), table.report_issue);
  Read(from.has_statistics(), from.statistics(), table.statistics);
  Read(from.has_review(), from.review(), table.review);
  Read(from.has_fourth_review(), from.fourth_review(), table.fourth_review);
  Read(from.has_targets_fixed(), from.targets_fixed(), table.targets_fixed);
  Read(from.has_annual_evaluation(), from.annual_evaluation(), table.annual_evaluation);
  if (from.has_office_close())
    table.office_close = {from.office_close().hour(), from.office_close().minute()};
  return table;
}

}  // namespace duban::reporting

#include "services/task/convert/from_proto.h"

#include "services/task/convert/due_table.h"
#include "services/task/convert/field_reader.h"

namespace duban::task {
namespace {

Action ReadAction(const v1::Action& action, absl::string_view jurisdiction, const std::string& field,
                  Violations& out) {
  const FieldReader read(field, out);
  return {.id = action.action_id(),
          .display_name = action.display_name(),
          .goal = action.goal(),
          .lead_unit = read.UnitId(action.lead_unit(), jurisdiction, "lead_unit"),
          .task_force_unit = read.UnitId(action.task_force_unit(), jurisdiction, "task_force_unit")};
}

std::set<absl::CivilDay> ReadDays(const google::protobuf::RepeatedPtrField<google::type::Date>& dates,
                                  absl::string_view part, const FieldReader& read) {
  std::set<absl::CivilDay> days;
  for (int i = 0; i < dates.size(); ++i) {
    if (const auto day = read.Day(dates[i], absl::StrCat(part, "[", i, "]"))) days.insert(*day);
  }
  return days;
}

}  // namespace

Campaign FromProto(const v1::Campaign& campaign, absl::string_view id, absl::string_view jurisdiction,
                   const std::string& field, Violations& out) {
  const FieldReader read(field, out);
  Campaign result{.id = std::string(id),
                  .display_name = campaign.display_name(),
                  .year = campaign.year(),
                  .office_unit = read.UnitId(campaign.office_unit(), jurisdiction, "office_unit"),
                  .due_table = ReadDueTable(campaign.due_table(), DueTable(), read.PathOf("due_table"), out)};
  if (campaign.has_due_table_effective_time()) {
    result.due_table_since = FromProto(campaign.due_table_effective_time());
  }
  for (const v1::SupersededDueTable& earlier : campaign.superseded_due_tables()) {
    SupersededDueTable& superseded = result.earlier_due_tables.emplace_back();
    superseded.table = ReadDueTable(earlier.due_table(), DueTable(), field, out);
    if (earlier.has_effective_time()) superseded.since = FromProto(earlier.effective_time());
  }
  for (int i = 0; i < campaign.actions_size(); ++i) {
    const std::string at = absl::StrCat(field, ".actions[", i, "]");
    result.actions.push_back(ReadAction(campaign.actions(i), jurisdiction, at, out));
  }
  return result;
}

CalendarYear FromProto(const v1::Calendar& calendar, const std::string& field, Violations& out) {
  const FieldReader read(field, out);
  CalendarYear year{.year = calendar.year(),
                    .off_days = ReadDays(calendar.off_dates(), "off_dates", read),
                    .makeup_workdays = ReadDays(calendar.workday_dates(), "workday_dates", read),
                    .provisional = calendar.provisional(),
                    .source = calendar.source()};
  if (calendar.has_effective_time()) year.since = FromProto(calendar.effective_time());
  for (const v1::Calendar& version : calendar.superseded_versions()) {
    year.earlier.push_back(FromProto(version, field, out));
  }
  return year;
}

FormRow FromProto(const v1::FormRow& row, absl::string_view jurisdiction, const std::string& field,
                  Violations& out) {
  const FieldReader read(field, out);
  FormRow result{.item = row.item(),
                 .value = row.value(),
                 .unit_of_measure = row.unit_of_measure(),
                 .pending = row.pending(),
                 .progress = row.progress(),
                 .invested_wan = row.invested_wan(),
                 .achieved_milestones = {row.achieved_milestones().begin(), row.achieved_milestones().end()},
                 .note = row.note(),
                 .revision_reason = row.revision_reason(),
                 .explanation = row.explanation(),
                 .permit_record = row.permit_record(),
                 .not_applicable = row.not_applicable(),
                 .not_applicable_reason = row.not_applicable_reason()};
  if (row.has_done_date()) result.done = read.Day(row.done_date(), "done_date");
  if (row.has_started_date()) result.started = read.Day(row.started_date(), "started_date");
  if (row.has_entered_date()) result.entered = read.Day(row.entered_date(), "entered_date");
  for (int i = 0; i < row.evidence_size(); ++i) {
    result.evidence.push_back(read.Path(row.evidence(i), jurisdiction, absl::StrCat("evidence[", i, "]")));
  }
  for (const v1::FormRow::Part& part : row.parts()) {
    result.parts.push_back({.display_name = part.display_name(), .value = part.value()});
  }
  return result;
}

std::vector<FormRow> RowsFromProto(const google::protobuf::RepeatedPtrField<v1::FormRow>& rows,
                                   absl::string_view jurisdiction, const std::string& field,
                                   Violations& out) {
  std::vector<FormRow> result;
  result.reserve(rows.size());
  for (int i = 0; i < rows.size(); ++i) {
    result.push_back(FromProto(rows[i], jurisdiction, absl::StrCat(field, "[", i, "]"), out));
  }
  return result;
}

}  // namespace duban::task

#include "services/task/convert/from_proto.h"

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

WorkdayRule ReadRule(const v1::WorkdayRule& rule) { return {rule.workdays(), {rule.hour(), rule.minute()}}; }

// Starts from the defaults and takes what is given.
DueTable ReadDueTable(const v1::DueTable& table) {
  DueTable result;
  if (table.open_workdays_before() != 0) result.open_workdays_before = table.open_workdays_before();
  if (table.has_unit_due()) result.unit_due = ReadRule(table.unit_due());
  if (table.has_tf_due()) result.tf_due = ReadRule(table.tf_due());
  if (table.has_lock()) result.lock = ReadRule(table.lock());
  if (table.has_monthly_bulletin()) result.monthly_bulletin = ReadRule(table.monthly_bulletin());
  return result;
}

Indicator ReadIndicator(const v1::Indicator& indicator, const FieldReader& read) {
  const bool kind_known = v1::Indicator::Kind_IsValid(indicator.kind());
  const bool comparator_known = v1::Indicator::Comparator_IsValid(indicator.comparator());
  return {
      .kind = read.Enum<IndicatorKind>(indicator.kind(), kind_known, "indicator.kind"),
      .comparator = read.Enum<Comparator>(indicator.comparator(), comparator_known, "indicator.comparator"),
      .target = indicator.target(),
      .baseline = indicator.baseline(),
      .unit_of_measure = indicator.unit_of_measure()};
}

Milestone ReadMilestone(const v1::Milestone& milestone, const std::string& field, Violations& out) {
  const FieldReader read(field, out);
  Milestone result{
      .id = milestone.milestone_id(), .display_name = milestone.display_name(), .weight = milestone.weight()};
  if (!milestone.has_due_date()) {
    read.Add("due_date", "REQUIRED", "节点须有完成时限");
  } else if (const auto due = read.Day(milestone.due_date(), "due_date")) {
    result.due = *due;
  }
  return result;
}

Project ReadProject(const v1::Project& project, const std::string& item_field, Violations& out) {
  const std::string field = absl::StrCat(item_field, ".project");
  const FieldReader read(field, out);
  const bool class_known = v1::Project::ProjectClass_IsValid(project.project_class());
  Project result{
      .project_class = read.Enum<ProjectClass>(project.project_class(), class_known, "project_class"),
      .category = project.category(),
      .goal = project.goal(),
      .annual_plan_wan = project.annual_plan_wan()};
  if (project.has_planned_start_date()) {
    result.planned_start = read.Day(project.planned_start_date(), "planned_start_date");
  }
  for (int i = 0; i < project.milestones_size(); ++i) {
    const std::string at = absl::StrCat(field, ".milestones[", i, "]");
    result.milestones.push_back(ReadMilestone(project.milestones(i), at, out));
  }
  return result;
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

Unit FromProto(const v1::Unit& unit, absl::string_view id, absl::string_view jurisdiction,
               const std::string& field, Violations& out) {
  const FieldReader read(field, out);
  Unit result{.id = std::string(id),
              .display_name = unit.display_name(),
              .kind = read.Enum<UnitKind>(unit.kind(), v1::Unit::Kind_IsValid(unit.kind()), "kind"),
              .parent = read.UnitId(unit.parent_unit(), jurisdiction, "parent_unit")};
  if (unit.has_valid_from_date()) result.valid_from = read.Day(unit.valid_from_date(), "valid_from_date");
  if (unit.has_valid_until_date()) result.valid_until = read.Day(unit.valid_until_date(), "valid_until_date");
  return result;
}

RoleBinding FromProto(const v1::RoleBinding& binding, absl::string_view id, absl::string_view jurisdiction,
                      const std::string& field, Violations& out) {
  const FieldReader read(field, out);
  RoleBinding result{.id = std::string(id),
                     .person = binding.person(),
                     .role = read.Enum<Role>(binding.role(), v1::Role_IsValid(binding.role()), "role"),
                     .unit = read.UnitId(binding.unit(), jurisdiction, "unit"),
                     .action = binding.action()};
  if (binding.has_start_date()) result.start = read.Day(binding.start_date(), "start_date");
  if (binding.has_end_date()) result.end = read.Day(binding.end_date(), "end_date");
  return result;
}

Campaign FromProto(const v1::Campaign& campaign, absl::string_view id, absl::string_view jurisdiction,
                   const std::string& field, Violations& out) {
  const FieldReader read(field, out);
  Campaign result{.id = std::string(id),
                  .display_name = campaign.display_name(),
                  .year = campaign.year(),
                  .office_unit = read.UnitId(campaign.office_unit(), jurisdiction, "office_unit"),
                  .due_table = ReadDueTable(campaign.due_table())};
  for (int i = 0; i < campaign.actions_size(); ++i) {
    const std::string at = absl::StrCat(field, ".actions[", i, "]");
    result.actions.push_back(ReadAction(campaign.actions(i), jurisdiction, at, out));
  }
  return result;
}

Item FromProto(const v1::Item& item, absl::string_view id, absl::string_view jurisdiction,
               const std::string& field, Violations& out) {
  const FieldReader read(field, out);
  Item result{.id = std::string(id),
              .display_name = item.display_name(),
              .action = item.action(),
              .lead_unit = read.UnitId(item.lead_unit(), jurisdiction, "lead_unit"),
              .weight = item.weight(),
              .basis = item.basis()};
  for (int i = 0; i < item.coop_units_size(); ++i) {
    const std::string part = absl::StrCat("coop_units[", i, "]");
    result.coop_units.push_back(read.UnitId(item.coop_units(i), jurisdiction, part));
  }
  if (item.has_start_date()) result.start = read.Day(item.start_date(), "start_date");
  if (item.has_due_date()) result.due = read.Day(item.due_date(), "due_date");
  if (item.has_indicator()) result.indicator = ReadIndicator(item.indicator(), read);
  if (item.has_task()) result.task = TaskEntry{item.task().deliverable()};
  if (item.has_policy()) result.policy = PolicyEntry{item.policy().policy_class(), item.policy().level()};
  if (item.has_project()) result.project = ReadProject(item.project(), field, out);
  return result;
}

CalendarYear FromProto(const v1::Calendar& calendar, const std::string& field, Violations& out) {
  const FieldReader read(field, out);
  return {.year = calendar.year(),
          .off_days = ReadDays(calendar.off_dates(), "off_dates", read),
          .makeup_workdays = ReadDays(calendar.workday_dates(), "workday_dates", read),
          .provisional = calendar.provisional(),
          .source = calendar.source()};
}

FormRow FromProto(const v1::FormRow& row, const std::string& field, Violations& out) {
  const FieldReader read(field, out);
  FormRow result{.item = row.item(),
                 .value = row.value(),
                 .unit_of_measure = row.unit_of_measure(),
                 .pending = row.pending(),
                 .progress = row.progress(),
                 .invested_wan = row.invested_wan(),
                 .achieved_milestones = {row.achieved_milestones().begin(), row.achieved_milestones().end()},
                 .note = row.note(),
                 .revision_reason = row.revision_reason()};
  if (row.has_done_date()) result.done = read.Day(row.done_date(), "done_date");
  if (row.has_started_date()) result.started = read.Day(row.started_date(), "started_date");
  if (row.has_entered_date()) result.entered = read.Day(row.entered_date(), "entered_date");
  return result;
}

std::vector<FormRow> RowsFromProto(const google::protobuf::RepeatedPtrField<v1::FormRow>& rows,
                                   const std::string& field, Violations& out) {
  std::vector<FormRow> result;
  result.reserve(rows.size());
  for (int i = 0; i < rows.size(); ++i) {
    result.push_back(FromProto(rows[i], absl::StrCat(field, "[", i, "]"), out));
  }
  return result;
}

absl::Time FromProto(const google::protobuf::Timestamp& time) {
  return absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos());
}

}  // namespace duban::task

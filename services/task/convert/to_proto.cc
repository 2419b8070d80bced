#include "services/task/convert/to_proto.h"

#include "absl/strings/str_cat.h"
#include "services/task/convert/enums.h"
#include "services/task/domain/names.h"

namespace duban::task {
namespace {

// The full name of a unit that may be absent.
std::string UnitReference(absl::string_view jurisdiction, const std::string& unit) {
  return unit.empty() ? std::string() : UnitName(jurisdiction, unit);
}

void WriteAction(absl::string_view jurisdiction, const Action& action, v1::Action& out) {
  out.set_action_id(action.id);
  out.set_display_name(action.display_name);
  out.set_goal(action.goal);
  out.set_lead_unit(UnitReference(jurisdiction, action.lead_unit));
  out.set_task_force_unit(UnitReference(jurisdiction, action.task_force_unit));
}

void WriteRule(const WorkdayRule& rule, v1::WorkdayRule& out) {
  out.set_workdays(rule.workdays);
  out.set_hour(rule.at.hour);
  out.set_minute(rule.at.minute);
}

void WriteDueTable(const DueTable& table, v1::DueTable& out) {
  out.set_open_workdays_before(table.open_workdays_before);
  WriteRule(table.unit_due, *out.mutable_unit_due());
  WriteRule(table.tf_due, *out.mutable_tf_due());
  WriteRule(table.lock, *out.mutable_lock());
  WriteRule(table.monthly_bulletin, *out.mutable_monthly_bulletin());
}

void WriteIndicator(const Indicator& indicator, v1::Indicator& out) {
  out.set_kind(EnumTo<v1::Indicator::Kind>(indicator.kind));
  out.set_comparator(EnumTo<v1::Indicator::Comparator>(indicator.comparator));
  out.set_target(indicator.target);
  out.set_baseline(indicator.baseline);
  out.set_unit_of_measure(indicator.unit_of_measure);
}

void WriteProject(const Project& project, v1::Project& out) {
  out.set_project_class(EnumTo<v1::Project::ProjectClass>(project.project_class));
  out.set_category(project.category);
  out.set_goal(project.goal);
  out.set_annual_plan_wan(project.annual_plan_wan);
  if (project.planned_start) *out.mutable_planned_start_date() = ToProto(*project.planned_start);
  for (const Milestone& milestone : project.milestones) {
    v1::Milestone& step = *out.add_milestones();
    step.set_milestone_id(milestone.id);
    step.set_display_name(milestone.display_name);
    step.set_weight(milestone.weight);
    *step.mutable_due_date() = ToProto(milestone.due);
  }
}

void WriteDetail(const Item& item, v1::Item& out) {
  if (item.indicator) WriteIndicator(*item.indicator, *out.mutable_indicator());
  if (item.task) out.mutable_task()->set_deliverable(item.task->deliverable);
  if (item.policy) {
    out.mutable_policy()->set_policy_class(item.policy->policy_class);
    out.mutable_policy()->set_level(item.policy->level);
  }
  if (item.project) WriteProject(*item.project, *out.mutable_project());
}

template <typename Proto, typename Domain>
Proto Made(absl::string_view jurisdiction, const Domain& resource) {
  Proto out;
  WriteProto(jurisdiction, resource, out);
  return out;
}

}  // namespace

std::string EtagOf(std::int64_t sequence) { return absl::StrCat("\"", sequence, "\""); }

google::protobuf::Timestamp ToProto(absl::Time time) {
  google::protobuf::Timestamp out;
  const std::int64_t seconds = absl::ToUnixSeconds(time);
  out.set_seconds(seconds);
  out.set_nanos(static_cast<int>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
  return out;
}

google::type::Date ToProto(absl::CivilDay day) {
  google::type::Date out;
  out.set_year(static_cast<int>(day.year()));
  out.set_month(day.month());
  out.set_day(day.day());
  return out;
}

void WriteProto(absl::string_view jurisdiction, const Unit& unit, v1::Unit& out) {
  out.set_name(UnitName(jurisdiction, unit.id));
  out.set_display_name(unit.display_name);
  out.set_kind(EnumTo<v1::Unit::Kind>(unit.kind));
  out.set_parent_unit(UnitReference(jurisdiction, unit.parent));
  if (unit.valid_from) *out.mutable_valid_from_date() = ToProto(*unit.valid_from);
  if (unit.valid_until) *out.mutable_valid_until_date() = ToProto(*unit.valid_until);
}

void WriteProto(absl::string_view jurisdiction, const RoleBinding& binding, v1::RoleBinding& out) {
  out.set_name(RoleBindingName(jurisdiction, binding.id));
  out.set_person(binding.person);
  out.set_role(EnumTo<v1::Role>(binding.role));
  out.set_unit(UnitReference(jurisdiction, binding.unit));
  out.set_action(binding.action);
  if (binding.start) *out.mutable_start_date() = ToProto(*binding.start);
  if (binding.end) *out.mutable_end_date() = ToProto(*binding.end);
}

void WriteProto(absl::string_view jurisdiction, const CalendarYear& year, v1::Calendar& out) {
  out.set_name(CalendarName(jurisdiction, year.year));
  out.set_year(year.year);
  for (const absl::CivilDay day : year.off_days) *out.add_off_dates() = ToProto(day);
  for (const absl::CivilDay day : year.makeup_workdays) *out.add_workday_dates() = ToProto(day);
  out.set_provisional(year.provisional);
  out.set_source(year.source);
}

void WriteProto(absl::string_view jurisdiction, const Campaign& campaign, v1::Campaign& out) {
  out.set_name(CampaignName(jurisdiction, campaign.id));
  out.set_display_name(campaign.display_name);
  out.set_year(campaign.year);
  for (const Action& action : campaign.actions) WriteAction(jurisdiction, action, *out.add_actions());
  out.set_office_unit(UnitReference(jurisdiction, campaign.office_unit));
  WriteDueTable(campaign.due_table, *out.mutable_due_table());
}

void WriteProto(absl::string_view jurisdiction, const Item& item, v1::Item& out) {
  out.set_name(ItemName(jurisdiction, item.campaign, item.id));
  out.set_display_name(item.display_name);
  out.set_action(item.action);
  out.set_lead_unit(UnitReference(jurisdiction, item.lead_unit));
  for (const std::string& unit : item.coop_units) out.add_coop_units(UnitReference(jurisdiction, unit));
  if (item.start) *out.mutable_start_date() = ToProto(*item.start);
  if (item.due) *out.mutable_due_date() = ToProto(*item.due);
  out.set_weight(item.weight);
  out.set_basis(item.basis);
  WriteDetail(item, out);
}

v1::Unit ToProto(absl::string_view jurisdiction, const Unit& unit) {
  return Made<v1::Unit>(jurisdiction, unit);
}
v1::RoleBinding ToProto(absl::string_view jurisdiction, const RoleBinding& binding) {
  return Made<v1::RoleBinding>(jurisdiction, binding);
}
v1::Calendar ToProto(absl::string_view jurisdiction, const CalendarYear& year) {
  return Made<v1::Calendar>(jurisdiction, year);
}
v1::Campaign ToProto(absl::string_view jurisdiction, const Campaign& campaign) {
  return Made<v1::Campaign>(jurisdiction, campaign);
}
v1::Item ToProto(absl::string_view jurisdiction, const Item& item) {
  return Made<v1::Item>(jurisdiction, item);
}

}  // namespace duban::task

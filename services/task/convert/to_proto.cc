#include "services/task/convert/to_proto.h"

#include "services/task/convert/due_table.h"
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

template <typename Proto, typename Domain>
Proto Made(absl::string_view jurisdiction, const Domain& resource) {
  Proto out;
  WriteProto(jurisdiction, resource, out);
  return out;
}

}  // namespace

void WriteProto(absl::string_view jurisdiction, const CalendarYear& year, v1::Calendar& out) {
  out.set_name(CalendarName(jurisdiction, year.year));
  out.set_year(year.year);
  for (const absl::CivilDay day : year.off_days) *out.add_off_dates() = ToProto(day);
  for (const absl::CivilDay day : year.makeup_workdays) *out.add_workday_dates() = ToProto(day);
  out.set_provisional(year.provisional);
  out.set_source(year.source);
  if (year.since != absl::InfinitePast()) *out.mutable_effective_time() = ToProto(year.since);
  for (const CalendarYear& version : year.earlier) {
    WriteProto(jurisdiction, version, *out.add_superseded_versions());
  }
}

void WriteProto(absl::string_view jurisdiction, const Campaign& campaign, v1::Campaign& out) {
  out.set_name(CampaignName(jurisdiction, campaign.id));
  out.set_display_name(campaign.display_name);
  out.set_year(campaign.year);
  for (const Action& action : campaign.actions) WriteAction(jurisdiction, action, *out.add_actions());
  out.set_office_unit(UnitReference(jurisdiction, campaign.office_unit));
  WriteDueTable(campaign.due_table, *out.mutable_due_table());
  if (campaign.due_table_since != absl::InfinitePast()) {
    *out.mutable_due_table_effective_time() = ToProto(campaign.due_table_since);
  }
  for (const SupersededDueTable& earlier : campaign.earlier_due_tables) {
    v1::SupersededDueTable& superseded = *out.add_superseded_due_tables();
    WriteDueTable(earlier.table, *superseded.mutable_due_table());
    if (earlier.since != absl::InfinitePast()) *superseded.mutable_effective_time() = ToProto(earlier.since);
  }
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

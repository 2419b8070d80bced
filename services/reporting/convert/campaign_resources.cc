// Units, role bindings, calendars, campaigns.
#include "services/common/status_macros.h"
#include "services/reporting/convert/due_table.h"
#include "services/reporting/convert/field_values.h"
#include "services/reporting/convert/task_resources.h"

namespace duban::reporting {
namespace {

namespace pb = task::v1;

// Parks, institutions and mass organisations stand in one group with the departments.
UnitGroup GroupOf(pb::Unit::Kind kind) {
  if (kind == pb::Unit::KIND_DEPARTMENT || kind == pb::Unit::KIND_INSTITUTION) return UnitGroup::kDepartment;
  if (kind == pb::Unit::KIND_TOWNSHIP) return UnitGroup::kTownship;
  return UnitGroup::kNone;
}

absl::StatusOr<std::set<absl::CivilDay>> DaysFrom(
    const google::protobuf::RepeatedPtrField<google::type::Date>& dates) {
  std::set<absl::CivilDay> days;
  for (const google::type::Date& date : dates) {
    ASSIGN_OR_RETURN(const std::optional<absl::CivilDay> day, OptionalDay(true, date));
    days.insert(*day);
  }
  return days;
}

}  // namespace

absl::StatusOr<Unit> UnitFrom(const pb::Unit& from) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids, IdsOf(from.name(), {"jurisdictions", "units"}));
  Unit unit{.id = ids[1], .title = from.display_name(), .group = GroupOf(from.kind())};
  unit.kind = ShortName(pb::Unit::Kind_Name(from.kind()), "KIND_");
  ASSIGN_OR_RETURN(unit.valid_from, OptionalDay(from.has_valid_from_date(), from.valid_from_date()));
  ASSIGN_OR_RETURN(unit.valid_until, OptionalDay(from.has_valid_until_date(), from.valid_until_date()));
  return unit;
}

absl::StatusOr<RoleGrant> RoleGrantFrom(const pb::RoleBinding& from) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids, IdsOf(from.name(), {"jurisdictions", "roleBindings"}));
  RoleGrant grant;
  grant.id = ids[1];
  grant.person = from.person();
  grant.role = ShortName(pb::Role_Name(from.role()), "ROLE_");
  grant.unit = LastId(from.unit());
  grant.action = from.action();
  grant.item = LastId(from.item());
  ASSIGN_OR_RETURN(grant.first, OptionalDay(from.has_start_date(), from.start_date()));
  ASSIGN_OR_RETURN(grant.last, OptionalDay(from.has_end_date(), from.end_date()));
  grant.substitute_for = from.substitute_for();
  grant.principal_binding = LastId(from.principal_binding());
  grant.acting = from.acting();
  return grant;
}

absl::StatusOr<CalendarYear> CalendarFrom(const pb::Calendar& from) {
  CalendarYear year{.year = from.year(), .provisional = from.provisional(), .source = from.source()};
  ASSIGN_OR_RETURN(year.off_days, DaysFrom(from.off_dates()));
  ASSIGN_OR_RETURN(year.makeup_workdays, DaysFrom(from.workday_dates()));
  if (from.has_effective_time()) year.since = TimeOf(from.effective_time());
  for (const pb::Calendar& version : from.superseded_versions()) {
    ASSIGN_OR_RETURN(year.earlier.emplace_back(), CalendarFrom(version));
  }
  return year;
}

absl::StatusOr<Campaign> CampaignFrom(const pb::Campaign& from) {
  ASSIGN_OR_RETURN(const std::vector<std::string> ids, IdsOf(from.name(), {"jurisdictions", "campaigns"}));
  Campaign campaign{.id = ids[1], .title = from.display_name(), .year = from.year()};
  campaign.start = absl::CivilDay(from.year(), 1, 1);
  campaign.end = absl::CivilDay(from.year(), 12, 31);
  for (const pb::Action& action : from.actions()) {
    campaign.actions.push_back({action.action_id(), action.display_name(), LastId(action.lead_unit()),
                                LastId(action.task_force_unit())});
  }
  campaign.due_table = DueTableFrom(from.due_table());
  if (from.has_due_table_effective_time()) {
    campaign.due_table_since = TimeOf(from.due_table_effective_time());
  }
  for (const pb::SupersededDueTable& earlier : from.superseded_due_tables()) {
    SupersededDueTable& superseded = campaign.earlier_due_tables.emplace_back();
    superseded.table = DueTableFrom(earlier.due_table());
    if (earlier.has_effective_time()) superseded.since = TimeOf(earlier.effective_time());
  }
  return campaign;
}

}  // namespace duban::reporting

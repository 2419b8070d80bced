// Units, calendars, roles and the campaign itself.
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/import/kinds.h"
#include "clients/import/requests.h"
#include "clients/import/row_reader.h"
#include "duban/task/v1/calendar.pb.h"
#include "duban/task/v1/campaign.pb.h"
#include "duban/task/v1/role.pb.h"
#include "duban/task/v1/unit.pb.h"
#include "services/common/status_macros.h"

namespace duban::client {

using task::v1::BatchCreateCalendarsRequest;
using task::v1::BatchCreateRoleBindingsRequest;
using task::v1::BatchCreateUnitsRequest;
using task::v1::CreateCampaignRequest;

namespace {

std::shared_ptr<const ColumnMap> Columns(ColumnMap columns) {
  return std::make_shared<const ColumnMap>(std::move(columns));
}

// The same request without the violations, or the violations.
template <typename Request>
absl::StatusOr<Sourced<Request>> Checked(Sourced<Request> sourced, const Violations& violations) {
  RETURN_IF_ERROR(violations.ToStatus());
  return sourced;
}

std::string UnitName(const Names& names, const std::string& code) {
  return code.empty() ? std::string() : names.Unit(code);
}

// The calendar of `year` in the request, made when it is not there yet.
int CalendarIndex(BatchCreateCalendarsRequest& request, int year) {
  for (int i = 0; i < request.requests_size(); ++i) {
    if (request.requests(i).calendar().year() == year) return i;
  }
  request.add_requests()->mutable_calendar()->set_year(year);
  return request.requests_size() - 1;
}

}  // namespace

absl::StatusOr<Sourced<BatchCreateUnitsRequest>> UnitRequest(const Names& names, TablePtr table) {
  RETURN_IF_ERROR(table->RequireColumns({"code", "name", "kind", "parent_code"}));
  const auto columns = Columns({{"unit_id", "code"},
                                {"unit.display_name", "name"},
                                {"unit.kind", "kind"},
                                {"unit.parent_unit", "parent_code"}});
  Sourced<BatchCreateUnitsRequest> made;
  made.request.set_parent(names.Jurisdiction());
  for (size_t i = 0; i < table->size(); ++i) {
    auto* unit = made.request.add_requests();
    unit->set_unit_id(table->Get(i, "code"));
    unit->mutable_unit()->set_display_name(table->Get(i, "name"));
    unit->mutable_unit()->set_kind(UnitKind(table->Get(i, "kind")));
    unit->mutable_unit()->set_parent_unit(UnitName(names, table->Get(i, "parent_code")));
    made.places.Add(absl::StrCat("requests[", i, "]"), table, i, columns);
  }
  return made;
}

absl::StatusOr<Sourced<BatchCreateCalendarsRequest>> CalendarRequest(const Names& names, TablePtr table) {
  RETURN_IF_ERROR(table->RequireColumns({"year", "date", "kind", "source"}));
  const auto calendar_columns = Columns({{"calendar.year", "year"}, {"calendar.source", "source"}});
  const auto day_columns = Columns({{"", "date"}});
  Sourced<BatchCreateCalendarsRequest> made;
  made.request.set_parent(names.Jurisdiction());
  Violations violations;
  for (size_t i = 0; i < table->size(); ++i) {
    const RowReader row(*table, i, violations);
    const int before = made.request.requests_size();
    const int index = CalendarIndex(made.request, row.Number("year"));
    const std::string path = absl::StrCat("requests[", index, "]");
    auto* calendar = made.request.mutable_requests(index)->mutable_calendar();
    if (index == before) {
      calendar->set_source(row.Text("source"));
      made.places.Add(path, table, i, calendar_columns);
    }
    if (row.Text("kind") == "off") {
      made.places.Add(absl::StrCat(path, ".calendar.off_dates[", calendar->off_dates_size(), "]"), table, i,
                      day_columns);
      row.Date("date", calendar->add_off_dates());
    } else if (row.Text("kind") == "workday") {
      made.places.Add(absl::StrCat(path, ".calendar.workday_dates[", calendar->workday_dates_size(), "]"),
                      table, i, day_columns);
      row.Date("date", calendar->add_workday_dates());
    } else {
      row.Refuse("kind", kUnknownWord, "要写 off（放假）或 workday（调休上班）");
    }
  }
  return Checked(std::move(made), violations);
}

absl::StatusOr<Sourced<BatchCreateRoleBindingsRequest>> RoleRequest(const Names& names, TablePtr table) {
  RETURN_IF_ERROR(table->RequireColumns({"code", "person", "role", "unit", "action", "start", "end"}));
  const auto columns = Columns({{"role_binding_id", "code"},
                                {"role_binding.person", "person"},
                                {"role_binding.role", "role"},
                                {"role_binding.unit", "unit"},
                                {"role_binding.action", "action"},
                                {"role_binding.start_date", "start"},
                                {"role_binding.end_date", "end"}});
  Sourced<BatchCreateRoleBindingsRequest> made;
  made.request.set_parent(names.Jurisdiction());
  Violations violations;
  for (size_t i = 0; i < table->size(); ++i) {
    const RowReader row(*table, i, violations);
    auto* create = made.request.add_requests();
    create->set_role_binding_id(row.Text("code"));
    auto* binding = create->mutable_role_binding();
    binding->set_person(row.Text("person"));
    binding->set_role(row.Word(
        "role", RoleOf(row.Text("role")),
        "要写 REPORTER、UNIT_LEADER、TF_REVIEWER、GENERAL_OFFICE、SUPERVISION、LEADER、ADMIN 或 FEED"));
    binding->set_unit(UnitName(names, row.Text("unit")));
    binding->set_action(row.Text("action"));
    if (row.Has("start")) row.Date("start", binding->mutable_start_date());
    if (row.Has("end")) row.Date("end", binding->mutable_end_date());
    made.places.Add(absl::StrCat("requests[", i, "]"), table, i, columns);
  }
  return Checked(std::move(made), violations);
}

std::string KeyValue(const CsvTable& table, absl::string_view key) {
  for (size_t i = 0; i < table.size(); ++i) {
    if (table.Get(i, "key") == key) return table.Get(i, "value");
  }
  return "";
}

absl::StatusOr<Sourced<CreateCampaignRequest>> CampaignRequest(const Names& names, TablePtr keys,
                                                               TablePtr actions) {
  RETURN_IF_ERROR(keys->RequireColumns({"key", "value"}));
  RETURN_IF_ERROR(actions->RequireColumns({"code", "name", "goal", "lead_unit", "task_force_unit"}));
  Sourced<CreateCampaignRequest> made;
  made.request.set_parent(names.Jurisdiction());
  auto* campaign = made.request.mutable_campaign();
  const auto value_column = Columns({{"", "value"}});
  Violations violations;
  for (size_t i = 0; i < keys->size(); ++i) {
    const RowReader row(*keys, i, violations);
    const std::string& key = row.Text("key");
    if (key == "id") made.request.set_campaign_id(row.Text("value"));
    if (key == "year") campaign->set_year(row.Number("value"));
    if (key == "display_name") campaign->set_display_name(row.Text("value"));
    if (key == "office_unit") campaign->set_office_unit(UnitName(names, row.Text("value")));
    made.places.Add(key == "id" ? "campaign_id" : absl::StrCat("campaign.", key), keys, i, value_column);
  }
  const auto columns = Columns({{"action_id", "code"},
                                {"display_name", "name"},
                                {"goal", "goal"},
                                {"lead_unit", "lead_unit"},
                                {"task_force_unit", "task_force_unit"}});
  for (size_t i = 0; i < actions->size(); ++i) {
    auto* action = campaign->add_actions();
    action->set_action_id(actions->Get(i, "code"));
    action->set_display_name(actions->Get(i, "name"));
    action->set_goal(actions->Get(i, "goal"));
    action->set_lead_unit(UnitName(names, actions->Get(i, "lead_unit")));
    action->set_task_force_unit(UnitName(names, actions->Get(i, "task_force_unit")));
    made.places.Add(absl::StrCat("campaign.actions[", i, "]"), actions, i, columns);
  }
  return Checked(std::move(made), violations);
}

}  // namespace duban::client

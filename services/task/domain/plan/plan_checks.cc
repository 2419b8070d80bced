#include "services/task/domain/plan/plan_checks.h"

#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/ids.h"
#include "services/common/status_macros.h"
#include "services/task/domain/item/item_machine.h"
#include "services/task/domain/names.h"
#include "services/task/domain/plan/due_changes.h"
#include "services/task/domain/org/role_checks.h"
#include "services/task/domain/org/unit_checks.h"
#include "services/task/domain/plan/field_checks.h"
#include "services/task/domain/plan/item_checks.h"
#include "services/task/domain/plan/milestone_sets.h"

namespace duban::task {
namespace {

void CheckYear(int year, const std::string& field, Violations& out) {
  if (year < 2000 || year > 2099)
    out.Add(field, "OUT_OF_RANGE", absl::StrCat("年份应在 2000–2099 之间，收到 ", year));
}

void CheckActions(const Register& in, const Campaign& campaign, Violations& out) {
  if (campaign.actions.empty()) out.Add("campaign.actions", "REQUIRED", "至少列出一个行动");
  std::set<std::string> seen;
  for (size_t i = 0; i < campaign.actions.size(); ++i) {
    const Action& action = campaign.actions[i];
    const std::string at = absl::StrCat("campaign.actions[", i, "]");
    if (!IsItemCode(action.id))
      out.Add(absl::StrCat(at, ".action_id"), "RESOURCE_ID", "行动编号由字母、数字和连字符组成");
    if (!seen.insert(action.id).second) {
      out.Add(absl::StrCat(at, ".action_id"), "DUPLICATE_ID", absl::StrCat("行动 ", action.id, " 重复"));
    }
    CheckTitle(action.display_name, absl::StrCat(at, ".display_name"), out);
    CheckUnitKnown(in, action.lead_unit, absl::StrCat(at, ".lead_unit"), out);
    CheckUnitKnown(in, action.task_force_unit, absl::StrCat(at, ".task_force_unit"), out);
  }
}

std::string RequestAt(size_t i) { return absl::StrCat("requests[", i, "]"); }

// The batch as changes of `type`, if every resource passes `check` and no id stands twice. ALREADY_EXISTS for
// ids on record is asked after the checks, so that bad input is named first.
template <typename T, typename Id, typename Taken, typename Check>
absl::StatusOr<std::vector<Change>> CreateAll(const Register& in, const std::vector<T>& resources,
                                              absl::string_view type, Id id, Taken taken, Check check) {
  Violations violations;
  if (resources.empty()) violations.Add("requests", "REQUIRED", "至少一条");
  std::set<decltype(id(resources[0]))> seen;
  for (size_t i = 0; i < resources.size(); ++i) {
    check(resources[i], RequestAt(i), violations);
    if (!seen.insert(id(resources[i])).second) {
      violations.Add(RequestAt(i), "DUPLICATE_ID", absl::StrCat("编号 ", id(resources[i]), " 在本批中重复"));
    }
  }
  RETURN_IF_ERROR(violations.ToStatus());
  std::vector<Change> changes;
  for (const T& resource : resources) {
    if (taken(id(resource))) return AlreadyExists(NameOf(in.jurisdiction, resource));
    changes.push_back(Change{std::string(type), resource, ""});
  }
  return changes;
}

template <typename T>
std::string IdOf(const T& resource) {
  return resource.id;
}

}  // namespace

void CheckCalendar(const CalendarYear& year, const std::string& at, Violations& out) {
  CheckYear(year.year, absl::StrCat(at, ".year"), out);
  if (year.source.empty()) out.Add(absl::StrCat(at, ".source"), "REQUIRED", "须写明放假通知的出处");
  const auto check_days = [&](const std::set<absl::CivilDay>& days, absl::string_view part) {
    for (const absl::CivilDay day : days) {
      if (day.year() == year.year) continue;
      out.Add(absl::StrCat(at, ".", part), "OUT_OF_RANGE",
              absl::StrCat(absl::FormatCivilTime(day), " 不在 ", year.year, " 年"));
    }
  };
  check_days(year.off_days, "off_dates");
  check_days(year.makeup_workdays, "workday_dates");
  for (const absl::CivilDay day : year.off_days) {
    if (year.makeup_workdays.contains(day)) {
      out.Add(absl::StrCat(at, ".workday_dates"), "DUPLICATE_ID",
              absl::StrCat(absl::FormatCivilTime(day), " 既列为放假又列为上班"));
    }
  }
}

absl::StatusOr<std::vector<Change>> CreateUnits(const Register& in, const std::vector<Unit>& units) {
  std::vector<Unit> fresh = units;  // without a past, whatever the request says
  for (Unit& unit : fresh) unit.former_states.clear(), unit.successors.clear(), unit.predecessors.clear();
  const UnitTree tree(in, fresh);
  return CreateAll(
      in, fresh, "unit.create", IdOf<Unit>, [&](const std::string& id) { return in.units.contains(id); },
      [&](const Unit& unit, const std::string& at, Violations& out) { CheckUnit(tree, unit, at, out); });
}

absl::StatusOr<std::vector<Change>> CreateRoleBindings(const Register& in,
                                                       const std::vector<RoleBinding>& bindings) {
  std::vector<RoleBinding> fresh = bindings;
  for (RoleBinding& binding : fresh) {
    binding.principal.clear(), binding.handover_to.clear(), binding.handover_note.clear();
  }
  return CreateAll(
      in, fresh, "role_binding.create", IdOf<RoleBinding>,
      [&](const std::string& id) { return in.role_bindings.contains(id); },
      [&](const RoleBinding& binding, const std::string& at, Violations& out) {
        CheckBinding(in, binding, at, out);
      });
}

absl::StatusOr<std::vector<Change>> CreateCalendars(const Register& in,
                                                    const std::vector<CalendarYear>& calendars,
                                                    absl::Time now) {
  std::vector<CalendarYear> dated = calendars;
  for (CalendarYear& year : dated) {
    year.since = now;
    year.earlier.clear();
  }
  return CreateAll(
      in, dated, "calendar.create", [](const CalendarYear& year) { return year.year; },
      [&](int year) { return in.calendars.contains(year); },
      [](const CalendarYear& year, const std::string& at, Violations& out) {
        CheckCalendar(year, absl::StrCat(at, ".calendar"), out);
      });
}

absl::StatusOr<std::vector<Change>> CreateItems(const Register& in, const Campaign& campaign,
                                                const std::vector<Item>& items) {
  std::vector<Item> prepared = items;
  for (Item& item : prepared) {
    if (item.project) FillMilestones(*item.project);
    item.state = InitialState(item);
  }
  const auto on_record = in.items.find(campaign.id);
  return CreateAll(
      in, prepared, "item.create", IdOf<Item>,
      [&](const std::string& id) { return on_record != in.items.end() && on_record->second.contains(id); },
      [&](const Item& item, const std::string& at, Violations& out) {
        CheckItem(in, campaign, item, at, out);
      });
}

absl::StatusOr<std::vector<Change>> CreateCampaign(const Register& in, const Campaign& campaign,
                                                   absl::Time now) {
  Violations violations;
  CheckId(campaign.id, "campaign_id", violations);
  CheckTitle(campaign.display_name, "campaign.display_name", violations);
  CheckYear(campaign.year, "campaign.year", violations);
  CheckUnitKnown(in, campaign.office_unit, "campaign.office_unit", violations);
  CheckActions(in, campaign, violations);
  CheckDueTable(campaign.due_table, "campaign.due_table", violations);
  RETURN_IF_ERROR(violations.ToStatus());
  if (in.campaigns.contains(campaign.id)) return AlreadyExists(CampaignName(in.jurisdiction, campaign.id));
  Campaign dated = campaign;
  dated.due_table_since = now;
  dated.earlier_due_tables.clear();
  return std::vector<Change>{Change{"campaign.create", std::move(dated), ""}};
}

}  // namespace duban::task

#include "services/task/domain/plan/plan_checks.h"

#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/ids.h"
#include "services/common/status_macros.h"
#include "services/task/domain/names.h"
#include "services/task/domain/plan/item_checks.h"

namespace duban::task {
namespace {

void CheckId(const std::string& id, const std::string& field, Violations& out) {
  if (!IsResourceId(id)) {
    out.Add(field, "RESOURCE_ID",
            absl::StrCat("编号“", id, "”应由小写字母、数字和连字符组成，以字母开头，最多 63 个字符"));
  }
}

void CheckTitle(const std::string& text, const std::string& field, Violations& out) {
  if (text.empty()) out.Add(field, "REQUIRED", "名称不能为空");
  if (text.size() > kMaxNameBytes) out.Add(field, "TOO_LONG", "名称过长，最多 500 字");
}

void CheckYear(int year, const std::string& field, Violations& out) {
  if (year < 2000 || year > 2099)
    out.Add(field, "OUT_OF_RANGE", absl::StrCat("年份应在 2000–2099 之间，收到 ", year));
}

void CheckUnitKnown(const Register& in, const std::string& unit, const std::string& field, Violations& out) {
  if (in.units.contains(unit)) return;
  out.Add(field, "UNKNOWN_UNIT", absl::StrCat("没有单位“", unit, "”，请先导入单位"));
}

void CheckTerm(const std::optional<absl::CivilDay>& first, const std::optional<absl::CivilDay>& last,
               const std::string& field, Violations& out) {
  if (first && last && *last < *first) out.Add(field, "DATE_ORDER", "结束日期早于开始日期");
}

// The parent of each unit of a batch.
using Parents = std::map<std::string, std::string>;

// A parent may stand anywhere in the batch; only there can units form a circle, since those on record have
// theirs already.
void CheckParent(const Register& in, const Parents& batch, const Unit& unit, const std::string& field,
                 Violations& out) {
  auto above = batch.find(unit.parent);
  if (above == batch.end()) return CheckUnitKnown(in, unit.parent, field, out);
  for (size_t steps = 0; above != batch.end() && steps < batch.size(); ++steps) {
    if (above->first == unit.id) {
      out.Add(field, "PARENT_CYCLE", absl::StrCat("单位 ", unit.id, " 是自己的上级，请更正上级单位"));
      return;
    }
    above = batch.find(above->second);
  }
}

void CheckUnit(const Register& in, const Parents& batch, const Unit& unit, const std::string& at,
               Violations& out) {
  CheckId(unit.id, absl::StrCat(at, ".unit_id"), out);
  CheckTitle(unit.display_name, absl::StrCat(at, ".unit.display_name"), out);
  if (unit.kind == UnitKind::kUnspecified) {
    out.Add(absl::StrCat(at, ".unit.kind"), "REQUIRED", "须说明单位类别");
  }
  if (!unit.parent.empty()) {
    CheckParent(in, batch, unit, absl::StrCat(at, ".unit.parent_unit"), out);
  }
  CheckTerm(unit.valid_from, unit.valid_until, absl::StrCat(at, ".unit.valid_until_date"), out);
}

void CheckBinding(const Register& in, const RoleBinding& binding, const std::string& at, Violations& out) {
  CheckId(binding.id, absl::StrCat(at, ".role_binding_id"), out);
  CheckId(binding.person, absl::StrCat(at, ".role_binding.person"), out);
  const std::string scope = absl::StrCat(at, ".role_binding");
  switch (binding.role) {
    case Role::kUnspecified:
      out.Add(absl::StrCat(scope, ".role"), "REQUIRED", "须说明角色");
      break;
    case Role::kReporter:
    case Role::kUnitLeader:
      if (binding.unit.empty())
        out.Add(absl::StrCat(scope, ".unit"), "SCOPE_REQUIRED", "填报人、单位负责人须属于一个单位");
      break;
    case Role::kTfReviewer:
      if (binding.action.empty())
        out.Add(absl::StrCat(scope, ".action"), "SCOPE_REQUIRED", "专班审核人须属于一个行动");
      break;
    default:
      break;
  }
  if (!binding.unit.empty()) CheckUnitKnown(in, binding.unit, absl::StrCat(scope, ".unit"), out);
  CheckTerm(binding.start, binding.end, absl::StrCat(scope, ".end_date"), out);
}

void CheckCalendar(const CalendarYear& year, const std::string& at, Violations& out) {
  CheckYear(year.year, absl::StrCat(at, ".calendar.year"), out);
  if (year.source.empty()) out.Add(absl::StrCat(at, ".calendar.source"), "REQUIRED", "须写明放假通知的出处");
  const auto check_days = [&](const std::set<absl::CivilDay>& days, absl::string_view part) {
    for (const absl::CivilDay day : days) {
      if (day.year() == year.year) continue;
      out.Add(absl::StrCat(at, ".calendar.", part), "OUT_OF_RANGE",
              absl::StrCat(absl::FormatCivilTime(day), " 不在 ", year.year, " 年"));
    }
  };
  check_days(year.off_days, "off_dates");
  check_days(year.makeup_workdays, "workday_dates");
  for (const absl::CivilDay day : year.off_days) {
    if (year.makeup_workdays.contains(day)) {
      out.Add(absl::StrCat(at, ".calendar.workday_dates"), "DUPLICATE_ID",
              absl::StrCat(absl::FormatCivilTime(day), " 既列为放假又列为上班"));
    }
  }
}

void CheckRule(const WorkdayRule& rule, const std::string& field, Violations& out) {
  const bool fits = rule.workdays >= 1 && rule.workdays <= 60 && rule.at.hour >= 0 && rule.at.hour <= 23 &&
                    rule.at.minute >= 0 && rule.at.minute <= 59;
  if (!fits) out.Add(field, "OUT_OF_RANGE", "应为 1–60 个工作日、0–23 时、0–59 分");
}

void CheckDueTable(const DueTable& table, Violations& out) {
  CheckRule(table.unit_due, "campaign.due_table.unit_due", out);
  CheckRule(table.tf_due, "campaign.due_table.tf_due", out);
  CheckRule(table.lock, "campaign.due_table.lock", out);
  CheckRule(table.monthly_bulletin, "campaign.due_table.monthly_bulletin", out);
  if (table.open_workdays_before < 1 || table.open_workdays_before > 60) {
    out.Add("campaign.due_table.open_workdays_before", "OUT_OF_RANGE", "应为 1–60 个工作日");
  }
  const auto order = [](const WorkdayRule& rule) {
    return (rule.workdays * 24 + rule.at.hour) * 60 + rule.at.minute;
  };
  if (order(table.unit_due) > order(table.tf_due) || order(table.tf_due) > order(table.lock)) {
    out.Add("campaign.due_table", "DATE_ORDER", "单位时限不晚于专班时限，专班时限不晚于锁定");
  }
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

absl::StatusOr<std::vector<Change>> CreateUnits(const Register& in, const std::vector<Unit>& units) {
  Parents batch;
  for (const Unit& unit : units) batch[unit.id] = unit.parent;
  return CreateAll(
      in, units, "unit.create", IdOf<Unit>, [&](const std::string& id) { return in.units.contains(id); },
      [&](const Unit& unit, const std::string& at, Violations& out) { CheckUnit(in, batch, unit, at, out); });
}

absl::StatusOr<std::vector<Change>> CreateRoleBindings(const Register& in,
                                                       const std::vector<RoleBinding>& bindings) {
  return CreateAll(
      in, bindings, "role_binding.create", IdOf<RoleBinding>,
      [&](const std::string& id) { return in.role_bindings.contains(id); },
      [&](const RoleBinding& binding, const std::string& at, Violations& out) {
        CheckBinding(in, binding, at, out);
      });
}

absl::StatusOr<std::vector<Change>> CreateCalendars(const Register& in,
                                                    const std::vector<CalendarYear>& calendars) {
  return CreateAll(
      in, calendars, "calendar.create", [](const CalendarYear& year) { return year.year; },
      [&](int year) { return in.calendars.contains(year); }, CheckCalendar);
}

absl::StatusOr<std::vector<Change>> CreateItems(const Register& in, const Campaign& campaign,
                                                const std::vector<Item>& items) {
  const auto on_record = in.items.find(campaign.id);
  return CreateAll(
      in, items, "item.create", IdOf<Item>,
      [&](const std::string& id) { return on_record != in.items.end() && on_record->second.contains(id); },
      [&](const Item& item, const std::string& at, Violations& out) {
        CheckItem(in, campaign, item, at, out);
      });
}

absl::StatusOr<std::vector<Change>> CreateCampaign(const Register& in, const Campaign& campaign) {
  Violations violations;
  CheckId(campaign.id, "campaign_id", violations);
  CheckTitle(campaign.display_name, "campaign.display_name", violations);
  CheckYear(campaign.year, "campaign.year", violations);
  CheckUnitKnown(in, campaign.office_unit, "campaign.office_unit", violations);
  CheckActions(in, campaign, violations);
  CheckDueTable(campaign.due_table, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  if (in.campaigns.contains(campaign.id)) return AlreadyExists(CampaignName(in.jurisdiction, campaign.id));
  return std::vector<Change>{Change{"campaign.create", campaign, ""}};
}

}  // namespace duban::task

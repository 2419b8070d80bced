#include "services/task/domain/org/unit_commands.h"

#include <algorithm>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/item/item_machine.h"
#include "services/task/domain/names.h"
#include "services/task/domain/org/unit_checks.h"
#include "services/task/domain/org/unit_history.h"
#include "services/task/domain/texts.h"

namespace duban::task {
namespace {

bool SameState(const Unit& a, const Unit& b) {
  return a.display_name == b.display_name && a.kind == b.kind && a.parent == b.parent;
}

void CheckDay(const Unit& unit, absl::CivilDay day, absl::CivilDay today, Violations& out) {
  if (day > today) {
    out.Add("effective_date", "DATE_IN_FUTURE", "生效日期尚未到来，请在当日办理 (record it on its day)");
  }
  const std::optional<absl::CivilDay> since = PresentSince(unit);
  if ((since && day <= *since) || !ExistsOn(unit, day)) {
    out.Add("effective_date", "DATE_ORDER", "生效日期须在单位存续期内，并晚于上一次变动");
  }
}

bool HasPartIn(const Item& item, const std::string& unit) {
  return item.lead_unit == unit || absl::c_linear_search(item.coop_units, unit);
}

bool HasPartIn(const Campaign& campaign, const std::string& unit) {
  return campaign.office_unit == unit || absl::c_any_of(campaign.actions, [&](const Action& action) {
           return action.lead_unit == unit || action.task_force_unit == unit;
         });
}

bool IsOpenInLedger(const Item& item) {
  return (item.resolution || item.issue || item.hazard) && !IsFinal(StateOf(item));
}

absl::Status InUse(const Unit& unit, const UnitDuties& duties) {
  const std::vector<std::string> paths = duties.Paths();
  constexpr size_t kShown = 5;
  const auto shown_end = paths.begin() + static_cast<int>(std::min(kShown, paths.size()));
  return Precondition(
      "UNIT_IN_USE",
      absl::StrCat("单位 ", unit.id, " 仍承担 ", paths.size(), " 项职责（",
                   absl::StrJoin(paths.begin(), shown_end, "、"), paths.size() > kShown ? "…" : "",
                   "），请先办理合并、拆分或调整牵头单位 (merge or split it instead)"),
      {{"name", unit.id}, {"duties", absl::StrJoin(paths, ",")}});
}

}  // namespace

void CheckUnitOrder(const UnitOrder& order, absl::string_view day_field, Violations& out) {
  if (!order.day) out.Add(std::string(day_field), "REQUIRED", "须写明日期");
  if (IsBlank(order.reason)) out.Add("reason", "REASON_REQUIRED", "须写明依据文件和理由");
  CheckText(order.reason, "reason", Needed::kOptional, out);
}

absl::StatusOr<std::vector<Change>> UpdateUnit(const Unit& unit, const Unit& wanted, const UnitOrder& order,
                                               const ActContext& context) {
  Unit changed = unit;
  changed.display_name = wanted.display_name;
  changed.kind = wanted.kind;
  changed.parent = wanted.parent;
  Violations violations;
  CheckUnitOrder(order, "effective_date", violations);
  if (order.day) CheckDay(unit, *order.day, context.today(), violations);
  const std::vector<Unit> all = {changed};
  CheckUnitState(UnitTree(context.in, all), changed, order.day, "unit", violations);
  if (SameState(unit, changed)) violations.Add("unit", "NO_CHANGE", "名称、类别、上级都没有变化");
  RETURN_IF_ERROR(violations.ToStatus());
  changed.former_states = WithStateEnded(unit, *order.day).former_states;
  return std::vector<Change>{Change{"unit.update", std::move(changed), order.reason}};
}

absl::StatusOr<std::vector<Change>> CloseUnit(const Unit& unit, const UnitOrder& order,
                                              const ActContext& context) {
  Violations violations;
  CheckUnitOrder(order, "last_date", violations);
  const std::optional<absl::CivilDay> since = PresentSince(unit);
  if (order.day && since && *order.day < *since) {
    violations.Add("last_date", "DATE_ORDER", "撤销日期早于上一次变动");
  }
  RETURN_IF_ERROR(violations.ToStatus());
  if (unit.valid_until && *unit.valid_until <= *order.day) {
    return Precondition("UNIT_CLOSED", absl::StrCat("单位 ", unit.id, " 已于 ",
                                                    absl::FormatCivilTime(*unit.valid_until), " 终止"));
  }
  const UnitDuties duties = DutiesOf(context.in, unit.id, *order.day + 1);
  if (!duties.empty()) return InUse(unit, duties);
  Unit closed = unit;
  closed.valid_until = *order.day;
  std::vector<Change> changes = {Change{"unit.close", std::move(closed), order.reason}};
  for (Change& change : EndBindingsIn(unit.id, *order.day, order.reason, context)) {
    changes.push_back(std::move(change));
  }
  return changes;
}

std::vector<std::string> UnitDuties::Paths() const {
  std::vector<std::string> paths;
  for (const Item* item : items)
    paths.push_back(absl::StrCat("campaigns/", item->campaign, "/items/", item->id));
  for (const Unit* unit : children) paths.push_back(absl::StrCat("units/", unit->id));
  for (const Campaign* campaign : campaigns) paths.push_back(absl::StrCat("campaigns/", campaign->id));
  for (const OpenMatter& open : matters) paths.push_back(open.matter.path());
  return paths;
}

UnitDuties DutiesOf(const Register& in, const std::string& unit, absl::CivilDay from) {
  UnitDuties duties;
  for (const auto& [id, campaign] : in.campaigns) {
    const bool past = campaign.value.year < from.year();
    if (!past && HasPartIn(campaign.value, unit)) duties.campaigns.push_back(&campaign.value);
    const auto items = in.items.find(id);
    if (items == in.items.end()) continue;
    for (const auto& [item_id, item] : items->second) {
      // What was is not taken from whoever did it; what is open in a ledger goes on.
      if (past && !IsOpenInLedger(item.value)) continue;
      if (HasPartIn(item.value, unit)) duties.items.push_back(&item.value);
    }
  }
  for (const auto& [id, other] : in.units) {
    const bool goes_on = !other.value.valid_until || from <= *other.value.valid_until;
    if (other.value.parent == unit && goes_on) duties.children.push_back(&other.value);
  }
  duties.matters = OpenMattersOf(in, unit, from);
  return duties;
}

std::vector<Change> EndBindingsIn(const std::string& unit, absl::CivilDay last, const std::string& reason,
                                  const ActContext& context) {
  const absl::CivilDay end = std::max(last, context.today() - 1);
  std::vector<Change> changes;
  for (const auto& [id, binding] : context.in.role_bindings) {
    if (binding.value.unit != unit || (binding.value.end && *binding.value.end <= end)) continue;
    RoleBinding ended = binding.value;
    ended.end = end;
    changes.push_back(Change{"role_binding.end", std::move(ended), reason});
  }
  return changes;
}

}  // namespace duban::task

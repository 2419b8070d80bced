#include "services/task/domain/org/unit_succession.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/names.h"
#include "services/task/domain/org/split_assignments.h"
#include "services/task/domain/org/unit_checks.h"
#include "services/task/domain/org/unit_history.h"

namespace duban::task {
namespace {

// A merger or a split in the making: units end, others take over, and what they had a part in changes hands.
class Succession {
 public:
  Succession(const ActContext& context, const UnitOrder& order, std::string act)
      : context_(context), order_(order), act_(std::move(act)) {
    CheckUnitOrder(order_, "effective_date", out_);
    if (order_.day && *order_.day > context_.today()) {
      out_.Add("effective_date", "DATE_IN_FUTURE", "生效日期尚未到来，请在当日办理 (record it on its day)");
    }
  }

  Violations& out() { return out_; }
  // The first day of the new order; any day while none is given, since nothing is written then.
  absl::CivilDay day() const { return order_.day.value_or(context_.today()); }

  // Ends `id` in favour of `successors`.
  void End(const std::string& id, const std::vector<std::string>& successors, const std::string& field) {
    const auto found = context_.in.units.find(id);
    if (found == context_.in.units.end()) {
      return out_.Add(field, "UNKNOWN_UNIT", absl::StrCat("没有单位“", id, "”，代码见 duban unit list"));
    }
    if (!ended_.insert(id).second) {
      return out_.Add(field, "DUPLICATE_ID", absl::StrCat("单位 ", id, " 重复"));
    }
    CheckEnding(found->second.value, field);
    Unit& ended = Working(id);
    ended.valid_until = day() - 1;
    ended.successors = successors;
    acts_[id] = act_;
  }

  // Lets `successor` take over from `predecessors`; call after End.
  void TakeOver(const Successor& successor, const std::vector<std::string>& predecessors,
                const std::string& field) {
    if (ended_.contains(successor.id)) {
      return out_.Add(absl::StrCat(field, ".unit_id"), "SUCCESSOR_ENDS",
                      absl::StrCat("单位 ", successor.id, " 自身将终止，不能承接"));
    }
    if (successor.created) {
      AddCreated(successor, field);
    } else if (!Continues(successor.id, field)) {
      return;
    }
    Unit& unit = Working(successor.id);
    for (const std::string& id : predecessors) {
      if (!absl::c_linear_search(unit.predecessors, id)) unit.predecessors.push_back(id);
    }
    acts_[successor.id] = successor.created ? "unit.create" : act_;
  }

  // Hands the duties of `from`, and what it has open, to whom `heir` — (path) → successor id — says. Units
  // that end or take over need no heir: the one goes, the other moves up in place of `from`.
  template <typename Heir>
  void HandOver(const std::string& from, Heir heir) {
    const UnitDuties duties = DutiesOf(context_.in, from, day());
    for (const Item* item : duties.items) {
      const std::string path = absl::StrCat("campaigns/", item->campaign, "/items/", item->id);
      HandOverItem(*item, from, heir(path));
    }
    for (const Campaign* campaign : duties.campaigns) {
      HandOverCampaign(*campaign, from, heir(absl::StrCat("campaigns/", campaign->id)));
    }
    for (const OpenMatter& open : duties.matters) {
      HandOverMatter(open.matter, from, heir(open.matter.path()));
    }
    for (const Unit* child : duties.children) {
      if (ended_.contains(child->id)) continue;
      const bool takes_over = acts_.contains(child->id);
      Move(child->id, takes_over ? AboveEnded(from) : heir(absl::StrCat("units/", child->id)));
    }
  }

  // All changes, or every fault.
  absl::StatusOr<std::vector<Change>> Finish() {
    CheckTree();
    RETURN_IF_ERROR(out_.ToStatus());
    for (const auto& [id, act] : acts_) {
      if (act == "unit.create" && context_.in.units.contains(id)) {
        return AlreadyExists(UnitName(context_.in.jurisdiction, id));
      }
    }
    std::vector<Change> changes;
    for (auto& [id, unit] : units_) {
      changes.push_back(Change{acts_.contains(id) ? acts_[id] : "unit.update", unit, order_.reason});
    }
    for (auto& [path, item] : items_) changes.push_back(Change{"item.transfer", item, order_.reason});
    for (auto& [path, matter] : matters_) {
      changes.push_back(Change{TransferType(matter), matter, order_.reason});
    }
    for (auto& [id, campaign] : campaigns_) {
      changes.push_back(Change{"campaign.transfer", campaign, order_.reason});
    }
    for (const std::string& id : ended_) {
      for (Change& change : EndBindingsIn(id, day() - 1, order_.reason, context_)) {
        changes.push_back(std::move(change));
      }
    }
    return changes;
  }

 private:
  // The unit as it will be; begins as it is.
  Unit& Working(const std::string& id) {
    const auto found = units_.find(id);
    if (found != units_.end()) return found->second;
    const auto on_record = context_.in.units.find(id);
    return units_[id] = on_record == context_.in.units.end() ? Unit{.id = id} : on_record->second.value;
  }

  void CheckEnding(const Unit& unit, const std::string& field) {
    if (unit.valid_until && *unit.valid_until < day()) {
      out_.Add(field, "UNIT_CLOSED",
               absl::StrCat("单位 ", unit.id, " 已于 ", absl::FormatCivilTime(*unit.valid_until), " 终止"));
    }
    const std::optional<absl::CivilDay> since = PresentSince(unit);
    if (since && day() <= *since) {
      out_.Add("effective_date", "DATE_ORDER", absl::StrCat("生效日期须晚于单位 ", unit.id, " 的上一次变动"));
    }
  }

  void AddCreated(const Successor& successor, const std::string& field) {
    Unit unit = *successor.created;
    unit.id = successor.id;
    unit.valid_from = day();
    unit.former_states.clear();
    unit.successors.clear();
    unit.predecessors.clear();
    if (ended_.contains(unit.parent)) {
      out_.Add(absl::StrCat(field, ".unit.parent_unit"), "SUCCESSOR_ENDS",
               absl::StrCat("上级单位 ", unit.parent, " 将终止"));
      unit.parent.clear();
    }
    const std::vector<Unit> all = {unit};
    CheckUnit(UnitTree(context_.in, all), unit, field, out_);
    units_[unit.id] = std::move(unit);
  }

  // True if the unit is on record and exists on the day.
  bool Continues(const std::string& id, const std::string& field) {
    const auto found = context_.in.units.find(id);
    if (found != context_.in.units.end() && ExistsOn(found->second.value, day())) return true;
    out_.Add(absl::StrCat(field, ".unit_id"), "UNKNOWN_UNIT",
             absl::StrCat("没有单位“", id, "”，或当日已不存续；新设单位须写明名称和类别"));
    return false;
  }

  // The nearest unit above `id` that goes on; empty at the top.
  std::string AboveEnded(std::string id) {
    while (ended_.contains(id)) id = context_.in.units.at(id).value.parent;
    return id;
  }

  void Move(const std::string& id, const std::string& parent) {
    if (parent.empty() && !acts_.contains(id)) return;  // left out: already a violation
    Unit moved = WithStateEnded(Working(id), day());
    moved.parent = parent;
    units_[id] = std::move(moved);
  }

  void HandOverItem(const Item& item, const std::string& from, const std::string& to) {
    if (to.empty()) return;
    Item& moved = items_.try_emplace(absl::StrCat(item.campaign, "/", item.id), item).first->second;
    if (moved.lead_unit == from) moved.lead_unit = to;
    moved.coop_units = WithUnit(moved.coop_units, from, to, moved.lead_unit);
  }

  void HandOverMatter(const Matter& matter, const std::string& from, const std::string& to) {
    if (to.empty()) return;
    Matter& moved = matters_.try_emplace(matter.path(), matter).first->second;
    moved = HandedOver(moved, from, to);
  }

  void HandOverCampaign(const Campaign& campaign, const std::string& from, const std::string& to) {
    if (to.empty()) return;
    Campaign& moved = campaigns_.try_emplace(campaign.id, campaign).first->second;
    if (moved.office_unit == from) moved.office_unit = to;
    for (Action& action : moved.actions) {
      if (action.lead_unit == from) action.lead_unit = to;
      if (action.task_force_unit == from) action.task_force_unit = to;
    }
  }

  // A successor that lies below a unit whose place it takes would end up below itself.
  void CheckTree() {
    std::vector<Unit> all;
    for (const auto& [id, unit] : units_) all.push_back(unit);
    const UnitTree tree(context_.in, all);
    for (const Unit& unit : all) {
      if (unit.parent.empty() || ended_.contains(unit.id) || !tree.IsOwnAncestor(unit)) continue;
      out_.Add("successor", "PARENT_CYCLE",
               absl::StrCat("单位 ", unit.id, " 将成为自己的上级，请先调整隶属关系"));
      return;
    }
  }

  const ActContext& context_;
  const UnitOrder& order_;
  const std::string act_;
  Violations out_;
  std::set<std::string> ended_;
  std::map<std::string, std::string> acts_;  // the change's type, by unit; "unit.update" for the rest
  std::map<std::string, Unit> units_;
  std::map<std::string, Item> items_;
  std::map<std::string, Campaign> campaigns_;
  std::map<std::string, Matter> matters_;  // by path
};

void CheckCount(size_t count, size_t least, const std::string& field, Violations& out) {
  if (count < least) out.Add(field, "REQUIRED", absl::StrCat("至少 ", least, " 个单位"));
  if (count > kMaxSuccession) out.Add(field, "TOO_MANY", absl::StrCat("最多 ", kMaxSuccession, " 个单位"));
}

}  // namespace

absl::StatusOr<std::vector<Change>> MergeUnits(const Merger& merger, const ActContext& context) {
  Succession succession(context, merger.order, "unit.merge");
  CheckCount(merger.units.size(), 1, "units", succession.out());
  for (size_t i = 0; i < merger.units.size(); ++i) {
    succession.End(merger.units[i], {merger.successor.id}, absl::StrCat("units[", i, "]"));
  }
  succession.TakeOver(merger.successor, merger.units, "successor");
  for (const std::string& unit : merger.units) {
    succession.HandOver(unit, [&](const std::string&) { return merger.successor.id; });
  }
  return succession.Finish();
}

absl::StatusOr<std::vector<Change>> SplitUnit(const Split& split, const ActContext& context) {
  Succession succession(context, split.order, "unit.split");
  CheckCount(split.successors.size(), 2, "successors", succession.out());
  std::vector<std::string> ids;
  for (size_t i = 0; i < split.successors.size(); ++i) {
    const std::string& id = split.successors[i].id;
    if (absl::c_linear_search(ids, id)) {
      succession.out().Add(absl::StrCat("successors[", i, "].unit_id"), "DUPLICATE_ID",
                           absl::StrCat("单位 ", id, " 重复"));
    }
    ids.push_back(id);
  }
  succession.End(split.unit, ids, "name");
  for (size_t i = 0; i < split.successors.size(); ++i) {
    succession.TakeOver(split.successors[i], {split.unit}, absl::StrCat("successors[", i, "]"));
  }
  const std::map<std::string, std::string> heirs =
      ReadAssignments(split, DutiesOf(context.in, split.unit, succession.day()), succession.out());
  succession.HandOver(split.unit, [&](const std::string& path) {
    const auto heir = heirs.find(path);
    return heir == heirs.end() ? std::string() : heir->second;
  });
  return succession.Finish();
}

}  // namespace duban::task

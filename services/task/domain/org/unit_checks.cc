#include "services/task/domain/org/unit_checks.h"

#include "absl/strings/str_cat.h"
#include "services/task/domain/plan/field_checks.h"

namespace duban::task {
namespace {

// True if the parent exists on every day from `from` to the unit's last.
bool Covers(const Unit& parent, const std::optional<absl::CivilDay>& from,
            const std::optional<absl::CivilDay>& until) {
  const bool begins = !parent.valid_from || (from && *parent.valid_from <= *from);
  const bool ends = !parent.valid_until || (until && *until <= *parent.valid_until);
  return begins && ends;
}

void CheckParent(const UnitTree& tree, const Unit& unit, const std::optional<absl::CivilDay>& from,
                 const std::string& field, Violations& out) {
  const Unit* const parent = tree.Find(unit.parent);
  if (parent == nullptr) {
    return out.Add(field, "UNKNOWN_UNIT", absl::StrCat("没有单位“", unit.parent, "”，请先导入单位"));
  }
  if (tree.IsOwnAncestor(unit)) {
    return out.Add(field, "PARENT_CYCLE", absl::StrCat("单位 ", unit.id, " 是自己的上级，请更正上级单位"));
  }
  if (!Covers(*parent, from, unit.valid_until)) {
    out.Add(
        field, "OUTSIDE_PARENT",
        absl::StrCat("单位 ", unit.id, " 的存续期超出上级 ", unit.parent, " 的存续期，请更正日期或上级单位"));
  }
}

}  // namespace

UnitTree::UnitTree(const Register& in, const std::vector<Unit>& changed) : in_(in) {
  for (const Unit& unit : changed) changed_[unit.id] = &unit;
}

const Unit* UnitTree::Find(const std::string& id) const {
  if (const auto found = changed_.find(id); found != changed_.end()) return found->second;
  const auto found = in_.units.find(id);
  return found == in_.units.end() ? nullptr : &found->second.value;
}

bool UnitTree::IsOwnAncestor(const Unit& unit) const {
  const size_t most = in_.units.size() + changed_.size();
  const Unit* above = Find(unit.parent);
  for (size_t steps = 0; above != nullptr && steps <= most; ++steps) {
    if (above->id == unit.id) return true;
    above = Find(above->parent);
  }
  return false;
}

void CheckUnit(const UnitTree& tree, const Unit& unit, const std::string& at, Violations& out) {
  CheckId(unit.id, absl::StrCat(at, ".unit_id"), out);
  CheckUnitState(tree, unit, unit.valid_from, absl::StrCat(at, ".unit"), out);
  CheckTerm(unit.valid_from, unit.valid_until, absl::StrCat(at, ".unit.valid_until_date"), out);
}

void CheckUnitState(const UnitTree& tree, const Unit& unit, const std::optional<absl::CivilDay>& from,
                    const std::string& at, Violations& out) {
  CheckTitle(unit.display_name, absl::StrCat(at, ".display_name"), out);
  if (unit.kind == UnitKind::kUnspecified) {
    out.Add(absl::StrCat(at, ".kind"), "REQUIRED", "须说明单位类别");
  }
  if (!unit.parent.empty()) CheckParent(tree, unit, from, absl::StrCat(at, ".parent_unit"), out);
}

}  // namespace duban::task

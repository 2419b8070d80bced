#include "services/task/domain/org/role_checks.h"

#include "absl/strings/str_cat.h"
#include "services/task/domain/names.h"
#include "services/task/domain/plan/field_checks.h"
#include "services/task/domain/rights.h"

namespace duban::task {
namespace {

// One binding under examination.
class BindingCheck {
 public:
  BindingCheck(const Register& in, const RoleBinding& binding, const std::string& at, Violations& out)
      : in_(in), binding_(binding), at_(at), out_(out) {}

  void Run() {
    CheckId(binding_.id, absl::StrCat(at_, ".role_binding_id"), out_);
    CheckId(binding_.person, Field("person"), out_);
    if (binding_.role == Role::kUnspecified) out_.Add(Field("role"), "REQUIRED", "须说明角色");
    CheckScope();
    if (!binding_.unit.empty()) CheckUnit();
    if (!binding_.item.empty()) CheckItem();
    CheckTerm(binding_.start, binding_.end, Field("end_date"), out_);
    if (!binding_.substitute_for.empty()) {
      out_.Add(Field("substitute_for"), "SUBSTITUTE_BY_DELEGATION",
               "代理请用委托办理：duban delegate add (substitutes are made by DelegateRole)");
    }
  }

 private:
  std::string Field(absl::string_view part) const { return absl::StrCat(at_, ".role_binding.", part); }

  void CheckScope() {
    const BoundTo bound = BoundToOf(binding_.role);
    if (bound == BoundTo::kUnit && binding_.unit.empty()) {
      out_.Add(Field("unit"), "SCOPE_REQUIRED", "填报人、单位负责人须属于一个单位");
    }
    CheckPart(bound == BoundTo::kAction, binding_.action, "action", "专班和行动的角色须属于一个行动");
    CheckPart(bound == BoundTo::kItem, binding_.item, "item", "指挥长须指挥一个项目");
  }

  // A scope that only the roles bound to it have.
  void CheckPart(bool bound, const std::string& value, absl::string_view part, absl::string_view needed) {
    if (bound && value.empty()) out_.Add(Field(part), "SCOPE_REQUIRED", std::string(needed));
    if (!bound && !value.empty() && binding_.role != Role::kUnspecified) {
      out_.Add(Field(part), "SCOPE_NOT_APPLICABLE",
               absl::StrCat("角色 ", RoleName(binding_.role), " 不限于行动或事项，请删去"));
    }
  }

  void CheckUnit() {
    CheckUnitKnown(in_, binding_.unit, Field("unit"), out_);
    const auto unit = in_.units.find(binding_.unit);
    if (unit == in_.units.end() || !unit->second.value.valid_until) return;
    const absl::CivilDay last = *unit->second.value.valid_until;
    if (!binding_.end || *binding_.end > last) {
      out_.Add(Field("end_date"), "OUTSIDE_UNIT",
               absl::StrCat("单位 ", binding_.unit, " 于 ", absl::FormatCivilTime(last),
                            " 终止，任期不得超过这一天"));
    }
  }

  void CheckItem() {
    const auto ref =
        ParseItemName(absl::StrCat(JurisdictionName(in_.jurisdiction), "/", binding_.item), "item");
    if (ref.ok() && FindItem(in_, ref->campaign, ref->item).ok()) return;
    out_.Add(Field("item"), "UNKNOWN_ITEM",
             absl::StrCat("没有事项“", binding_.item, "”，代码见 duban item list"));
  }

  const Register& in_;
  const RoleBinding& binding_;
  const std::string& at_;
  Violations& out_;
};

}  // namespace

void CheckBinding(const Register& in, const RoleBinding& binding, const std::string& at, Violations& out) {
  BindingCheck(in, binding, at, out).Run();
}

}  // namespace duban::task

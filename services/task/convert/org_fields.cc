// Units and role bindings as messages.
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/message/fields.h"
#include "services/task/convert/from_proto.h"
#include "services/task/convert/to_proto.h"
#include "services/task/domain/names.h"

namespace duban::task {
namespace {

constexpr char kBindings[] = "roleBindings/";

}  // namespace

template <typename Io>
void Fields(Io& io, Like<Io, FormerUnitState>& state) {
  io("display_name", state.display_name);
  io("kind", state.kind);
  io.Unit("parent_unit", state.parent);
  io("until_date", state.until);
}

template <typename Io>
void Fields(Io& io, Like<Io, Unit>& unit) {
  io("display_name", unit.display_name);
  io("kind", unit.kind);
  io.Unit("parent_unit", unit.parent);
  io("valid_from_date", unit.valid_from);
  io("valid_until_date", unit.valid_until);
  io("former_states", unit.former_states);
  io.Units("successors", unit.successors);
  io.Units("predecessors", unit.predecessors);
}

template <typename Io>
void Fields(Io& io, Like<Io, RoleBinding>& binding) {
  io("person", binding.person);
  io("role", binding.role);
  io.Unit("unit", binding.unit);
  io("action", binding.action);
  io.Path("item", binding.item);
  io("start_date", binding.start);
  io("end_date", binding.end);
  io("substitute_for", binding.substitute_for);
  std::string principal = binding.principal.empty() ? "" : absl::StrCat(kBindings, binding.principal);
  io.Path("principal_binding", principal);
  if constexpr (Io::kReading) binding.principal = std::string(absl::StripPrefix(principal, kBindings));
  io("acting", binding.acting);
  io("handover_to", binding.handover_to);
  io("handover_note", binding.handover_note);
}

void WriteProto(absl::string_view jurisdiction, const Unit& unit, v1::Unit& out) {
  out.set_name(UnitName(jurisdiction, unit.id));
  FieldsWriter writer(out, jurisdiction);
  Fields(writer, unit);
}

void WriteProto(absl::string_view jurisdiction, const RoleBinding& binding, v1::RoleBinding& out) {
  out.set_name(RoleBindingName(jurisdiction, binding.id));
  FieldsWriter writer(out, jurisdiction);
  Fields(writer, binding);
}

Unit FromProto(const v1::Unit& unit, absl::string_view id, absl::string_view jurisdiction,
               const std::string& field, Violations& out) {
  Unit result = ReadFields<Unit>(unit, jurisdiction, field, out);
  result.id = std::string(id);
  return result;
}

RoleBinding FromProto(const v1::RoleBinding& binding, absl::string_view id, absl::string_view jurisdiction,
                      const std::string& field, Violations& out) {
  RoleBinding result = ReadFields<RoleBinding>(binding, jurisdiction, field, out);
  result.id = std::string(id);
  return result;
}

}  // namespace duban::task

#include "clients/cli/role_text.h"

#include "clients/cli/labels.h"

namespace duban::client {

using task::v1::RoleBinding;

std::string SignerText(const Context& context, const std::string& person, const std::string& on_behalf_of) {
  if (on_behalf_of.empty()) return person;
  return context.language() == Language::kEn ? absl::StrCat(person, " (for ", on_behalf_of, ")")
                                             : absl::StrCat(person, "（代 ", on_behalf_of, "）");
}

std::string BindingListText(const Context& context, const std::vector<RoleBinding>& bindings) {
  Table table({context.Say("代码", "binding"), context.Say("人员", "person"), context.Say("角色", "role"),
               context.Say("单位", "unit"), context.Say("行动", "action"), context.Say("事项", "item"),
               context.Say("起", "from"), context.Say("止", "until")});
  for (const RoleBinding& binding : bindings) {
    table.Add({LastId(binding.name()), SignerText(context, binding.person(), binding.substitute_for()),
               Label(context.language(), binding.role()), LastId(binding.unit()), binding.action(),
               LastId(binding.item()), ShowDate(binding.start_date()), ShowDate(binding.end_date())});
  }
  return table.ToText();
}

std::string BindingText(const Context& context, const RoleBinding& binding) {
  Table table({LastId(binding.name()), SignerText(context, binding.person(), binding.substitute_for())});
  const auto add = [&](absl::string_view zh, absl::string_view en, std::string value) {
    if (!value.empty() && value != "-") table.Add({context.Say(zh, en), std::move(value)});
  };
  add("角色", "role", Label(context.language(), binding.role()));
  add("单位", "unit", LastId(binding.unit()));
  add("行动", "action", binding.action());
  add("事项", "item", LastId(binding.item()));
  add("起", "from", ShowDate(binding.start_date()));
  add("止", "until", ShowDate(binding.end_date()));
  if (binding.acting()) add("任职", "appointment", context.Say("主持工作", "acting"));
  add("代理自", "in place of", LastId(binding.principal_binding()));
  add("移交", "handed over to", binding.handover_to());
  add("移交说明", "handover", binding.handover_note());
  add("版本", "version", binding.etag());
  return table.ToText();
}

}  // namespace duban::client

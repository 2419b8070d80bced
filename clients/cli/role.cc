#include "clients/cli/labels.h"
#include "clients/cli/nouns.h"
#include "duban/task/v1/role.grpc.pb.h"

namespace duban::client {

using task::v1::RoleBinding;
using task::v1::RoleBindingService;

namespace {

absl::Status List(const Context& context) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListRoleBindingsRequest request;
  request.set_parent(names.Jurisdiction());
  ASSIGN_OR_RETURN(const std::vector<RoleBinding> bindings,
                   task.ListAll(&RoleBindingService::Stub::ListRoleBindings, request,
                                [](auto& page) { return page.mutable_role_bindings(); }));
  task::v1::ListRoleBindingsResponse all;
  all.mutable_role_bindings()->Add(bindings.begin(), bindings.end());
  return context.Print(all, [&] {
    Table table({context.Say("代码", "binding"), context.Say("人员", "person"), context.Say("角色", "role"),
                 context.Say("单位", "unit"), context.Say("行动", "action"), context.Say("起", "from"),
                 context.Say("止", "until")});
    for (const RoleBinding& binding : bindings) {
      table.Add({LastId(binding.name()), binding.person(), Label(context.language(), binding.role()),
                 LastId(binding.unit()), binding.action(), ShowDate(binding.start_date()),
                 ShowDate(binding.end_date())});
    }
    return table.ToText();
  });
}

}  // namespace

void AddRoleCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "role", "岗位角色", "");
  noun->require_subcommand(1);
  CLI::App* list = AddCommand(noun, "list", "列出本辖区的岗位角色", "duban --jurisdiction hecheng role list");
  list->callback([&context] { context.command = [&context] { return List(context); }; });
}

}  // namespace duban::client

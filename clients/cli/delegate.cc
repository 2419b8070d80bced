#include "clients/cli/days.h"
#include "clients/cli/nouns.h"
#include "clients/cli/role_text.h"
#include "duban/task/v1/role.grpc.pb.h"

namespace duban::client {

using task::v1::RoleBinding;
using task::v1::RoleBindingService;

namespace {

struct DelegateArgs {
  std::string binding;
  std::string substitute;
  std::string person;
  google::type::Date start;
  google::type::Date end;
  std::string reason;
};

absl::Status AddDelegate(const Context& context, const DelegateArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::DelegateRoleRequest request;
  request.set_name(absl::StrCat(names.Jurisdiction(), "/roleBindings/", args.binding));
  request.set_substitute(args.substitute);
  if (args.start.year() != 0) *request.mutable_start_date() = args.start;
  *request.mutable_end_date() = args.end;
  request.set_reason(args.reason);
  ASSIGN_OR_RETURN(const auto binding, task.Call(&RoleBindingService::Stub::DelegateRole, request));
  return context.Print(binding, [&] { return BindingText(context, binding); });
}

absl::Status ListDelegates(const Context& context, const DelegateArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListRoleBindingsRequest request;
  request.set_parent(names.Jurisdiction());
  ASSIGN_OR_RETURN(std::vector<RoleBinding> bindings,
                   task.ListAll(&RoleBindingService::Stub::ListRoleBindings, request,
                                [](auto& page) { return page.mutable_role_bindings(); }));
  std::erase_if(bindings, [&](const RoleBinding& binding) {
    if (binding.substitute_for().empty()) return true;
    return !args.person.empty() && args.person != binding.person() && args.person != binding.substitute_for();
  });
  task::v1::ListRoleBindingsResponse all;
  all.mutable_role_bindings()->Add(bindings.begin(), bindings.end());
  return context.Print(all, [&] { return BindingListText(context, bindings); });
}

absl::Status Revoke(const Context& context, const DelegateArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::RevokeDelegationRequest request;
  request.set_name(absl::StrCat(names.Jurisdiction(), "/roleBindings/", args.binding));
  if (args.end.year() != 0) *request.mutable_last_date() = args.end;
  request.set_reason(args.reason);
  ASSIGN_OR_RETURN(const auto binding, task.Call(&RoleBindingService::Stub::RevokeDelegation, request));
  return context.Print(binding, [&] { return BindingText(context, binding); });
}

}  // namespace

void AddDelegateCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "delegate", "代理：他人在限定日期内代行岗位角色", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<DelegateArgs>();
  CLI::App* add = AddCommand(noun, "add", "委托代理（本人或管理员）",
                             "duban delegate add r-leader --to ma-lin --until 2024-03-15 --reason 出差");
  add->add_option("binding", args->binding, "被代理的岗位角色代码，见 duban whoami")->required();
  add->add_option("--to", args->substitute, "代理人")->required();
  AddDayOption(add, "--from", &args->start, "第一天，默认今天");
  AddDayOption(add, "--until", &args->end, "最后一天")->required();
  add->add_option("--reason", args->reason, "理由")->required();
  add->callback(
      [&context, args] { context.command = [&context, args] { return AddDelegate(context, *args); }; });
  CLI::App* list = AddCommand(noun, "list", "列出代理", "duban delegate list --person ma-lin");
  list->add_option("--person", args->person, "只看某人代理的或被代理的");
  list->callback(
      [&context, args] { context.command = [&context, args] { return ListDelegates(context, *args); }; });
  CLI::App* revoke = AddCommand(noun, "revoke", "提前终止代理（本人或管理员）",
                                "duban delegate revoke delegation-0001 --reason 提前返回");
  revoke->add_option("binding", args->binding, "代理的代码，见 duban delegate list")->required();
  AddDayOption(revoke, "--last", &args->end, "最后一天，默认立即终止");
  revoke->add_option("--reason", args->reason, "理由")->required();
  revoke->callback(
      [&context, args] { context.command = [&context, args] { return Revoke(context, *args); }; });
}

}  // namespace duban::client

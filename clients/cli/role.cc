#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "clients/cli/days.h"
#include "clients/cli/labels.h"
#include "clients/cli/list_options.h"
#include "clients/cli/nouns.h"
#include "clients/cli/role_text.h"
#include "duban/task/v1/role.grpc.pb.h"

namespace duban::client {

using task::v1::RoleBinding;
using task::v1::RoleBindingService;

namespace {

struct RoleArgs {
  std::string binding;
  std::string person;
  std::string unit;
  std::string action;
  std::string role;
  std::string item;
  ListOptions list;
  google::type::Date day;
  std::string reason;
  std::string handover_to;
  std::string note;
  std::string etag;
};

// The conditions as one AIP-160 filter.
std::string FilterOf(const RoleArgs& args, const Names& names) {
  std::vector<std::string> conditions;
  const auto add = [&](absl::string_view field, const std::string& value) {
    if (!value.empty()) conditions.push_back(absl::StrCat(field, " = \"", value, "\""));
  };
  add("person", args.person);
  add("unit", args.unit.empty() ? "" : names.Unit(args.unit));
  add("action", args.action);
  add("role", absl::AsciiStrToUpper(args.role));
  // OR binds tighter than AND; the caller's own condition may hold either.
  if (!args.list.filter.empty()) conditions.push_back(absl::StrCat("(", args.list.filter, ")"));
  return absl::StrJoin(conditions, " AND ");
}

absl::Status ListRoles(const Context& context, const RoleArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListRoleBindingsRequest request;
  request.set_parent(names.Jurisdiction());
  request.set_filter(FilterOf(args, names));
  request.set_order_by(args.list.order_by);
  if (args.day.year() != 0) *request.mutable_on_date() = args.day;
  ASSIGN_OR_RETURN(const std::vector<RoleBinding> bindings,
                   task.ListAll(&RoleBindingService::Stub::ListRoleBindings, request,
                                [](auto& page) { return page.mutable_role_bindings(); }));
  task::v1::ListRoleBindingsResponse all;
  all.mutable_role_bindings()->Add(bindings.begin(), bindings.end());
  return context.Print(all, [&] { return BindingListText(context, bindings); });
}

absl::Status ShowRole(const Context& context, const RoleArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::GetRoleBindingRequest request;
  request.set_name(absl::StrCat(names.Jurisdiction(), "/roleBindings/", args.binding));
  ASSIGN_OR_RETURN(const auto binding, task.Call(&RoleBindingService::Stub::GetRoleBinding, request));
  return context.Print(binding, [&] { return BindingText(context, binding); });
}

absl::Status AddRole(const Context& context, const RoleArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::BatchCreateRoleBindingsRequest request;
  request.set_parent(names.Jurisdiction());
  task::v1::CreateRoleBindingRequest& create = *request.add_requests();
  create.set_role_binding_id(args.binding);
  RoleBinding& binding = *create.mutable_role_binding();
  task::v1::Role role = task::v1::ROLE_UNSPECIFIED;
  if (!task::v1::Role_Parse(absl::StrCat("ROLE_", absl::AsciiStrToUpper(args.role)), &role)) {
    return UsageError(absl::StrCat("没有角色“", args.role, "”：写 REPORTER、HEAD、VERIFIER …"));
  }
  binding.set_role(role);
  binding.set_person(args.person);
  if (!args.unit.empty()) binding.set_unit(names.Unit(args.unit));
  binding.set_action(args.action);
  if (!args.item.empty()) {
    ASSIGN_OR_RETURN(const Names campaign, context.CampaignNames());
    binding.set_item(campaign.Item(args.item));
  }
  if (args.day.year() != 0) *binding.mutable_start_date() = args.day;
  ASSIGN_OR_RETURN(const auto added, task.Call(&RoleBindingService::Stub::BatchCreateRoleBindings, request));
  return context.Print(added, [&] {
    return BindingListText(context, {added.role_bindings().begin(), added.role_bindings().end()});
  });
}

// Fills in how a role ends.
template <typename Request>
void SetEnding(const RoleArgs& args, Request& request) {
  *request.mutable_last_date() = args.day;
  request.set_reason(args.reason);
  request.set_handover_to(args.handover_to);
  request.set_handover_note(args.note);
}

absl::Status End(const Context& context, const RoleArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::EndRoleBindingRequest request;
  request.set_name(absl::StrCat(names.Jurisdiction(), "/roleBindings/", args.binding));
  request.set_etag(args.etag);
  SetEnding(args, request);
  ASSIGN_OR_RETURN(const auto binding, task.Call(&RoleBindingService::Stub::EndRoleBinding, request));
  return context.Print(binding, [&] { return BindingText(context, binding); });
}

absl::Status Leave(const Context& context, const RoleArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::EndRoleBindingsRequest request;
  request.set_parent(names.Jurisdiction());
  request.set_person(args.person);
  SetEnding(args, request);
  ASSIGN_OR_RETURN(const auto ended, task.Call(&RoleBindingService::Stub::EndRoleBindings, request));
  return context.Print(ended, [&] {
    return BindingListText(context, {ended.role_bindings().begin(), ended.role_bindings().end()});
  });
}

absl::Status WhoAmI(const Context& context) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListMyRolesRequest request;
  request.set_parent(names.Jurisdiction());
  ASSIGN_OR_RETURN(const auto mine, task.Call(&RoleBindingService::Stub::ListMyRoles, request));
  return context.Print(mine, [&] {
    const std::string head = absl::StrCat(mine.person(), "  ", ShowDate(mine.date()), "\n");
    if (mine.role_bindings().empty()) {
      return absl::StrCat(head, context.Say("今天没有任何角色，请管理员登记\n", "no role today\n"));
    }
    return absl::StrCat(head,
                        BindingListText(context, {mine.role_bindings().begin(), mine.role_bindings().end()}));
  });
}

using RoleAct = absl::Status (*)(const Context&, const RoleArgs&);

void RunRole(CLI::App* command, Context& context, const std::shared_ptr<RoleArgs>& args, RoleAct act) {
  command->callback(
      [&context, args, act] { context.command = [&context, args, act] { return act(context, *args); }; });
}

void AddEndingOptions(CLI::App* command, const std::shared_ptr<RoleArgs>& args) {
  AddDayOption(command, "--last", &args->day, "任职的最后一天，至当日 24:00；写昨天即立即终止")->required();
  command->add_option("--reason", args->reason, "理由")->required();
  command->add_option("--handover-to", args->handover_to, "移交给谁");
  command->add_option("--note", args->note, "移交说明");
}

}  // namespace

void AddRoleCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "role", "岗位角色", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<RoleArgs>();
  CLI::App* list = AddCommand(noun, "list", "列出本辖区的岗位角色",
                              "duban --jurisdiction hecheng role list --person li-na --on 2024-03-11");
  list->add_option("--person", args->person, "只看某人");
  list->add_option("--unit", args->unit, "只看某单位");
  list->add_option("--action", args->action, "只看某一行动，如 A1");
  list->add_option("--role", args->role, "只看某角色，如 REPORTER");
  args->list.AddTo(list);
  AddDayOption(list, "--on", &args->day, "只看当日有效的");
  RunRole(list, context, args, ListRoles);
  CLI::App* show = AddCommand(noun, "show", "查看一个岗位角色", "duban role show r-reporter");
  show->add_option("binding", args->binding, "代码")->required();
  RunRole(show, context, args, ShowRole);
  CLI::App* add = AddCommand(noun, "add", "登记一个岗位角色",
                             "duban role add head-1 --person head-1 --role HEAD\n"
                             "duban role add tf-leader-a1 --person li-na --role TF_LEADER --action A1\n"
                             "duban role add commander-p-1 --person chen-san --role COMMANDER --item P-001");
  add->add_option("binding", args->binding, "代码")->required();
  add->add_option("--person", args->person, "人员")->required();
  add->add_option("--role", args->role, "角色，如 REPORTER")->required();
  add->add_option("--unit", args->unit, "单位");
  add->add_option("--action", args->action, "行动，如 A1");
  add->add_option("--item", args->item, "项目：COMMANDER 指挥的事项代码（须有 --campaign）");
  AddDayOption(add, "--from", &args->day, "任职的第一天");
  RunRole(add, context, args, AddRole);
  CLI::App* end =
      AddCommand(noun, "end", "终止一个岗位角色，其代理同时终止",
                 "duban role end r-reporter --last 2024-03-31 --reason 调离 --handover-to ma-lin");
  end->add_option("binding", args->binding, "代码")->required();
  end->add_option("--etag", args->etag, "读到的版本");
  AddEndingOptions(end, args);
  RunRole(end, context, args, End);
  CLI::App* leave = AddCommand(noun, "leave", "某人离岗：终止其全部岗位角色",
                               "duban role leave li-na --last 2024-03-31 --reason 调离 --handover-to ma-lin");
  leave->add_option("person", args->person, "人员")->required();
  AddEndingOptions(leave, args);
  RunRole(leave, context, args, Leave);
}

void AddWhoAmICommand(CLI::App& app, Context& context) {
  CLI::App* who = AddCommand(&app, "whoami", "我是谁，今天有哪些角色", "duban --jurisdiction hecheng whoami");
  who->callback([&context] { context.command = [&context] { return WhoAmI(context); }; });
}

}  // namespace duban::client

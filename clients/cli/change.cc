#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "clients/cli/labels.h"
#include "clients/cli/nouns.h"
#include "duban/task/v1/change.grpc.pb.h"

namespace duban::client {

using task::v1::Change;
using task::v1::ChangeService;

namespace {

struct Args {
  std::string resource;
};

absl::Status List(const Context& context, const Args& args) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListChangesRequest request;
  // A short name lies in the jurisdiction: "units/hc-drc".
  request.set_parent(absl::StartsWith(args.resource, "jurisdictions/")
                         ? args.resource
                         : absl::StrCat(names.Jurisdiction(), "/", args.resource));
  ASSIGN_OR_RETURN(const std::vector<Change> changes,
                   task.ListAll(&ChangeService::Stub::ListChanges, request,
                                [](auto& page) { return page.mutable_changes(); }));
  task::v1::ListChangesResponse all;
  all.mutable_changes()->Add(changes.begin(), changes.end());
  return context.Print(all, [&] {
    Table table({context.Say(">变更号", ">change"), context.Say("时间", "at"), context.Say("事", "act"),
                 context.Say("人员", "person"), context.Say("角色", "role"), context.Say("理由", "reason"),
                 context.Say("时钟", "clock")});
    for (const Change& change : changes) {
      table.Add({absl::StrCat(change.sequence()), ShowTime(change.change_time()), change.type(),
                 change.person(), Label(context.language(), change.role()), change.reason(),
                 change.simulated() ? context.Say("演示", "simulated") : ""});
    }
    return table.ToText();
  });
}

absl::Status Verify(const Context& context) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::VerifyChangesRequest request;
  request.set_parent(names.Jurisdiction());
  ASSIGN_OR_RETURN(const auto found, task.Call(&ChangeService::Stub::VerifyChanges, request));
  RETURN_IF_ERROR(context.Print(found, [&] {
    return absl::StrCat(context.Say("已核对变更 ", "changes checked: "), found.checked_count(),
                        context.Say(" 条，链尾 ", ", last hash "), absl::BytesToHexString(found.last_hash()),
                        "\n");
  }));
  if (found.first_broken_sequence() == 0) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat(context.Say("变更链在此断裂：", "the chain breaks at change "),
                                          found.first_broken_sequence()));
}

}  // namespace

void AddChangeCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "change", "变更记录", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<Args>();
  CLI::App* list =
      AddCommand(noun, "list", "一个资源的变更，新的在前",
                 "duban change list campaigns/eight-actions-2024/periods/2024-M03-D1/forms/hc-drc");
  list->add_option("resource", args->resource, "资源名（可省去 jurisdictions/…/）")->required();
  list->callback([&context, args] { context.command = [&context, args] { return List(context, *args); }; });
  CLI::App* verify =
      AddCommand(noun, "verify", "核对变更链是否完整", "duban --jurisdiction hecheng change verify");
  verify->callback([&context] { context.command = [&context] { return Verify(context); }; });
}

}  // namespace duban::client

#include <algorithm>
#include <memory>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "clients/cli/labels.h"
#include "clients/cli/message_diff.h"
#include "clients/cli/nouns.h"
#include "clients/cli/record_file.h"
#include "clients/cli/role_text.h"
#include "duban/task/v1/change.grpc.pb.h"
#include "services/common/errors.h"

namespace duban::client {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using task::v1::Change;
using task::v1::ChangeService;

namespace {

struct ChangeArgs {
  std::string resource;
  std::string file;
  bool diff = false;
};

// Columns that tell something of any of the changes: reasons, substitutes and simulated clocks are rare.
std::string ChangesText(const Context& context, const std::vector<Change>& changes) {
  const auto any = [&](auto has) { return std::any_of(changes.begin(), changes.end(), has); };
  const bool substitutes = any([](const Change& change) { return !change.on_behalf_of().empty(); });
  std::vector<std::string> titles = {context.Say(">变更号", ">change"), context.Say("时间", "at"),
                                     context.Say("事", "act"),          context.Say("人员", "person"),
                                     context.Say("角色", "role"),       context.Say("理由", "reason"),
                                     context.Say("时钟", "clock")};
  if (substitutes) titles.insert(titles.begin() + 4, context.Say("代谁", "on behalf of"));
  Table table(std::move(titles));
  for (const Change& change : changes) {
    std::vector<std::string> cells = {absl::StrCat(change.sequence()),
                                      ShowTime(change.change_time()),
                                      change.type(),
                                      change.person(),
                                      Label(context.language(), change.role()),
                                      change.reason(),
                                      change.simulated() ? context.Say("演示", "simulated") : ""};
    if (substitutes) cells.insert(cells.begin() + 4, change.on_behalf_of());
    table.Add(std::move(cells));
  }
  return table.ToText();
}

// The resource after a change; null for a kind that this program does not know.
const Message* StateOf(const Change& change) {
  const auto& reflection = *change.GetReflection();
  const FieldDescriptor* const field =
      reflection.GetOneofFieldDescriptor(change, Change::descriptor()->FindOneofByName("state"));
  return field == nullptr ? nullptr : &reflection.GetMessage(change, field);
}

// What a change did to the state before it.
std::string DifferenceText(const Context& context, const Change& change, const Change* earlier) {
  const Message* const after = StateOf(change);
  if (after == nullptr) return "";
  const Message* before = earlier == nullptr ? nullptr : StateOf(*earlier);
  const std::unique_ptr<Message> nothing(after->New());
  if (before == nullptr || before->GetDescriptor() != after->GetDescriptor()) before = nothing.get();
  return DifferencesText(context, Differences(context, *before, *after));
}

// Every change with its differences below it, newest first.
std::string DiffText(const Context& context, const std::vector<Change>& changes) {
  std::string text;
  for (size_t i = 0; i < changes.size(); ++i) {
    const Change& change = changes[i];
    absl::StrAppend(&text, change.sequence(), "  ", ShowTime(change.change_time()), "  ", change.type(), "  ",
                    change.person());
    if (!change.on_behalf_of().empty()) {
      absl::StrAppend(&text, context.Say("（代 ", " (for "), change.on_behalf_of(), context.Say("）", ")"));
    }
    absl::StrAppend(&text, "  ", Label(context.language(), change.role()),
                    change.reason().empty() ? "" : "  ", change.reason(), "\n");
    absl::StrAppend(&text,
                    DifferenceText(context, change, i + 1 < changes.size() ? &changes[i + 1] : nullptr));
  }
  return text;
}

absl::Status ListChanges(const Context& context, const ChangeArgs& args) {
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
  return context.Print(
      all, [&] { return args.diff ? DiffText(context, changes) : ChangesText(context, changes); });
}

absl::Status ExportRecord(const Context& context, const ChangeArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  ASSIGN_OR_RETURN(RecordFile file, RecordFile::Open(args.file));
  task::v1::PullChangesRequest request;
  request.set_parent(names.Jurisdiction());
  request.set_max_changes(2000);
  while (true) {
    request.set_after_sequence(file.last_sequence());
    ASSIGN_OR_RETURN(const auto page, task.Call(&ChangeService::Stub::PullChanges, request));
    RETURN_IF_ERROR(file.Append(page.records()));
    context.Progress(absl::StrCat(context.Say("已导出 ", "exported "), file.last_sequence(), " / ",
                                  std::max<std::int64_t>(page.last_sequence(), file.last_sequence())));
    if (page.records().empty()) break;
  }
  context.PrintText(absl::StrCat(context.Say("已导出变更 ", "changes exported: "), file.last_sequence(),
                                 context.Say(" 条到 ", " to "), args.file, "\n"));
  return absl::OkStatus();
}

absl::Status VerifyFile(const Context& context, const ChangeArgs& args) {
  ASSIGN_OR_RETURN(const RecordCheck check, CheckRecordFile(args.file));
  task::v1::VerifyChangesResponse found;
  found.set_checked_count(check.checked);
  found.set_first_broken_sequence(check.first_broken);
  found.set_last_hash(check.last_hash);
  RETURN_IF_ERROR(context.Print(found, [&] {
    return absl::StrCat(context.Say("已核对变更 ", "changes checked: "), check.checked,
                        context.Say(" 条，链尾 ", ", last hash "), absl::BytesToHexString(check.last_hash),
                        "\n");
  }));
  if (check.first_broken == 0) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat(context.Say("变更链在此断裂：第 ", "the chain breaks at change "),
                                          check.first_broken, context.Say(" 条，", ", "), args.file, ":",
                                          check.line, context.Say("，", ", "), check.problem));
}

absl::Status VerifyChange(const Context& context, const ChangeArgs& args) {
  if (!args.file.empty()) return VerifyFile(context, args);
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
  CLI::App* noun = AddCommand(&app, "change", "变更记录：谁、何时、代谁、为何、改了什么", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<ChangeArgs>();
  const auto run = [&context, args](CLI::App* command,
                                    absl::Status (*act)(const Context&, const ChangeArgs&)) {
    command->callback(
        [&context, args, act] { context.command = [&context, args, act] { return act(context, *args); }; });
  };
  CLI::App* list =
      AddCommand(noun, "list", "一个资源的变更，新的在前",
                 "duban change list --diff campaigns/eight-actions-2024/periods/2024-M03-D1/forms/hc-drc");
  list->add_option("resource", args->resource, "资源名（可省去 jurisdictions/…/）")->required();
  list->add_flag("--diff", args->diff, "逐栏说明每次变更：原值 → 新值");
  run(list, ListChanges);
  CLI::App* out = AddCommand(noun, "export", "导出全部变更记录（督查室、管理员）；中断后再运行即续传",
                             "duban --jurisdiction hecheng change export -o record.jsonl");
  out->add_option("-o,--out", args->file, "写到哪个文件")->required();
  out->callback([&context, args] {
    context.own_progress = true;
    context.command = [&context, args] { return ExportRecord(context, *args); };
  });
  CLI::App* verify = AddCommand(noun, "verify", "核对变更链是否完整；加 --file 为离线核对导出的文件",
                                "duban change verify --file record.jsonl");
  verify->add_option("--file", args->file, "change export 导出的文件；不连接服务");
  run(verify, VerifyChange);
}

}  // namespace duban::client

#include <memory>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cli/form_rows.h"
#include "clients/cli/nouns.h"
#include "clients/cli/resource_text.h"
#include "duban/task/v1/correction.grpc.pb.h"

namespace duban::client {

using task::v1::Correction;
using task::v1::CorrectionService;

namespace {

struct CorrectionArgs {
  std::string id;
  std::string unit;
  std::string period;
  std::vector<std::string> rows;
  std::vector<std::string> evidence;
  std::string reason;
  std::string action;
  std::string filter;
  std::string etag;
};

std::string CorrectionNameOf(const Names& names, const CorrectionArgs& args) {
  return absl::StrCat(names.Campaign(), "/corrections/", args.id);
}

// Calls a method that takes a correction's name, and prints what comes back.
template <typename Request, typename Method>
absl::Status ActOnCorrection(const Context& context, const CorrectionArgs& args, Request request,
                             Method method) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  request.set_name(CorrectionNameOf(names, args));
  if constexpr (requires { request.set_reason(""); }) request.set_reason(args.reason);
  if constexpr (requires { request.set_action(""); }) request.set_action(args.action);
  if constexpr (requires { request.set_etag(""); }) request.set_etag(args.etag);
  ASSIGN_OR_RETURN(const Correction correction, task.Call(method, request));
  return context.Print(correction, [&] { return ResourceText(context, correction); });
}

absl::Status AskCorrection(const Context& context, const CorrectionArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::AskCorrectionRequest request;
  request.set_parent(names.Campaign());
  Correction& wanted = *request.mutable_correction();
  wanted.set_form(names.Form(args.period, args.unit));
  wanted.set_reason(args.reason);
  for (const std::string& evidence : args.evidence) wanted.add_evidence(evidence);
  for (const std::string& row : args.rows) {
    ASSIGN_OR_RETURN(*wanted.add_rows(), ParseRow(row));
  }
  ASSIGN_OR_RETURN(const Correction asked, task.Call(&CorrectionService::Stub::AskCorrection, request));
  return context.Print(asked, [&] { return ResourceText(context, asked); });
}

absl::Status ListCorrections(const Context& context, const CorrectionArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListCorrectionsRequest request;
  request.set_parent(names.Campaign());
  request.set_filter(args.filter);
  ASSIGN_OR_RETURN(const std::vector<Correction> found,
                   task.ListAll(&CorrectionService::Stub::ListCorrections, request,
                                [](auto& page) { return page.mutable_corrections(); }));
  task::v1::ListCorrectionsResponse all;
  all.mutable_corrections()->Add(found.begin(), found.end());
  return context.Print(all, [&] {
    return ListText(context, found, {"name", "form", "state", "asker", "ask_time", "reason"});
  });
}

CLI::App* AddCorrectionAct(CLI::App* noun, const std::shared_ptr<CorrectionArgs>& args,
                           const std::string& verb, const std::string& description,
                           const std::string& example) {
  CLI::App* command = AddCommand(noun, verb, description, example);
  command->add_option("correction", args->id, "更正代码，如 correction-0001")->required();
  return command;
}

}  // namespace

void AddCorrectionCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "correction", "更正：锁定后改数，单位签认，专班与总专班办两人批准", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<CorrectionArgs>();
  const auto run = [&context, args](CLI::App* command,
                                    absl::Status (*act)(const Context&, const CorrectionArgs&)) {
    command->callback(
        [&context, args, act] { context.command = [&context, args, act] { return act(context, *args); }; });
  };
  CLI::App* ask = AddCommand(noun, "ask", "申请更正（填报人）",
                             "duban correction ask --unit hc-drc --period 2024-M03-D1 "
                             "--row item=I-A3-02,value=9.4 --reason 漏加一户 --evidence 台账第3页");
  ask->add_option("--unit", args->unit, "单位代码")->required();
  ask->add_option("--period", args->period, "旬代码")->required();
  ask->add_option("--row", args->rows, "改成的一行，写法同 form fill（可重复）")->required();
  ask->add_option("--reason", args->reason, "理由")->required();
  ask->add_option("--evidence", args->evidence, "佐证（可多个）")->required();
  run(ask, AskCorrection);

  CLI::App* endorse =
      AddCorrectionAct(noun, args, "endorse", "单位负责人签认", "duban correction endorse correction-0001");
  endorse->add_option("--etag", args->etag, "上次读到的版本");
  run(endorse, [](const Context& c, const CorrectionArgs& a) {
    return ActOnCorrection(c, a, task::v1::EndorseCorrectionRequest(),
                           &CorrectionService::Stub::EndorseCorrection);
  });
  CLI::App* approve = AddCorrectionAct(noun, args, "approve", "批准：总专班办；加 --action 为专班",
                                       "duban correction approve correction-0001 --action A3");
  approve->add_option("--action", args->action, "行动代码，如 A1");
  approve->add_option("--etag", args->etag, "上次读到的版本");
  run(approve, [](const Context& c, const CorrectionArgs& a) {
    return ActOnCorrection(c, a, task::v1::ApproveCorrectionRequest(),
                           &CorrectionService::Stub::ApproveCorrection);
  });
  CLI::App* reject = AddCorrectionAct(noun, args, "reject", "驳回",
                                      "duban correction reject correction-0001 --reason 佐证不足");
  reject->add_option("--reason", args->reason, "理由")->required();
  reject->add_option("--etag", args->etag, "上次读到的版本");
  run(reject, [](const Context& c, const CorrectionArgs& a) {
    return ActOnCorrection(c, a, task::v1::RejectCorrectionRequest(),
                           &CorrectionService::Stub::RejectCorrection);
  });
  run(AddCorrectionAct(noun, args, "show", "查看一件更正", "duban correction show correction-0001"),
      [](const Context& c, const CorrectionArgs& a) {
        return ActOnCorrection(c, a, task::v1::GetCorrectionRequest(),
                               &CorrectionService::Stub::GetCorrection);
      });
  CLI::App* list = AddCommand(noun, "list", "列出更正", "duban correction list --filter \"state = PENDING\"");
  list->add_option("--filter", args->filter, "筛选，如 state = PENDING");
  run(list, ListCorrections);
}

}  // namespace duban::client

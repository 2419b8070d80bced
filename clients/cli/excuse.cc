#include <memory>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cli/nouns.h"
#include "clients/cli/resource_text.h"
#include "duban/task/v1/excuse.grpc.pb.h"

namespace duban::client {

using task::v1::Excuse;
using task::v1::ExcuseService;

namespace {

struct ExcuseArgs {
  std::string id;
  std::string unit;
  std::string period;
  std::string cause;
  std::vector<std::string> evidence;
  std::string reason;
  std::string filter;
  std::string etag;
};

Excuse::Cause CauseOf(const std::string& word) {
  if (word == "outage") return Excuse::CAUSE_SYSTEM_OUTAGE;
  return word == "holiday" ? Excuse::CAUSE_HOLIDAY_ERROR : Excuse::CAUSE_FORCE_MAJEURE;
}

// Calls a method that takes an excuse's name, and prints what comes back.
template <typename Request, typename Method>
absl::Status ActOnExcuse(const Context& context, const ExcuseArgs& args, Request request, Method method) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  request.set_name(absl::StrCat(names.Campaign(), "/excuses/", args.id));
  if constexpr (requires { request.set_reason(""); }) request.set_reason(args.reason);
  if constexpr (requires { request.set_etag(""); }) request.set_etag(args.etag);
  ASSIGN_OR_RETURN(const Excuse excuse, task.Call(method, request));
  return context.Print(excuse, [&] { return ResourceText(context, excuse); });
}

absl::Status AskExcuse(const Context& context, const ExcuseArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::AskExcuseRequest request;
  request.set_parent(names.Campaign());
  Excuse& wanted = *request.mutable_excuse();
  wanted.set_form(names.Form(args.period, args.unit));
  wanted.set_cause(CauseOf(args.cause));
  wanted.set_reason(args.reason);
  for (const std::string& evidence : args.evidence) wanted.add_evidence(evidence);
  ASSIGN_OR_RETURN(const Excuse asked, task.Call(&ExcuseService::Stub::AskExcuse, request));
  return context.Print(asked, [&] { return ResourceText(context, asked); });
}

absl::Status ListExcuses(const Context& context, const ExcuseArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListExcusesRequest request;
  request.set_parent(names.Campaign());
  request.set_filter(args.filter);
  ASSIGN_OR_RETURN(const std::vector<Excuse> found,
                   task.ListAll(&ExcuseService::Stub::ListExcuses, request,
                                [](auto& page) { return page.mutable_excuses(); }));
  task::v1::ListExcusesResponse all;
  all.mutable_excuses()->Add(found.begin(), found.end());
  return context.Print(all, [&] {
    return ListText(context, found, {"name", "form", "state", "cause", "asker", "reason"});
  });
}

CLI::App* AddExcuseAct(CLI::App* noun, const std::shared_ptr<ExcuseArgs>& args, const std::string& verb,
                       const std::string& description, const std::string& example) {
  CLI::App* command = AddCommand(noun, verb, description, example);
  command->add_option("excuse", args->id, "免责申请代码，如 excuse-0001")->required();
  return command;
}

}  // namespace

void AddExcuseCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "excuse", "免责：迟报、漏报因不可归责的原因按按时计", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<ExcuseArgs>();
  const auto run = [&context, args](CLI::App* command,
                                    absl::Status (*act)(const Context&, const ExcuseArgs&)) {
    command->callback(
        [&context, args, act] { context.command = [&context, args, act] { return act(context, *args); }; });
  };
  CLI::App* ask = AddCommand(noun, "ask", "申请免责（填报人、单位负责人）",
                             "duban excuse ask --unit hc-drc --period 2024-M03-D1 --cause outage "
                             "--reason 系统当日无法登录 --evidence 故障通报");
  ask->add_option("--unit", args->unit, "单位代码")->required();
  ask->add_option("--period", args->period, "旬代码")->required();
  ask->add_option("--cause", args->cause,
                  "原因：outage 系统故障，force-majeure 不可抗力，holiday 节假日安排错误")
      ->check(CLI::IsMember({"outage", "force-majeure", "holiday"}))
      ->required();
  ask->add_option("--reason", args->reason, "情况")->required();
  ask->add_option("--evidence", args->evidence, "佐证（可多个）")->required();
  run(ask, AskExcuse);

  CLI::App* confirm =
      AddExcuseAct(noun, args, "confirm", "确认（总专班办）", "duban excuse confirm excuse-0001");
  confirm->add_option("--etag", args->etag, "上次读到的版本");
  run(confirm, [](const Context& c, const ExcuseArgs& a) {
    return ActOnExcuse(c, a, task::v1::ConfirmExcuseRequest(), &ExcuseService::Stub::ConfirmExcuse);
  });
  CLI::App* refuse = AddExcuseAct(noun, args, "refuse", "不予确认（总专班办）",
                                  "duban excuse refuse excuse-0001 --reason 系统当日正常");
  refuse->add_option("--reason", args->reason, "理由")->required();
  refuse->add_option("--etag", args->etag, "上次读到的版本");
  run(refuse, [](const Context& c, const ExcuseArgs& a) {
    return ActOnExcuse(c, a, task::v1::RefuseExcuseRequest(), &ExcuseService::Stub::RefuseExcuse);
  });
  run(AddExcuseAct(noun, args, "show", "查看一件免责申请", "duban excuse show excuse-0001"),
      [](const Context& c, const ExcuseArgs& a) {
        return ActOnExcuse(c, a, task::v1::GetExcuseRequest(), &ExcuseService::Stub::GetExcuse);
      });
  CLI::App* list = AddCommand(noun, "list", "列出免责申请", "duban excuse list --filter \"state = ASKED\"");
  list->add_option("--filter", args->filter, "筛选，如 state = ASKED");
  run(list, ListExcuses);
}

}  // namespace duban::client

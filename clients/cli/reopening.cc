#include "clients/cli/reopening.h"

#include <memory>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cli/nouns.h"
#include "clients/cli/resource_text.h"
#include "duban/task/v1/reopening.grpc.pb.h"

namespace duban::client {

using task::v1::Reopening;
using task::v1::ReopeningService;

namespace {

struct ReopeningArgs {
  std::string id;
  std::string unit;
  std::string period;
  std::string reason;
  std::string until;
  std::string filter;
  std::string etag;
};

// Calls a method that takes a reopening's name, and prints what comes back.
template <typename Request, typename Method>
absl::Status ActOnReopening(const Context& context, const ReopeningArgs& args, Request request,
                            Method method) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  request.set_name(absl::StrCat(names.Campaign(), "/reopenings/", args.id));
  if constexpr (requires { request.set_reason(""); }) request.set_reason(args.reason);
  if constexpr (requires { request.set_etag(""); }) request.set_etag(args.etag);
  ASSIGN_OR_RETURN(const Reopening reopening, task.Call(method, request));
  return context.Print(reopening, [&] { return ResourceText(context, reopening); });
}

absl::Status Order(const Context& context, const ReopeningArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  ASSIGN_OR_RETURN(const absl::Time until, ParseMoment(args.until));
  task::v1::OrderReopeningRequest request;
  request.set_parent(names.Campaign());
  Reopening& wanted = *request.mutable_reopening();
  wanted.set_form(names.Form(args.period, args.unit));
  wanted.set_reason(args.reason);
  wanted.mutable_end_time()->set_seconds(absl::ToUnixSeconds(until));
  ASSIGN_OR_RETURN(const Reopening ordered, task.Call(&ReopeningService::Stub::OrderReopening, request));
  return context.Print(ordered, [&] { return ResourceText(context, ordered); });
}

absl::Status ListReopenings(const Context& context, const ReopeningArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListReopeningsRequest request;
  request.set_parent(names.Campaign());
  request.set_filter(args.filter);
  ASSIGN_OR_RETURN(const std::vector<Reopening> found,
                   task.ListAll(&ReopeningService::Stub::ListReopenings, request,
                                [](auto& page) { return page.mutable_reopenings(); }));
  task::v1::ListReopeningsResponse all;
  all.mutable_reopenings()->Add(found.begin(), found.end());
  return context.Print(all, [&] {
    return ListText(context, found, {"name", "form", "state", "end_time", "orderer", "approver", "reason"});
  });
}

CLI::App* AddReopeningAct(CLI::App* noun, const std::shared_ptr<ReopeningArgs>& args, const std::string& verb,
                          const std::string& description, const std::string& example) {
  CLI::App* command = AddCommand(noun, verb, description, example);
  command->add_option("reopening", args->id, "重新开放代码，如 reopening-0001")->required();
  return command;
}

}  // namespace

void AddReopenCommand(CLI::App* period, Context& context) {
  const auto args = std::make_shared<ReopeningArgs>();
  CLI::App* reopen =
      AddCommand(period, "reopen", "报请为一个单位重新开放一旬（总专班办），经另一人批准后生效",
                 "duban period reopen --unit hc-drc --period 2024-M03-D1 "
                 "--reason 系统升级致数据未报 --until 2024-03-15T18:00");
  reopen->add_option("--unit", args->unit, "单位代码")->required();
  reopen->add_option("--period", args->period, "旬代码")->required();
  reopen->add_option("--reason", args->reason, "理由")->required();
  reopen->add_option("--until", args->until, "开放到何时，如 2024-03-15T18:00")->required();
  reopen->callback(
      [&context, args] { context.command = [&context, args] { return Order(context, *args); }; });
}

void AddReopeningCommands(CLI::App& app, Context& context) {
  CLI::App* noun =
      AddCommand(&app, "reopening", "重新开放：批准、不予批准、查看（报请用 period reopen）", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<ReopeningArgs>();
  const auto run = [&context, args](CLI::App* command,
                                    absl::Status (*act)(const Context&, const ReopeningArgs&)) {
    command->callback(
        [&context, args, act] { context.command = [&context, args, act] { return act(context, *args); }; });
  };
  CLI::App* approve =
      AddReopeningAct(noun, args, "approve", "批准（报请人以外的总专班办人员、常务副区长、区长）",
                      "duban reopening approve reopening-0001");
  approve->add_option("--etag", args->etag, "上次读到的版本");
  run(approve, [](const Context& c, const ReopeningArgs& a) {
    return ActOnReopening(c, a, task::v1::ApproveReopeningRequest(),
                          &ReopeningService::Stub::ApproveReopening);
  });
  CLI::App* refuse = AddReopeningAct(noun, args, "refuse", "不予批准",
                                     "duban reopening refuse reopening-0001 --reason 无故");
  refuse->add_option("--reason", args->reason, "理由")->required();
  refuse->add_option("--etag", args->etag, "上次读到的版本");
  run(refuse, [](const Context& c, const ReopeningArgs& a) {
    return ActOnReopening(c, a, task::v1::RefuseReopeningRequest(), &ReopeningService::Stub::RefuseReopening);
  });
  run(AddReopeningAct(noun, args, "show", "查看一件重新开放", "duban reopening show reopening-0001"),
      [](const Context& c, const ReopeningArgs& a) {
        return ActOnReopening(c, a, task::v1::GetReopeningRequest(), &ReopeningService::Stub::GetReopening);
      });
  CLI::App* list =
      AddCommand(noun, "list", "列出重新开放", "duban reopening list --filter \"state = RUNNING\"");
  list->add_option("--filter", args->filter, "筛选，如 state = RUNNING");
  run(list, ListReopenings);
}

}  // namespace duban::client

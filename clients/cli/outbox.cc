#include "clients/batch/outbox.h"

#include "clients/cli/acts.h"
#include "clients/cli/nouns.h"
#include "duban/task/v1/notice.grpc.pb.h"

namespace duban::client {

using OutboxStub = task::v1::NoticeService::Stub;

namespace {

struct OutboxArgs {
  bool failed = false;
  std::string filter;
  std::string sink;
  std::string channel = "inbox";
};

absl::Status Plan(const Context& context) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::PlanNoticesRequest request;
  request.set_parent(names.Campaign());
  ASSIGN_OR_RETURN(const auto planned, task.Call(&OutboxStub::PlanNotices, request));
  return context.Print(planned, [&] {
    return absl::StrCat(context.Say("今日新增提醒 ", "notices planned: "), planned.notices_size(), "\n");
  });
}

absl::Status ListNotices(const Context& context, const OutboxArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListNoticesRequest request;
  request.set_parent(names.Campaign());
  request.set_filter(args.failed ? "deliveries.state:FAILED" : args.filter);
  ASSIGN_OR_RETURN(const auto notices, task.ListAll(&OutboxStub::ListNotices, request,
                                                    [](auto& page) { return page.mutable_notices(); }));
  task::v1::ListNoticesResponse all;
  all.mutable_notices()->Add(notices.begin(), notices.end());
  return context.Print(all, [&] {
    return ListText(context, all.notices(), {"name", "person", "deliver_after_time", "deliveries"});
  });
}

absl::Status Deliver(const Context& context, const OutboxArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  ASSIGN_OR_RETURN(const std::unique_ptr<NoticeSink> sink, OpenSink(args.sink));
  ASSIGN_OR_RETURN(const OutboxReport report, DeliverNotices(task, names, args.channel, *sink));
  context.PrintText(absl::StrCat(
      context.Say("送达 ", "sent "), report.sent_count, context.Say("，失败 ", ", failed "),
      report.failed_count, context.Say("，静默时段待发 ", ", in quiet hours "), report.quiet_count, "\n"));
  return absl::OkStatus();
}

}  // namespace

void AddOutboxCommands(CLI::App& app, Context& context) {
  const Noun noun(app, context, "outbox", "提醒：每人每天一份，另有逐项告知；送达记录");
  const auto args = std::make_shared<OutboxArgs>();
  CLI::App* plan = AddCommand(noun.app, "plan", "生成今日提醒；重复运行不会多发", "duban outbox plan");
  plan->callback([&context] { context.command = [&context] { return Plan(context); }; });
  CLI::App* list = AddCommand(noun.app, "list", "列出提醒与送达情况", "duban outbox list --failed");
  CLI::Option* const failed = list->add_flag("--failed", args->failed, "只看送达失败的");
  list->add_option("--filter", args->filter, "筛选，如 'person = li-na'")->excludes(failed);
  list->callback(
      [&context, args] { context.command = [&context, args] { return ListNotices(context, *args); }; });
  CLI::App* deliver = AddCommand(noun.app, "deliver", "发出待发的提醒，失败的下次重试",
                                 "duban outbox deliver --sink file:/var/spool/duban/notices.jsonl");
  deliver->add_option("--sink", args->sink, "送到哪里：file:路径 或 http://…")->required();
  deliver->add_option("--channel", args->channel, "渠道")->capture_default_str();
  deliver->callback(
      [&context, args] { context.command = [&context, args] { return Deliver(context, *args); }; });
  AddAct(noun,
         {"announce", "立即告知单位的负责人和填报人（总专班办）；同一事项不重复告知",
          "duban outbox announce --kind other --subject "
          "jurisdictions/hecheng/campaigns/ba-da-2024/meetings/M-0001 --title 会议改期 "
          "--unit hc-finance"},
         &OutboxStub::AnnounceToUnits,
         {{"--kind", "announcement.kind"},
          {"--subject", "announcement.subject", "所涉文书的资源名"},
          {"--occasion", "announcement.occasion", "同一文书的第几次，如 change-1"},
          {"--title", "announcement.title", "告知什么"},
          {"--due", "announcement.due_time", "答复期限"},
          {"--unit", "announcement.units", "单位（可重复）"}});
  AddAct(noun, {"show", "查看一份提醒", "duban outbox show 2024-03-11-li-na"}, &OutboxStub::GetNotice);
  AddAct(noun, {"read", "标为已读（本人）", "duban outbox read 2024-03-11-li-na"},
         &OutboxStub::MarkNoticeRead);
  AddAct(noun, {"rules", "查看提醒规则", "duban outbox rules current"}, &OutboxStub::GetNoticeRules);
}

}  // namespace duban::client

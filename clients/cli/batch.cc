#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "clients/batch/announcements.h"
#include "clients/batch/light_proposals.h"
#include "clients/batch/outbox.h"
#include "clients/cli/due_text.h"
#include "clients/cli/nouns.h"

namespace duban::client {
namespace {

struct BatchArgs {
  std::string until;
  std::string out;
};

nlohmann::ordered_json ToJson(const DueAct& act) {
  const bool locked = act.kind == DueAct::Kind::kLocked;
  const bool proposed = act.kind == DueAct::Kind::kProposed;
  return {{"act", locked     ? "lock"
                  : proposed ? "proposal"
                             : "bulletin"},
          {"period", act.period},
          {"bulletin", act.bulletin},
          {"sequence", act.sequence},
          {"digest", act.digest},
          {"file", act.file}};
}

void PrintReport(const Context& context, const DueReport& report, int notice_count,
                 nlohmann::ordered_json json) {
  if (context.json()) {
    json["until"] = absl::FormatTime(absl::RFC3339_full, report.until, absl::UTCTimeZone());
    json["locked"] = report.locked_count;
    json["proposed"] = report.proposed_count;
    json["calls"] = report.call_count;
    json["drafted"] = report.drafted_count;
    json["existing"] = report.existing_count;
    json["notices"] = notice_count;
    return context.PrintText(json.dump(2) + "\n");
  }
  context.PrintText(absl::StrCat(
      context.Say("截至 ", "until "), ShowTime(report.until), context.Say("：锁定 ", ": locked "),
      report.locked_count, context.Say("，催办 ", ", calls "), report.call_count,
      context.Say("，提议 ", ", proposals "), report.proposed_count,
      context.Say("，起草文稿 ", ", bulletins drafted "), report.drafted_count,
      context.Say("，已有文稿 ", ", there already "), report.existing_count, "\n"));
}

absl::Status RunBatch(const Context& context, const BatchArgs& args) {
  DueOptions options;
  if (!args.until.empty()) {
    ASSIGN_OR_RETURN(options.until, ParseMoment(args.until));
  }
  options.out_dir = args.out;
  if (!args.out.empty()) mkdir(args.out.c_str(), 0755);
  nlohmann::ordered_json json;
  json["acts"] = nlohmann::ordered_json::array();
  options.on_act = [&](const DueAct& act) {
    json["acts"].push_back(ToJson(act));
    if (!context.json()) context.PrintText(DueActText(context, act) + "\n");
  };
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  ASSIGN_OR_RETURN(const DueReport report, RunDue(task, reporting, names, options));
  // Notices are about the day the server is in; a run that stops before it leaves them to the one of that
  // day.
  int notice_count = 0;
  if (args.until.empty()) {
    ASSIGN_OR_RETURN(const LightProposalReport lights, ProposeByLights(task, reporting, names));
    json["light_proposals"] = lights.created_count;
    if (!context.json() && lights.created_count > 0) {
      context.PrintText(
          absl::StrCat(context.Say("亮灯提议 ", "proposed by lights "), lights.created_count, "\n"));
    }
    ASSIGN_OR_RETURN(const AnnouncementReport told, TellUnits(reporting, names));
    json["announcements"] = told.told_count;
    json["announced_persons"] = told.notice_count;
    if (!context.json() && told.notice_count + told.unreached_count > 0) {
      context.PrintText(absl::StrCat(context.Say("告知单位 ", "announced to units "), told.told_count,
                                     context.Say(" 项，", ", "), told.notice_count,
                                     context.Say(" 人；未达单位 ", " persons; units not reached "),
                                     told.unreached_count, "\n"));
    }
    ASSIGN_OR_RETURN(notice_count, PlanNotices(task, names));
  }
  PrintReport(context, report, notice_count, std::move(json));
  return absl::OkStatus();
}

}  // namespace

std::string DueActText(const Context& context, const DueAct& act) {
  if (act.kind == DueAct::Kind::kLocked) {
    return absl::StrCat(context.Say("锁定 ", "locked "), act.period, context.Say("（变更 #", " (change #"),
                        act.sequence, context.Say("）", ")"));
  }
  if (act.kind == DueAct::Kind::kProposed) {
    return absl::StrCat(context.Say("提议 ", "proposed "), act.period);
  }
  return absl::StrCat(context.Say("起草文稿 ", "drafted bulletin "), act.bulletin,
                      context.Say("（依据变更 #", " (as of change #"), act.sequence, context.Say("）", ")"),
                      act.file.empty() ? "" : " → ", act.file);
}

void AddBatchCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "batch", "定时任务", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<BatchArgs>();
  CLI::App* run =
      AddCommand(noun, "run",
                 "办理到期事项：锁定到期的旬，催办并提出升级，起草到期的简报、通报、月报和讲评材"
                 "料，按上月亮灯提出提醒和督办，告知单位试算、裁定和定稿，生成今日提醒；各办一次，可重复运行",
                 "duban batch run --until 2024-04-30 --out /var/lib/duban/bulletins");
  run->add_option("--until", args->until, "只办此时之前到期的：2024-04-30（当日终）或 2024-04-30T17:30");
  run->add_option("--out", args->out, "通报 HTML 的文件夹");
  run->callback(
      [&context, args] { context.command = [&context, args] { return RunBatch(context, *args); }; });
}

}  // namespace duban::client

// duban: the command line of the supervision cycle (督办).
#include <CLI/CLI.hpp>
#include <cstdlib>

#include "absl/strings/strip.h"
#include "clients/cli/context.h"
#include "clients/cli/errors.h"
#include "clients/cli/help.h"
#include "clients/cli/nouns.h"
#include "clients/cli/wait_notice.h"

namespace duban::client {
namespace {

void AddGlobalOptions(CLI::App& app, GlobalOptions& options) {
  app.add_option("--task", options.task, "记录服务地址")->envname("DUBAN_TASK")->capture_default_str();
  app.add_option("--reporting", options.reporting, "报告服务地址")
      ->envname("DUBAN_REPORTING")
      ->capture_default_str();
  app.add_option("--jurisdiction", options.jurisdiction, "辖区代码")->envname("DUBAN_JURISDICTION");
  app.add_option("--campaign", options.campaign, "年度行动代码")->envname("DUBAN_CAMPAIGN");
  app.add_option("--token-file", options.token_file, "令牌文件（或在环境变量 DUBAN_TOKEN 中直接给出令牌）")
      ->envname("DUBAN_TOKEN_FILE");
  app.add_option("--output", options.output, "输出：text 或 json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  app.add_option("--lang", options.lang, "语言：zh 或 en")
      ->check(CLI::IsMember({"zh", "en"}))
      ->envname("DUBAN_LANG")
      ->capture_default_str();
  app.add_option("--tls-ca", options.tls.ca_file, "信任的证书机构（PEM）")->envname("DUBAN_TLS_CA");
  app.add_option("--tls-cert", options.tls.cert_file, "本方证书（PEM，双向 TLS）")->envname("DUBAN_TLS_CERT");
  app.add_option("--tls-key", options.tls.key_file, "本方证书私钥（PEM）")->envname("DUBAN_TLS_KEY");
  app.add_option("--timeout", options.timeout_seconds, "每次调用的时限（秒）")
      ->check(CLI::Range(1, 3600))
      ->capture_default_str();
}

void AddNouns(CLI::App& app, Context& context) {
  AddCampaignCommands(app, context);
  AddUnitCommands(app, context);
  AddRoleCommands(app, context);
  AddWhoAmICommand(app, context);
  AddDelegateCommands(app, context);
  AddItemCommands(app, context);
  AddCalCommands(app, context);
  AddIssueCommands(app, context);
  AddHazardCommands(app, context);
  AddChangeRequestCommands(app, context);
  AddPeriodCommands(app, context);
  AddCustomCommands(app, context);
  AddFormCommands(app, context);
  AddCorrectionCommands(app, context);
  AddExcuseCommands(app, context);
  AddReopeningCommands(app, context);
  AddOrderCommands(app, context);
  AddProposalCommands(app, context);
  AddCardCommands(app, context);
  AddConclusionCommands(app, context);
  AddPlanCommands(app, context);
  AddChangeCommands(app, context);
  AddScoreCommands(app, context);
  AddEvaluationCommands(app, context);
  AddAppealCommands(app, context);
  AddSchemeCommands(app, context);
  AddPanelCommands(app, context);
  AddBallotCommands(app, context);
  AddCreditCommands(app, context);
  AddExemptionCommands(app, context);
  AddSummaryCommands(app, context);
  AddLightCommands(app, context);
  AddHintCommands(app, context);
  AddBulletinCommands(app, context);
  AddMeetingCommands(app, context);
  AddWorkCommands(app, context);
  AddReportCommands(app, context);
  AddOutboxCommands(app, context);
  AddAnnouncementCommands(app, context);
  AddAssessmentCommands(app, context);
  AddEvidenceCommands(app, context);
  AddStatisticCommands(app, context);
  AddSampleCommands(app, context);
  AddFindingCommands(app, context);
  AddFalseReportCommands(app, context);
  AddRulesCommands(app, context);
  AddBatchCommands(app, context);
  AddTokenCommands(app, context);
  AddClockCommands(app, context);
  AddDemoCommands(app, context);
}

int Main(int argc, char** argv) {
  Context context;
  CLI::App app("督办：区级调度督查考评的命令行", "duban");
  app.set_help_flag("-h,--help", "显示帮助");
  app.option_defaults()->group(kOptionsGroup);
  app.get_help_ptr()->group(kOptionsGroup);
  app.formatter(HelpFormatter());
  app.failure_message(DescribeUsageFault);
  app.require_subcommand(1);
  app.footer(
      "示例：\n  duban --jurisdiction hecheng --campaign eight-actions-2024 period list --kind xun\n"
      "每个命令都有 --help。退出码：0 成功，1 服务拒绝，2 用法或文件有误，3 连不上服务。");
  AddGlobalOptions(app, context.options);
  AddNouns(app, context);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // CLI11 reports help and faults of the command line this way; nothing of ours throws.
    return app.exit(error) == 0 ? kExitOk : kExitUsage;
  }
  if (const char* token = std::getenv("DUBAN_TOKEN"); token != nullptr) context.options.token = token;
  absl::Status status;
  {
    const WaitNotice notice(context);
    status = context.command();
  }
  if (!status.ok()) context.Progress(absl::StripSuffix(DescribeError(status, context.language()), "\n"));
  return ExitCodeOf(status);
}

}  // namespace
}  // namespace duban::client

int main(int argc, char** argv) { return duban::client::Main(argc, argv); }

#include <sys/stat.h>

#include "clients/cli/due_text.h"
#include "clients/cli/nouns.h"
#include "clients/demo/ballots.h"
#include "clients/demo/play.h"

namespace duban::client {
namespace {

// A service that is being restarted comes back within this time.
constexpr absl::Duration kRetryFor = absl::Seconds(60);

struct DemoArgs {
  std::string key;
  std::string from;
  std::string until;
  std::string stop_after;
  std::string out;
};

std::string DekadLine(const Context& context, const DekadReport& dekad) {
  return absl::StrCat(context.Say("〔模拟数据〕", "[simulated] "), dekad.period,
                      context.Say(" 报表 ", " forms "), dekad.form_count, context.Say("，迟报 ", ", late "),
                      dekad.late_count, context.Say("，漏报 ", ", missing "), dekad.missing_count,
                      context.Say("，退回 ", ", returned "), dekad.returned_count);
}

absl::StatusOr<PlayOptions> Options(const Context& context, const DemoArgs& args) {
  PlayOptions options;
  ASSIGN_OR_RETURN(options.private_key_pem, ReadFile(args.key));
  if (!args.from.empty()) {
    ASSIGN_OR_RETURN(options.from, ParseMoment(args.from));
  }
  ASSIGN_OR_RETURN(options.until, ParseMoment(args.until));
  options.stop_after = args.stop_after;
  options.out_dir = args.out;
  if (!args.out.empty()) mkdir(args.out.c_str(), 0755);
  options.on_dekad = [&context](const DekadReport& dekad) { context.Progress(DekadLine(context, dekad)); };
  options.on_act = [&context](const DueAct& act) { context.Progress(DueActText(context, act)); };
  return options;
}

absl::Status RunPlay(Context& context, const DemoArgs& args) {
  context.own_progress = true;
  ASSIGN_OR_RETURN(const PlayOptions options, Options(context, args));
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Connect(context.options.task, kRetryFor));
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Connect(context.options.reporting, kRetryFor));
  context.Progress(
      context.Say("〔模拟数据〕目标、清单、日历为真实公开文本；以下填报进展均为模拟。",
                  "[simulated] targets, lists and calendar are real; all progress below is simulated."));
  return Play(task, reporting, names, options);
}

struct BallotArgs {
  std::string key;
  std::string panel;
  std::string recorder;
  std::string paper_group = "G4";
  int paper_ballots = 12;
};

absl::Status RunBallots(Context& context, const BallotArgs& args) {
  context.own_progress = true;
  BallotOptions options{.panel = args.panel,
                        .recorder = args.recorder,
                        .paper_group = args.paper_group,
                        .paper_ballots = args.paper_ballots};
  ASSIGN_OR_RETURN(options.private_key_pem, ReadFile(args.key));
  options.on_progress = [&context](int cast, int all) {
    if (cast % 200 == 0)
      context.Progress(absl::StrCat(context.Say("〔模拟数据〕票 ", "[simulated] ballots "), cast, "/", all));
  };
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Connect(context.options.reporting, kRetryFor));
  ASSIGN_OR_RETURN(const BallotCount count, CastSimulatedBallots(reporting, names, options));
  context.Progress(absl::StrCat(context.Say("〔模拟数据〕投票 ", "[simulated] cast "), count.cast,
                                context.Say("，纸质票 ", ", paper "), count.paper,
                                context.Say("，回避 ", ", recused "), count.recused));
  return absl::OkStatus();
}

void AddBallotsCommand(CLI::App* noun, Context& context) {
  const auto args = std::make_shared<BallotArgs>();
  CLI::App* ballots = AddCommand(noun, "ballots", "以全体评议人的名义投模拟票，并登记纸质票",
                                 "duban demo ballots --key key.pem --panel 2024-Q1 --recorder performance-1");
  ballots->add_option("--key", args->key, "签发令牌的私钥（演示专用）")->required();
  ballots->add_option("--panel", args->panel, "评议，如 2024-Q1")->required();
  ballots->add_option("--recorder", args->recorder, "登记纸质票的绩效办人员")->required();
  ballots->add_option("--paper-group", args->paper_group, "用纸质票的评议主体");
  ballots->add_option("--paper-ballots", args->paper_ballots, "每单位纸质票数；0 为没有");
  ballots->callback(
      [&context, args] { context.command = [&context, args] { return RunBallots(context, *args); }; });
}

}  // namespace

void AddDemoCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "demo", "演示：在演示时钟上播放模拟填报（模拟数据）", "");
  noun->group("");  // not in the main help; the operator's README tells of it
  noun->require_subcommand(1);
  const auto args = std::make_shared<DemoArgs>();
  CLI::App* play = AddCommand(noun, "play", "播放到某日为止；中断后再运行会接着播放",
                              "duban demo play --key key.pem --until 2024-04-30 --out bulletins");
  play->add_option("--key", args->key, "签发令牌的私钥（演示专用）")->required();
  play->add_option("--until", args->until, "播放到此时（含）")->required();
  play->add_option("--from", args->from, "只播放此时之后到期的");
  play->add_option("--stop-after", args->stop_after, "锁定这一旬后停下，如 2024-M02-D1");
  play->add_option("--out", args->out, "通报 HTML 的文件夹");
  play->callback(
      [&context, args] { context.command = [&context, args] { return RunPlay(context, *args); }; });
  AddBallotsCommand(noun, context);
}

}  // namespace duban::client

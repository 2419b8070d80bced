#include "clients/cli/campaign_due.h"

#include "clients/cli/due_rule_text.h"
#include "clients/cli/due_step_text.h"
#include "duban/task/v1/campaign.grpc.pb.h"

namespace duban::client {

using task::v1::Campaign;
using task::v1::CampaignService;
using task::v1::DeadlineImpact;
using task::v1::DueTable;

namespace {

struct CampaignDueArgs {
  std::vector<std::string> settings;
  std::string reason;
  bool dry_run = false;
};

std::string TableText(const Context& context, const Campaign& campaign) {
  Table table({context.Say("时限", "rule"), context.Say("规则", "value")});
  for (const NamedRule& rule : RulesOf(campaign.due_table())) table.Add({rule.name, rule.text});
  std::string text = absl::StrCat(table.ToText(), context.Say("生效：", "in force since: "),
                                  ShowTime(campaign.due_table_effective_time()), "\n");
  for (const auto& earlier : campaign.superseded_due_tables()) {
    absl::StrAppend(&text, context.Say("旧表，生效：", "before, in force since: "),
                    ShowTime(earlier.effective_time()), "\n");
  }
  return text;
}

absl::Status ShowDueTable(const Context& context) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::GetCampaignRequest request;
  request.set_name(names.Campaign());
  ASSIGN_OR_RETURN(const Campaign campaign, task.Call(&CampaignService::Stub::GetCampaign, request));
  return context.Print(campaign.due_table(), [&] { return TableText(context, campaign); });
}

absl::Status Preview(const Context& context, const Names& names, const DueTable& rules) {
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::PreviewCampaignDueTableRequest request;
  request.set_name(names.Campaign());
  *request.mutable_due_table() = rules;
  ASSIGN_OR_RETURN(const DeadlineImpact impact,
                   task.Call(&CampaignService::Stub::PreviewCampaignDueTable, request));
  return context.Print(impact, [&] {
    return absl::StrCat(ImpactText(context, impact),
                        context.Say("试算：未写入任何内容\n", "dry run: nothing written\n"));
  });
}

absl::Status SetDueTable(const Context& context, const CampaignDueArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  DueTable rules;
  for (const std::string& setting : args.settings) RETURN_IF_ERROR(SetRule(setting, rules));
  if (args.dry_run) return Preview(context, names, rules);
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::UpdateCampaignDueTableRequest request;
  request.set_name(names.Campaign());
  *request.mutable_due_table() = rules;
  request.set_reason(args.reason);
  ASSIGN_OR_RETURN(const Campaign campaign,
                   task.Call(&CampaignService::Stub::UpdateCampaignDueTable, request));
  return context.Print(campaign, [&] { return TableText(context, campaign); });
}

}  // namespace

void AddCampaignDueCommands(CLI::App* campaign, Context& context) {
  CLI::App* due = AddCommand(campaign, "due", "时限表：何时到期", "");
  due->require_subcommand(1);
  const auto args = std::make_shared<CampaignDueArgs>();
  CLI::App* show = AddCommand(due, "show", "查看时限表", "duban campaign due show");
  show->callback([&context] { context.command = [&context] { return ShowDueTable(context); }; });
  CLI::App* set = AddCommand(due, "set", "修改时限表（管理员、总专班办），可先试算哪些时限会变",
                             "duban campaign due set \"unit_due=WD+1 12:00\" --reason 中午报送 --dry-run");
  set->add_option("settings", args->settings, "名称=规则，可写多个")->required();
  set->add_option("--reason", args->reason, "理由");
  set->add_flag("--dry-run", args->dry_run, "只列出会变动的时限，不写入");
  set->callback(
      [&context, args] { context.command = [&context, args] { return SetDueTable(context, *args); }; });
}

}  // namespace duban::client

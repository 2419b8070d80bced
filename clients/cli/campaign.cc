#include <nlohmann/json.hpp>

#include "clients/cli/campaign_due.h"
#include "clients/cli/list_options.h"
#include "clients/cli/nouns.h"
#include "clients/cli/resource_text.h"
#include "clients/import/import.h"
#include "duban/task/v1/campaign.grpc.pb.h"
#include "services/common/clock.h"

namespace duban::client {

using task::v1::Campaign;
using task::v1::CampaignService;

namespace {

struct CampaignArgs {
  std::string folder;
  bool dry_run = false;
  ListOptions list;
};

// Collects what happened to each file, and tells it on stderr when the import takes long.
class ImportLog {
 public:
  ImportLog(Context& context, bool dry_run)
      : context_(context),
        dry_run_(dry_run),
        table_({context.Say("文件", "file"), context.Say(">行数", ">rows"), context.Say("结果", "result")}),
        start_(SystemClock().TimeNow()) {}

  void Add(const ImportStep& step, bool by_server) {
    const std::string result = !dry_run_   ? context_.Say("已导入", "imported")
                               : by_server ? context_.Say("服务已检查", "checked by the server")
                                           : context_.Say("仅本地检查", "checked locally only");
    table_.Add({step.file, absl::StrCat(step.row_count), result});
    json_["files"].push_back(
        {{"file", step.file}, {"rows", step.row_count}, {"checked_by_server", by_server}});
    if (SystemClock().TimeNow() - start_ > absl::Seconds(2))
      context_.Progress(absl::StrCat(step.file, " ", result));
  }

  void Print(const CampaignFolder& folder) {
    json_["campaign"] = folder.names.Campaign();
    json_["dry_run"] = dry_run_;
    if (context_.json()) return context_.PrintText(json_.dump(2) + "\n");
    context_.PrintText(table_.ToText());
    context_.PrintText(
        dry_run_
            ? context_.Say("试导入：未写入任何内容；对单位、行动的引用只在本文件夹内核对，以服务为准。\n",
                           "dry run: nothing written; references were checked inside the folder "
                           "only, the server decides.\n")
            : context_.Say("已导入：", "imported: ") + folder.names.Campaign() + "\n");
  }

 private:
  Context& context_;
  const bool dry_run_;
  Table table_;
  nlohmann::ordered_json json_;
  const absl::Time start_;
};

absl::Status ImportCampaign(Context& context, const CampaignArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const CampaignFolder folder, ReadCampaignFolder(args.folder, names.jurisdiction_id));
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  ImportLog log(context, args.dry_run);
  context.own_progress = true;
  ImportOptions options{.dry_run = args.dry_run,
                        .on_step = [&](const ImportStep& step, bool by_server) { log.Add(step, by_server); }};
  RETURN_IF_ERROR(RunImport(task, folder, options));
  log.Print(folder);
  return absl::OkStatus();
}

std::string CampaignText(const Context& context, const Campaign& campaign) {
  Table table({context.Say("行动", "action"), context.Say("名称", "name"), context.Say("牵头单位", "lead"),
               context.Say("专班", "task force"), context.Say("目标", "goal")});
  for (const auto& action : campaign.actions()) {
    table.Add({action.action_id(), action.display_name(), LastId(action.lead_unit()),
               LastId(action.task_force_unit()), Shorten(action.goal(), 50)});
  }
  return absl::StrCat(campaign.display_name(), "（", campaign.year(), "）\n",
                      context.Say("总专班办：", "office: "), LastId(campaign.office_unit()), "\n",
                      table.ToText());
}

absl::Status ListCampaigns(Context& context, const CampaignArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.JurisdictionNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListCampaignsRequest request;
  request.set_parent(names.Jurisdiction());
  args.list.Fill(request);
  ASSIGN_OR_RETURN(const std::vector<Campaign> campaigns,
                   task.ListAll(&CampaignService::Stub::ListCampaigns, request,
                                [](auto& page) { return page.mutable_campaigns(); }));
  task::v1::ListCampaignsResponse all;
  all.mutable_campaigns()->Add(campaigns.begin(), campaigns.end());
  return context.Print(all, [&] {
    return ListText(context, campaigns, {"name", "year", "display_name", "office_unit"});
  });
}

absl::Status ShowCampaign(Context& context, const CampaignArgs&) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::GetCampaignRequest request;
  request.set_name(names.Campaign());
  ASSIGN_OR_RETURN(const Campaign campaign, task.Call(&CampaignService::Stub::GetCampaign, request));
  return context.Print(campaign, [&] { return CampaignText(context, campaign); });
}

}  // namespace

void AddCampaignCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "campaign", "年度行动：导入与查看", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<CampaignArgs>();
  CLI::App* import =
      AddCommand(noun, "import", "导入一个年度行动文件夹（单位、日历、行动、三张清单）",
                 "duban --jurisdiction hecheng campaign import deploy/demo/hecheng-2024 --dry-run");
  import->add_option("folder", args->folder, "文件夹")->required();
  import->add_flag("--dry-run", args->dry_run, "只检查，不写入");
  const auto run = [&context, args](CLI::App* command, absl::Status (*act)(Context&, const CampaignArgs&)) {
    command->callback(
        [&context, args, act] { context.command = [&context, args, act] { return act(context, *args); }; });
  };
  run(import, ImportCampaign);
  run(AddCommand(noun, "show", "查看年度行动", "duban campaign show"), ShowCampaign);
  CLI::App* list = AddCommand(noun, "list", "列出本辖区的年度行动",
                              "duban campaign list --filter 'year >= 2024' --order-by 'year desc'");
  args->list.AddTo(list);
  run(list, ListCampaigns);
  AddCampaignDueCommands(noun, context);
}

}  // namespace duban::client

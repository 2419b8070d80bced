#include "clients/cli/nouns.h"
#include "clients/cli/resource_text.h"
#include "clients/import/statistics.h"
#include "duban/task/v1/statistic.grpc.pb.h"

namespace duban::client {

using task::v1::Statistic;
using task::v1::StatisticService;

namespace {

struct StatisticArgs {
  std::string file;
  bool dry_run = false;
  std::string item;
  std::string period;
  std::string filter;
};

absl::Status ImportStatistics(const Context& context, const StatisticArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(CsvTable table, CsvTable::Read(args.file));
  ASSIGN_OR_RETURN(auto made, StatisticRequest(names, std::make_shared<const CsvTable>(std::move(table))));
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  made.request.set_validate_only(args.dry_run);
  const auto imported = task.Call(&StatisticService::Stub::ImportStatistics, made.request);
  if (!imported.ok()) return InTheFile(imported.status(), made.places);
  return context.Print(*imported, [&] {
    return absl::StrCat(ListText(context, imported->statistics(), {"item", "period", "value", "status"}),
                        args.dry_run ? context.Say("检查通过，未写入；", "checked, nothing written; ") : "",
                        context.Say("新增或更新 ", "added or updated "), imported->statistics_size(),
                        context.Say(" 行，未变 ", " rows, unchanged "), imported->unchanged_count(),
                        context.Say(" 行\n", "\n"));
  });
}

absl::Status ListStatistics(const Context& context, const StatisticArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::ListStatisticsRequest request;
  request.set_parent(names.Campaign());
  request.set_filter(args.filter);
  ASSIGN_OR_RETURN(const std::vector<Statistic> statistics,
                   task.ListAll(&StatisticService::Stub::ListStatistics, request,
                                [](auto& page) { return page.mutable_statistics(); }));
  task::v1::ListStatisticsResponse all;
  all.mutable_statistics()->Add(statistics.begin(), statistics.end());
  return context.Print(all, [&] {
    return ListText(context, statistics, {"item", "period", "value", "status", "update_time"});
  });
}

absl::Status ShowStatistic(const Context& context, const StatisticArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::GetStatisticRequest request;
  request.set_name(absl::StrCat(names.Campaign(), "/statistics/", args.item, "-", args.period));
  ASSIGN_OR_RETURN(const Statistic statistic, task.Call(&StatisticService::Stub::GetStatistic, request));
  return context.Print(statistic, [&] { return ResourceText(context, statistic); });
}

}  // namespace

void AddStatisticCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "statistic", "官方统计值：导入、查看；计分时优先于自报值", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<StatisticArgs>();
  const auto run = [&context, args](CLI::App* command,
                                    absl::Status (*act)(const Context&, const StatisticArgs&)) {
    command->callback(
        [&context, args, act] { context.command = [&context, args, act] { return act(context, *args); }; });
  };
  CLI::App* import = AddCommand(noun, "import",
                                "导入 CSV，全部或全不；列：item,period,status,value,source_document,"
                                "publication_date[,unit_of_measure,revision_reason]",
                                "duban statistic import 2024-3月.csv --dry-run");
  import->add_option("file", args->file, "CSV 文件（UTF-8）")->required();
  import->add_flag("--dry-run", args->dry_run, "只检查，不写入");
  run(import, ImportStatistics);
  CLI::App* list =
      AddCommand(noun, "list", "列出官方统计值", "duban statistic list --filter 'status = PENDING'");
  list->add_option("--filter", args->filter, "条件，如 period = \"2024-M03\"");
  run(list, ListStatistics);
  CLI::App* show = AddCommand(noun, "show", "查看一个指标一个时期的全部版本",
                              "duban statistic show --item I-A1-01 --period 2024-M03");
  show->add_option("--item", args->item, "指标代码")->required();
  show->add_option("--period", args->period, "时期，如 2024-M03、2024-Q1")->required();
  run(show, ShowStatistic);
}

}  // namespace duban::client

// How items come into the lists and are put right: one by one, many from a CSV file.
#include "absl/strings/match.h"
#include "clients/cli/item_options.h"
#include "clients/cli/item_text.h"
#include "clients/cli/nouns.h"
#include "clients/cli/resource_text.h"
#include "duban/task/v1/item_service.grpc.pb.h"

namespace duban::client {

using task::v1::Item;
using task::v1::ItemService;

namespace {

struct ItemWriteArgs {
  std::string id;
  ItemOptions item;
  std::vector<std::string> sets;
  std::string reason;
  std::string etag;
  bool dry_run = false;
};

absl::Status AddMany(const Context& context, const ItemWriteArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(ItemBatch batch, ReadItemsCsv(context, names, args.item.file));
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  batch.request.set_validate_only(args.dry_run);
  const auto made = task.Call(&ItemService::Stub::BatchCreateItems, batch.request);
  if (!made.ok()) return InTheFile(made.status(), batch.places);
  return context.Print(*made, [&] {
    if (args.dry_run) {
      return absl::StrCat(context.Say("检查通过，未写入：", "checked, nothing written: "),
                          batch.request.requests_size(), context.Say(" 行\n", " rows\n"));
    }
    return ListText(context, made->items(), {"name", "action", "lead_unit", "display_name"});
  });
}

absl::Status AddOne(const Context& context, const ItemWriteArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::CreateItemRequest request;
  request.set_parent(names.Campaign());
  request.set_item_id(args.id);
  ASSIGN_OR_RETURN(*request.mutable_item(), args.item.Read(context));
  ASSIGN_OR_RETURN(const Item made, task.Call(&ItemService::Stub::CreateItem, request));
  return context.Print(made, [&] { return ItemText(context, made); });
}

absl::Status AddItem(const Context& context, const ItemWriteArgs& args) {
  if (absl::EndsWith(args.item.file, ".csv")) return AddMany(context, args);
  if (args.dry_run) return UsageError("--dry-run 只用于 CSV 文件 (for CSV files only)");
  return AddOne(context, args);
}

absl::Status UpdateItem(const Context& context, const ItemWriteArgs& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint task, context.Task());
  task::v1::GetItemRequest get;
  get.set_name(names.Item(args.id));
  task::v1::UpdateItemRequest request;
  // What is not named stays as it is.
  ASSIGN_OR_RETURN(*request.mutable_item(), task.Call(&ItemService::Stub::GetItem, get));
  request.set_etag(args.etag.empty() ? request.item().etag() : args.etag);
  for (const std::string& set : args.sets) {
    RETURN_IF_ERROR(SetPair(context, set, *request.mutable_item()));
  }
  request.set_reason(args.reason);
  ASSIGN_OR_RETURN(const Item item, task.Call(&ItemService::Stub::UpdateItem, request));
  return context.Print(item, [&] { return ItemText(context, item); });
}

using ItemWriteAct = absl::Status (*)(const Context&, const ItemWriteArgs&);

void RunItemWrite(CLI::App* command, Context& context, const std::shared_ptr<ItemWriteArgs>& args,
                  ItemWriteAct act) {
  command->callback(
      [&context, args, act] { context.command = [&context, args, act] { return act(context, *args); }; });
}

}  // namespace

void AddItemWrites(CLI::App* noun, Context& context) {
  const auto args = std::make_shared<ItemWriteArgs>();
  CLI::App* add = AddCommand(
      noun, "add", "增加一个事项，或 CSV 文件中的全部（清单事项须为管理员；清单定下后用 change-request）",
      "duban item add --id I-77 --type indicator --name 新增四上企业 --unit hc-sti --field kind=count "
      "--field "
      "target=80 --field unit_of_measure=家\n"
      "duban item add --file items.csv --dry-run    # 栏：item_id、type、display_name、lead_unit、"
      "indicator.target …，逐行报错，全部写入或全不写入");
  add->add_option("--id", args->id, "代码；难点、隐患可不写，由服务编号");
  args->item.AddTo(add);
  add->add_flag("--dry-run", args->dry_run, "CSV：只检查，不写入");
  RunItemWrite(add, context, args, AddItem);

  CLI::App* update =
      AddCommand(noun, "update", "更正事项的一般内容（目标、时限、牵头、权重用 change-request）",
                 "duban item update T-A4-01 --set responsible_person=li-na --set "
                 "strength=ensure --reason 责任人变动");
  update->add_option("item", args->id, "事项代码")->required();
  update->add_option("--set", args->sets, "字段=值（可重复），如 responsible_person=li-na")->required();
  update->add_option("--reason", args->reason, "理由")->required();
  update->add_option("--etag", args->etag, "读到的版本，默认取最新");
  RunItemWrite(update, context, args, UpdateItem);
}

}  // namespace duban::client

#include "clients/cli/labels.h"
#include "clients/cli/nouns.h"
#include "duban/reporting/v1/bulletin.grpc.pb.h"

namespace duban::client {

using reporting::v1::Bulletin;
using reporting::v1::BulletinService;

namespace {

struct Args {
  std::string kind;
  std::string period;
  std::string bulletin;
  std::string out;
  int64_t min_sequence = 0;
};

std::string BulletinText(const Context& context, const std::vector<Bulletin>& bulletins) {
  Table table({context.Say("通报", "bulletin"), context.Say("种类", "kind"), context.Say("周期", "period"),
               context.Say("起草时间", "drafted"), context.Say(">依据变更", ">change"),
               context.Say("摘要", "digest"), context.Say("标题", "title")});
  for (const Bulletin& bulletin : bulletins) {
    table.Add({LastId(bulletin.name()), Label(context.language(), bulletin.kind()), bulletin.period(),
               ShowTime(bulletin.create_time()), absl::StrCat(bulletin.as_of().change_sequence()),
               bulletin.digest().substr(0, 12), bulletin.display_name()});
  }
  return table.ToText();
}

absl::Status WriteHtml(const Args& args, const Bulletin& bulletin) {
  return args.out.empty() ? absl::OkStatus() : WriteFile(args.out, bulletin.html());
}

absl::Status Create(const Context& context, const Args& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::CreateBulletinRequest request;
  request.set_parent(names.Campaign());
  request.mutable_bulletin()->set_kind(args.kind == "monthly" ? Bulletin::KIND_MONTHLY
                                                              : Bulletin::KIND_QUARTERLY_REVIEW);
  request.mutable_bulletin()->set_period(args.period);
  request.set_min_sequence(args.min_sequence);
  ASSIGN_OR_RETURN(const Bulletin bulletin, reporting.Call(&BulletinService::Stub::CreateBulletin, request));
  RETURN_IF_ERROR(WriteHtml(args, bulletin));
  return context.Print(bulletin, [&] { return BulletinText(context, {bulletin}); });
}

absl::Status List(const Context& context) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::ListBulletinsRequest request;
  request.set_parent(names.Campaign());
  ASSIGN_OR_RETURN(const std::vector<Bulletin> bulletins,
                   reporting.ListAll(&BulletinService::Stub::ListBulletins, request,
                                     [](auto& page) { return page.mutable_bulletins(); }));
  reporting::v1::ListBulletinsResponse all;
  all.mutable_bulletins()->Add(bulletins.begin(), bulletins.end());
  return context.Print(all, [&] { return BulletinText(context, bulletins); });
}

absl::Status Show(const Context& context, const Args& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::GetBulletinRequest request;
  request.set_name(names.Bulletin(args.bulletin));
  ASSIGN_OR_RETURN(const Bulletin bulletin, reporting.Call(&BulletinService::Stub::GetBulletin, request));
  RETURN_IF_ERROR(WriteHtml(args, bulletin));
  return context.Print(
      bulletin, [&] { return args.out.empty() ? bulletin.html() : BulletinText(context, {bulletin}); });
}

absl::Status Verify(const Context& context, const Args& args) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::VerifyBulletinRequest request;
  request.set_name(names.Bulletin(args.bulletin));
  ASSIGN_OR_RETURN(const auto found, reporting.Call(&BulletinService::Stub::VerifyBulletin, request));
  RETURN_IF_ERROR(context.Print(found, [&] {
    return absl::StrCat(context.Say("存档 ", "stored  "), found.stored_digest(), "\n",
                        context.Say("重建 ", "rebuilt "), found.rebuilt_digest(), "\n");
  }));
  if (found.stored_digest() == found.rebuilt_digest()) return absl::OkStatus();
  return absl::DataLossError(context.Say("两个摘要不同", "the digests differ"));
}

}  // namespace

void AddBulletinCommands(CLI::App& app, Context& context) {
  CLI::App* noun = AddCommand(&app, "bulletin", "通报：月通报与季讲评材料", "");
  noun->require_subcommand(1);
  const auto args = std::make_shared<Args>();
  CLI::App* create = AddCommand(noun, "create", "起草通报（总专班办或督查室）",
                                "duban bulletin create --kind monthly --period 2024-M03 --out 2024-M03.html");
  create->add_option("--kind", args->kind, "种类")
      ->required()
      ->check(CLI::IsMember({"monthly", "quarterly"}));
  create->add_option("--period", args->period, "月或季的代码")->required();
  create->add_option("--out", args->out, "把 HTML 写入文件");
  create->add_option("--min-sequence", args->min_sequence, "至少依据到此变更号");
  create->callback(
      [&context, args] { context.command = [&context, args] { return Create(context, *args); }; });
  CLI::App* list = AddCommand(noun, "list", "列出通报", "duban bulletin list");
  list->callback([&context] { context.command = [&context] { return List(context); }; });
  CLI::App* show =
      AddCommand(noun, "show", "查看通报", "duban bulletin show monthly-2024-M03 --out 2024-M03.html");
  show->add_option("bulletin", args->bulletin, "通报代码")->required();
  show->add_option("--out", args->out, "把 HTML 写入文件；不给则输出到屏幕");
  show->callback([&context, args] { context.command = [&context, args] { return Show(context, *args); }; });
  CLI::App* verify =
      AddCommand(noun, "verify", "从变更记录重建并核对", "duban bulletin verify monthly-2024-M03");
  verify->add_option("bulletin", args->bulletin, "通报代码")->required();
  verify->callback(
      [&context, args] { context.command = [&context, args] { return Verify(context, *args); }; });
}

}  // namespace duban::client

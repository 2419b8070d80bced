#include "clients/cli/bulletin_write.h"
#include "clients/cli/labels.h"
#include "clients/cli/nouns.h"

namespace duban::client {

using reporting::v1::Bulletin;
using reporting::v1::BulletinService;

namespace {

using BulletinStub = BulletinService::Stub;

const std::vector<std::string>& Columns() {
  static const auto* const kColumns =
      new std::vector<std::string>{"name", "kind", "period", "action", "state", "number", "display_name"};
  return *kColumns;
}

void AddBulletinReads(const Noun& noun) {
  AddList(noun,
          {"list", "列出文稿：简报、通报、月报、讲评材料、函",
           "duban bulletin list --filter 'state = DRAFT AND kind = DEKAD' --order-by 'create_time desc'"},
          &BulletinStub::ListBulletins, Columns());
}

// The steps from the draft to the issued edition.
void AddSteps(const Noun& noun) {
  AddAct(noun, {"refresh", "按最新记录重新生成草稿", "duban bulletin refresh monthly-2024-M03"},
         &BulletinStub::RefreshBulletin);
  AddAct(noun, {"review", "审核（非拟稿人）", "duban bulletin review monthly-2024-M03"},
         &BulletinStub::ReviewBulletin);
  AddAct(noun, {"return", "退回修改（签发前）", "duban bulletin return monthly-2024-M03 --reason 数据待核"},
         &BulletinStub::ReturnBulletin);
  AddAct(noun, {"sign", "签发（非拟稿人、审核人）", "duban bulletin sign monthly-2024-M03"},
         &BulletinStub::SignBulletin);
  AddAct(noun, {"number", "编号：发文字号或期号，连续不跳号", "duban bulletin number monthly-2024-M03"},
         &BulletinStub::NumberBulletin);
  AddAct(noun, {"issue", "印发；此后不能再改", "duban bulletin issue monthly-2024-M03"},
         &BulletinStub::IssueBulletin);
  AddAct(noun,
         {"amend", "更正已印发的文稿：起草新的一版，附更正前后对照",
          "duban bulletin amend monthly-2024-M03 --reason 'GDP 增速据统计局更正'"},
         &BulletinStub::AmendBulletin);
}

absl::Status VerifyBulletin(const Context& context, const std::string& bulletin) {
  ASSIGN_OR_RETURN(const Names names, context.CampaignNames());
  ASSIGN_OR_RETURN(const Endpoint reporting, context.Reporting());
  reporting::v1::VerifyBulletinRequest request;
  request.set_name(names.Bulletin(LastId(bulletin)));
  ASSIGN_OR_RETURN(const auto found, reporting.Call(&BulletinStub::VerifyBulletin, request));
  RETURN_IF_ERROR(context.Print(found, [&] {
    std::string text =
        absl::StrCat(context.Say("内容 存档 ", "content stored  "), found.stored_digest(), "\n",
                     context.Say("内容 重建 ", "content rebuilt "), found.rebuilt_digest(), "\n");
    for (const auto& one : found.formats()) {
      const bool same =
          one.recorded_sha256() == one.stored_sha256() && one.stored_sha256() == one.rebuilt_sha256();
      absl::StrAppend(&text, Label(context.language(), one.format()), " ", one.recorded_sha256(), " ",
                      same ? context.Say("一致", "same") : context.Say("不一致", "differs"), "\n");
    }
    return text;
  }));
  if (found.matches()) return absl::OkStatus();
  return absl::DataLossError(
      context.Say("与按记录重建的结果不一致", "it differs from what the record gives"));
}

void AddVerify(const Noun& noun) {
  CLI::App* command = AddCommand(noun.app, "verify", "按记录重建全部格式并比对摘要",
                                 "duban bulletin verify monthly-2024-M03");
  const auto bulletin = std::make_shared<std::string>();
  command->add_option("bulletin", *bulletin, "文稿编号")->required();
  command->callback([&context = noun.context, bulletin] {
    context.command = [&context, bulletin] { return VerifyBulletin(context, *bulletin); };
  });
}

}  // namespace

void AddBulletinCommands(CLI::App& app, Context& context) {
  const Noun noun(app, context, "bulletin", "文稿：简报、通报、月报、讲评材料、函，从拟稿到印发");
  AddDraft(noun, {"draft", "由记录起草",
                  "duban bulletin draft --kind dekad --period 2024-M03-D1 --action A1 -o brief.docx"});
  AddDraft(noun, {"create", "同 draft",
                  "duban bulletin create --kind monthly --period 2024-M03 --out 2024-M03.html"});
  AddEdit(noun);
  AddSteps(noun);
  AddShow(noun);
  AddExport(noun);
  AddBulletinReads(noun);
  AddVerify(noun);
}

}  // namespace duban::client

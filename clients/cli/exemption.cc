#include "clients/cli/acts.h"
#include "clients/cli/nouns.h"
#include "duban/reporting/v1/exemption.grpc.pb.h"

namespace duban::client {

using ExemptionStub = reporting::v1::ExemptionService::Stub;

void AddExemptionCommands(CLI::App& app, Context& context) {
  const Noun noun(app, context, "exemption", "容错免责：申请、核查、决定；只减免，不加分");
  AddAct(noun,
         {"file", "申请（单位负责人），六项条件逐项说明；数据不实和事故不适用",
          "duban exemption file --unit hc-drc --period 2024-Q1 --subject "
          "jurisdictions/hecheng/campaigns/eight-actions-2024/items/T-A4-01 --cause shortfall "
          "--found 2024-04-10 --lawful … --reform … --duty … --public … --procedure … --corrected …"},
         &ExemptionStub::FileExemption,
         {{"--unit", "exemption.unit"},
          {"--period", "exemption.period", "涉及的季度"},
          {"--subject", "exemption.subject", "事项、黄红牌、督办件或扣分的资源名"},
          {"--cause", "exemption.cause"},
          {"--found", "exemption.finding_date", "发现日期；申请期限由此起算"},
          {"--lawful", "exemption.grounds.lawful"},
          {"--reform", "exemption.grounds.reform_purpose"},
          {"--duty", "exemption.grounds.duty_of_care"},
          {"--public", "exemption.grounds.public_interest"},
          {"--procedure", "exemption.grounds.procedure"},
          {"--corrected", "exemption.grounds.corrected"},
          {"--sha256", "exemption.evidence_sha256", "佐证材料的 SHA-256"}});
  AddAct(
      noun,
      {"check", "核查（督查室）", "duban exemption check exemption-0001 --opinion 六项条件属实 --supports"},
      &ExemptionStub::CheckExemption,
      {{"--opinion", "opinion", "核查意见"}, {"--supports", "supports", "六项条件均属实"}});
  AddAct(noun,
         {"decide", "决定（区长或常务副区长）",
          "duban exemption decide exemption-0001 --granted --number 区政办〔2024〕8号 --reason 符合六项条件"},
         &ExemptionStub::DecideExemption,
         {{"--granted", "granted", "予以免责；不写为不予免责"}, {"--number", "decision_number", "决定文号"}});
  AddAct(noun, {"withdraw", "撤回申请（单位负责人）", "duban exemption withdraw exemption-0001"},
         &ExemptionStub::WithdrawExemption);
  AddList(noun, {"list", "列出申请", "duban exemption list --filter 'state = CHECKED'"},
          &ExemptionStub::ListExemptions,
          {"name", "unit", "period", "subject", "cause", "state", "decision_due_date", "decision_number"});
  AddAct(noun, {"show", "查看一份申请", "duban exemption show exemption-0001"}, &ExemptionStub::GetExemption);
}

}  // namespace duban::client

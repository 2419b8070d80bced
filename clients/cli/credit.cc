#include "clients/cli/acts.h"
#include "clients/cli/nouns.h"
#include "duban/reporting/v1/credit.grpc.pb.h"

namespace duban::client {

using CreditStub = reporting::v1::CreditService::Stub;

void AddCreditCommands(CLI::App& app, Context& context) {
  const Noun noun(app, context, "credit",
                  "加分扣分：表彰、通报批评、作风问题、否决依据、不可抗力；分值由评分办法定");
  AddAct(noun,
         {"propose", "提出一条，须有正式文件",
          "duban credit propose --kind commendation --category COMMENDATION --level provincial --unit hc-drc "
          "--period 2024-Q1 --document 湘政发〔2024〕3号 --title 关于表彰…的决定 --matter 优化营商环境"},
         &CreditStub::ProposeCredit,
         {{"--kind", "credit.kind", "类别；不可抗力不计分，只使该单位本季不列入黑榜"},
          {"--unit", "credit.unit"},
          {"--period", "credit.period", "计入的季度"},
          {"--level", "credit.level", "文件层级"},
          {"--category", "credit.category", "表彰的类别，见评分办法 bonus_categories"},
          {"--document", "credit.document_number", "文号"},
          {"--title", "credit.document_title", "文件标题"},
          {"--matter", "credit.matter", "事项；同一事项只计最高一级"},
          {"--description", "credit.description"},
          {"--sha256", "credit.evidence_sha256", "文件扫描件的 SHA-256"},
          {"--accident-grade", "credit.accident_grade", "事故等级（否决依据）"},
          {"--responsibility-confirmed", "credit.responsibility_confirmed", "责任已认定（否决依据）"}});
  AddAct(noun, {"approve", "批准，自此计分（非提出人）", "duban credit approve credit-0001"},
         &CreditStub::ApproveCredit);
  AddAct(noun, {"refuse", "不予批准", "duban credit refuse credit-0001 --reason 文件不是正式表彰"},
         &CreditStub::RefuseCredit);
  AddAct(noun, {"withdraw", "撤回", "duban credit withdraw credit-0001 --reason 重复提出"},
         &CreditStub::WithdrawCredit);
  AddList(noun, {"list", "列出各条", "duban credit list --filter 'state = PROPOSED'"},
          &CreditStub::ListCredits,
          {"name", "kind", "unit", "period", "level", "points", "state", "document_title"});
  AddAct(noun, {"show", "查看一条", "duban credit show credit-0001"}, &CreditStub::GetCredit);
}

}  // namespace duban::client

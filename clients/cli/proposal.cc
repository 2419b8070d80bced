#include "clients/cli/acts.h"
#include "clients/cli/nouns.h"
#include "duban/task/v1/card.grpc.pb.h"
#include "duban/task/v1/proposal.grpc.pb.h"

namespace duban::client {

void AddProposalCommands(CLI::App& app, Context& context) {
  using Stub = task::v1::ProposalService::Stub;
  const Noun noun(app, context, "proposal", "系统提议：系统提出，由有权的人决定");
  AddList(noun, {"list", "列出提议", "duban proposal list --filter 'state = PROPOSED'"}, &Stub::ListProposals,
          {"name", "unit", "level", "rule", "inputs", "state", "decided_by"});
  AddAct(noun, {"show", "查看一个提议", "duban proposal show DB-0001-L1.OVERDUE-2024-03-26"},
         &Stub::GetProposal);
  AddAct(
      noun,
      {"accept", "采纳并签发文书", "duban proposal accept DB-0001-L1.OVERDUE-2024-03-26 --reason 同意签发"},
      &Stub::AcceptProposal);
  AddAct(noun,
         {"reject", "不采纳", "duban proposal reject DB-0001-L1.OVERDUE-2024-03-26 --reason 已电话说明"},
         &Stub::RejectProposal);
  AddAct(noun, {"run", "检查全部督办件：到期催办，提出升级；可重复运行", "duban proposal run"},
         &Stub::ProposeEscalations);
  AddAct(noun,
         {"submit", "提出亮灯或排名提议，或重大紧急事项直接升级",
          "duban proposal submit --order DB-0001 --level l2 --rule L2.DIRECT --occasion 2024-03-12 "
          "--why 重大安全隐患"},
         &Stub::SubmitProposal,
         {{"--order", "proposal.order", "督办件代码"},
          {"--item", "proposal.item", "事项代码"},
          {"--unit", "proposal.unit", "单位代码；只用于排名靠后的提议，不带督办件和事项"},
          {"--level", "proposal.level", "l1、l2、l3、l4、l5"},
          {"--rule", "proposal.rule", "触发条件代码，见 duban order rules show current"},
          {"--occasion", "proposal.occasion", "由头，例如日期或周期"},
          {"--input", "proposal.inputs", "依据，例如 key=light,value=RED"},
          {"--conclusion", "proposal.conclusion", "督查结论代码"},
          {"--why", "proposal.submit_reason", "理由；直接升级必填"}});
}

void AddCardCommands(CLI::App& app, Context& context) {
  using Stub = task::v1::CardService::Stub;
  const Noun noun(app, context, "card", "黄牌、红牌");
  AddList(noun, {"list", "列出黄红牌", "duban card list --filter 'state = VALID'"}, &Stub::ListCards,
          {"name", "color", "unit", "order", "card_date", "rule", "points", "state"});
  AddAct(noun, {"show", "查看一张牌", "duban card show C-0001"}, &Stub::GetCard);
  AddAct(noun,
         {"withdraw", "撤销（复核或容错免责）",
          "duban card withdraw C-0001 --ground exemption --basis 容错决定1号 --reason 符合六条"},
         &Stub::WithdrawCard, {{"--ground", "ground"}, {"--basis", "basis"}});
}

}  // namespace duban::client

#include "clients/cli/acts.h"
#include "clients/cli/nouns.h"
#include "duban/reporting/v1/appeal.grpc.pb.h"

namespace duban::client {

using AppealStub = reporting::v1::AppealService::Stub;

void AddAppealCommands(CLI::App& app, Context& context) {
  const Noun noun(app, context, "appeal", "申诉：提出、裁定、再申诉");
  AddAct(noun,
         {"file", "对试算得分的一项提出申诉（单位负责人、专班负责人）",
          "duban appeal file --unit hc-drc --period 2024-Q1 --leaf K2a --claim 5 --grounds 旬报按时报送"},
         &AppealStub::FileAppeal,
         {{"--unit", "appeal.unit"},
          {"--period", "appeal.period", "季或年，如 2024-Q1"},
          {"--leaf", "appeal.leaf", "评分项，如 K2a"},
          {"--resource", "appeal.resource", "所涉事项、督办件等的资源名"},
          {"--claim", "appeal.claimed_points", "主张的得分"},
          {"--grounds", "appeal.grounds", "事实和理由"},
          {"--evidence", "appeal.evidence", "佐证材料编号（可重复）"}});
  AddAct(
      noun,
      {"rule", "拟裁定（总专班办或绩效办）", "duban appeal rule appeal-0001 --points 5 --reason 经核实按时"},
      &AppealStub::RuleAppeal, {{"--points", "new_points", "裁定的得分；与原得分相同即不支持"}});
  AddAct(noun, {"confirm", "确认裁定，自此生效（另一办公室）", "duban appeal confirm appeal-0001"},
         &AppealStub::ConfirmAppeal);
  AddAct(noun, {"return", "退回拟裁定（另一办公室）", "duban appeal return appeal-0001 --reason 依据不足"},
         &AppealStub::ReturnAppeal);
  AddAct(noun,
         {"further", "向领导小组再申诉一次（3 个工作日内）",
          "duban appeal further appeal-0001 --reason 佐证未采信"},
         &AppealStub::FurtherAppeal, {{"--evidence", "evidence", "佐证材料编号（可重复）"}});
  AddAct(noun,
         {"decide", "领导小组决定（常务副区长）",
          "duban appeal decide appeal-0001 --points 5 --reason 予以支持"},
         &AppealStub::DecideAppeal, {{"--points", "new_points", "决定的得分"}});
  AddAct(noun, {"withdraw", "撤回申诉", "duban appeal withdraw appeal-0001"}, &AppealStub::WithdrawAppeal);
  AddAct(noun, {"show", "查看申诉", "duban appeal show appeal-0001"}, &AppealStub::GetAppeal);
  AddList(noun, {"list", "列出申诉", "duban appeal list --filter 'state = FILED'"}, &AppealStub::ListAppeals,
          {"name", "state", "unit", "period", "leaf", "trial_points", "claimed_points", "due_time"});
}

}  // namespace duban::client

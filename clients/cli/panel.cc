#include "clients/cli/acts.h"
#include "clients/cli/nouns.h"
#include "duban/reporting/v1/panel_service.grpc.pb.h"

namespace duban::client {

using PanelStub = reporting::v1::PanelService::Stub;

void AddPanelCommands(CLI::App& app, Context& context) {
  const Noun noun(app, context, "panel", "评议组：谁在什么时间评谁，票数，结果");
  AddAct(noun,
         {"create", "筹建一个季度（或年度）的评议",
          "duban panel create --period 2024-Q1 --open 2024-04-08T09:00 --close 2024-04-15 "
          "--member person=li.zhang,group=G1 --member person=sun.du,group=G2 --basis 绩效办〔2024〕2号"},
         &PanelStub::CreatePanel,
         {{"--period", "panel.period"},
          {"--open", "panel.open_time", "开始收票"},
          {"--close", "panel.close_time", "截止收票"},
          {"--member", "panel.members",
           "评议人，如 person=li.zhang,group=G1（可重复）；没有具名评议人的组用纸质票"},
          {"--unit", "panel.units", "参评单位（可重复）；不写为全部"},
          {"--basis", "panel.basis", "依据的文件"}});
  AddAct(noun, {"open", "开始评议（绩效办）", "duban panel open 2024-Q1"}, &PanelStub::OpenPanel);
  AddAct(noun, {"close", "结束评议；截止前只有绩效办可以", "duban panel close 2024-Q1"},
         &PanelStub::ClosePanel);
  AddAct(noun, {"show", "查看评议和各组票数（不含分数）", "duban panel show 2024-Q1"}, &PanelStub::GetPanel);
  AddList(noun, {"list", "列出评议", "duban panel list --filter 'state = OPEN'"}, &PanelStub::ListPanels,
          {"name", "state", "open_time", "close_time", "scheme"});
  AddAct(noun, {"result", "评议结果：各组平均、票数、去高低、离散（结束后）", "duban panel result 2024-Q1"},
         &PanelStub::GetPanelResult);
}

}  // namespace duban::client

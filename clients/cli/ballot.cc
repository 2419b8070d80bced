#include "clients/cli/acts.h"
#include "clients/cli/nouns.h"
#include "duban/reporting/v1/panel_service.grpc.pb.h"

namespace duban::client {

using Stub = reporting::v1::PanelService::Stub;

void AddBallotCommands(CLI::App& app, Context& context) {
  const Noun noun(app, context, "ballot", "评议票：投票、登记纸质票、查看本人的票");
  AddAct(noun,
         {"cast", "以本人名义对一个单位投票；截止前再投即更正，以最后一次为准",
          "duban ballot cast 2024-Q1 --unit hc-finance --mark leaf=P1,points=92 --mark leaf=P2b,points=88.5 "
          "--mark leaf=B1,grade=good --mark leaf=B3,grade=excellent"},
         &Stub::CastBallot,
         {{"panel", "panel", "评议，如 2024-Q1"},
          {"--unit", "unit", "被评单位"},
          {"--mark", "marks", "一项一次：leaf=P1,points=92 或 leaf=P1,grade=good；各项都要给"}});
  AddAct(
      noun,
      {"record", "登记纸质票（绩效办），写票号不写姓名",
       "duban ballot record 2024-Q1 --group G4 --source 计票单第1号 --sha256 9f86…0a08 --ballot "
       "@ballot-1.json"},
      &Stub::RecordPaperBallots,
      {{"panel", "panel", "评议，如 2024-Q1"},
       {"--group", "group", "评议主体，如 G4；有具名评议人的组不能用纸质票"},
       {"--source", "source_document", "计票单"},
       {"--sha256", "evidence_sha256", "计票单扫描件的 SHA-256"},
       {"--ballot", "ballots",
        R"(一张票（可重复），如 {"voterNumber":"001","unit":"jurisdictions/…","marks":[…]}；@文件 从文件读)"}});
  AddAct(noun, {"mine", "本人已投的票、未投和须回避的单位", "duban ballot mine 2024-Q1"}, &Stub::GetMyBallots,
         {{"panel", "panel", "评议，如 2024-Q1"}});
}

}  // namespace duban::client

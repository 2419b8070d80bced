#include "clients/cli/acts.h"
#include "clients/cli/nouns.h"
#include "duban/reporting/v1/evaluation.grpc.pb.h"

namespace duban::client {

using EvaluationStub = reporting::v1::EvaluationService::Stub;

void AddEvaluationCommands(CLI::App& app, Context& context) {
  const Noun noun(app, context, "evaluation", "考评：试算、定稿、冻结");
  AddAct(noun, {"trial", "公布试算得分，申诉期开始（绩效办）", "duban evaluation trial --period 2024-Q1"},
         &EvaluationStub::OpenTrial,
         {{"--period", "period", "季或年，如 2024-Q1、2024-Y"},
          {"--min-sequence", "min_sequence", "至少依据到此变更号"}});
  AddAct(noun, {"finalize", "提出定稿（总专班办或绩效办）", "duban evaluation finalize 2024-Q1"},
         &EvaluationStub::FinalizeEvaluation);
  AddAct(noun,
         {"confirm", "确认定稿（得分自此冻结）或更正（另一办公室）", "duban evaluation confirm 2024-Q1"},
         &EvaluationStub::ConfirmEvaluation);
  AddAct(noun,
         {"return", "退回定稿或更正（另一办公室）", "duban evaluation return 2024-Q1 --reason 尚有更正"},
         &EvaluationStub::ReturnEvaluation);
  AddAct(noun,
         {"amend", "提出更正：采纳定稿后的免责、加扣分、撤牌等决定，其余不动（须另一办公室确认）",
          "duban evaluation amend 2024-Q1 --reason 免责决定生效"},
         &EvaluationStub::AmendEvaluation,
         {{"--cause", "causes", "只采纳这些决定（资源名）；不写为全部，见 duban evaluation show"}});
  AddAct(noun, {"show", "查看一次考评，含定稿后尚未采纳的决定", "duban evaluation show 2024-Q1"},
         &EvaluationStub::GetEvaluation);
  AddList(noun, {"list", "列出考评", "duban evaluation list"}, &EvaluationStub::ListEvaluations,
          {"name", "state", "scheme", "objections_close_time", "answers_due_time", "final_time"});
}

}  // namespace duban::client

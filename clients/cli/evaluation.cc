#include "clients/cli/acts.h"
#include "clients/cli/nouns.h"
#include "duban/reporting/v1/evaluation.grpc.pb.h"

namespace duban::client {

using Stub = reporting::v1::EvaluationService::Stub;

void AddEvaluationCommands(CLI::App& app, Context& context) {
  const Noun noun(app, context, "evaluation", "考评：试算、定稿、冻结");
  AddAct(noun, {"trial", "公布试算得分，申诉期开始（绩效办）", "duban evaluation trial --period 2024-Q1"},
         &Stub::OpenTrial,
         {{"--period", "period", "季或年，如 2024-Q1、2024-Y"},
          {"--min-sequence", "min_sequence", "至少依据到此变更号"}});
  AddAct(noun, {"finalize", "提出定稿（总专班办或绩效办）", "duban evaluation finalize 2024-Q1"},
         &Stub::FinalizeEvaluation);
  AddAct(noun, {"confirm", "确认定稿，得分自此冻结（另一办公室）", "duban evaluation confirm 2024-Q1"},
         &Stub::ConfirmEvaluation);
  AddAct(noun, {"return", "退回定稿（另一办公室）", "duban evaluation return 2024-Q1 --reason 尚有更正"},
         &Stub::ReturnEvaluation);
  AddAct(noun, {"show", "查看一次考评", "duban evaluation show 2024-Q1"}, &Stub::GetEvaluation);
  AddList(noun, {"list", "列出考评", "duban evaluation list"}, &Stub::ListEvaluations,
          {"name", "state", "scheme", "objections_close_time", "answers_due_time", "final_time"});
}

}  // namespace duban::client

#include "clients/cli/acts.h"
#include "clients/cli/nouns.h"
#include "duban/task/v1/assessment.grpc.pb.h"

namespace duban::client {

using AssessmentStub = task::v1::AssessmentService::Stub;

void AddAssessmentCommands(CLI::App& app, Context& context) {
  const Noun noun(app, context, "assessment", "跟踪评估：年中、年末各一次");
  AddAct(noun,
         {"record", "记录一份评估；同一事项、时点再记为新版",
          "duban assessment record --item T-A4-01 --half mid-year --goal 建成开园 --result 主体完工"},
         &AssessmentStub::RecordAssessment,
         {{"--item", "assessment.item", "事项代码"},
          {"--half", "assessment.half"},
          {"--goal", "assessment.goal"},
          {"--measure", "assessment.measure"},
          {"--result", "assessment.result"},
          {"--deviation-cause", "assessment.deviation_cause"},
          {"--advice", "assessment.advice"},
          {"--third-party", "assessment.third_party", "第三方机构；不填为总专班办自评"}});
  AddList(noun, {"list", "列出评估", "duban assessment list --filter 'half = MID_YEAR'"},
          &AssessmentStub::ListAssessments,
          {"name", "item", "half", "goal", "result", "third_party", "update_time"});
  AddAct(noun, {"show", "查看一份评估", "duban assessment show T-A4-01-mid-year"},
         &AssessmentStub::GetAssessment);
}

}  // namespace duban::client

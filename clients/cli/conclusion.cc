#include "clients/cli/acts.h"
#include "clients/cli/nouns.h"
#include "duban/task/v1/conclusion.grpc.pb.h"
#include "duban/task/v1/inspection_plan.grpc.pb.h"

namespace duban::client {

void AddConclusionCommands(CLI::App& app, Context& context) {
  using Stub = task::v1::ConclusionService::Stub;
  const Noun noun(app, context, "conclusion", "督查结论与异议");
  AddList(noun, {"list", "列出督查结论", "duban conclusion list"}, &Stub::ListConclusions,
          {"name", "object_unit", "problems", "state", "send_time", "objection_due_time", "outcome"});
  AddAct(noun, {"show", "查看一份结论", "duban conclusion show JL-0001"}, &Stub::GetConclusion);
  AddAct(noun,
         {"draft", "起草结论",
          "duban conclusion draft --plan PLAN-0001 --unit hc-drc --fact 两个项目未开工 --evidence 照片 "
          "--inspector du-cha"},
         &Stub::DraftConclusion,
         {{"--plan", "conclusion.inspection_plan", "督查计划代码"},
          {"--unit", "conclusion.object_unit", "被督查单位"},
          {"--fact", "conclusion.facts", "事实"},
          {"--evidence", "conclusion.evidence", "证据，可多个"},
          {"--problem", "conclusion.problems", "问题"},
          {"--demand", "conclusion.demands", "整改要求，可多个：{\"text\":…,\"lead_unit\":…,\"due_date\":…}"},
          {"--praise", "conclusion.praise", "表扬激励建议"},
          {"--criticism", "conclusion.criticism", "批评追责建议"},
          {"--inspector", "conclusion.inspectors", "督查人员，可多个"}});
  AddAct(noun, {"approve", "批准（含表扬或批评的必经）", "duban conclusion approve JL-0001"},
         &Stub::ApproveConclusion);
  AddAct(noun, {"send", "向被督查单位反馈，整改要求逐条立件", "duban conclusion send JL-0001"},
         &Stub::SendConclusion);
  AddAct(noun, {"object", "提出异议", "duban conclusion object JL-0001 --reason 事实不清"},
         &Stub::ObjectToConclusion);
  AddAct(
      noun,
      {"decide", "对异议作出复核决定", "duban conclusion decide JL-0001 --outcome upheld --reason 事实清楚"},
      &Stub::DecideObjection, {{"--outcome", "outcome"}});
}

void AddPlanCommands(CLI::App& app, Context& context) {
  using Stub = task::v1::InspectionPlanService::Stub;
  const Noun noun(app, context, "plan", "督查计划：内容、对象、范围");
  AddList(noun, {"list", "列出督查计划", "duban plan list"}, &Stub::ListInspectionPlans,
          {"name", "content", "object", "start_date", "end_date", "annual"});
  AddAct(noun, {"show", "查看一份计划", "duban plan show PLAN-0001"}, &Stub::GetInspectionPlan);
  AddAct(noun,
         {"create", "登记督查计划",
          "duban plan create --content 产业项目 --object 发改局 --scope 一季度 --basis 常务会议 --start "
          "2024-03-01 "
          "--end 2024-03-31"},
         &Stub::CreateInspectionPlan,
         {{"--content", "inspection_plan.content"},
          {"--object", "inspection_plan.object"},
          {"--scope", "inspection_plan.scope"},
          {"--basis", "inspection_plan.basis"},
          {"--start", "inspection_plan.start_date"},
          {"--end", "inspection_plan.end_date"},
          {"--annual", "inspection_plan.annual", "列入年度督查计划"}});
}

}  // namespace duban::client

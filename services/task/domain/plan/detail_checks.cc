#include "services/task/domain/plan/detail_checks.h"

#include "absl/strings/str_cat.h"

namespace duban::task {

void CheckProject(const Project& project, const PartCheck& check) {
  if (project.project_class == ProjectClass::kUnspecified) {
    check.Add("project.project_class", "REQUIRED", "须说明项目类别");
  }
  if (project.subtype != ProjectSubtype::kUnspecified &&
      project.project_class != ProjectClass::kAttractLegacy) {
    check.Add("project.subtype", "SUBTYPE", "只有招商处遗类分招商、处遗");
  }
  if (!project.annual_plan_wan.empty()) check.Positive("project.annual_plan_wan", project.annual_plan_wan);
  if (!project.planned_total_wan.empty()) {
    check.Positive("project.planned_total_wan", project.planned_total_wan);
  }
  check.Monthly("project.monthly_plan_wan", project.monthly_plan_wan, true);
  if (project.planned_start && project.planned_completion &&
      *project.planned_completion < *project.planned_start) {
    check.Add("project.planned_completion_date", "DATE_ORDER", "计划竣工早于计划开工");
  }
  check.Milestones("project.milestones", project.milestones);
}

void CheckTask(const TaskEntry& task, const PartCheck& check) {
  check.Text("task.deliverable", task.deliverable, false);
  check.Text("task.quantified_goal", task.quantified_goal, false);
  check.Monthly("task.monthly_plan", task.monthly_plan, true);
}

void CheckPolicy(const PolicyEntry& policy, const PartCheck& check) {
  check.Text("policy.measure", policy.measure, false);
  check.Text("policy.beneficiaries", policy.beneficiaries, false);
  if (!policy.delivery_amount_wan.empty()) {
    check.Positive("policy.delivery_amount_wan", policy.delivery_amount_wan, true);
  }
  if (!policy.delivery_number.empty()) check.Positive("policy.delivery_number", policy.delivery_number, true);
  if (policy.valid_from && policy.valid_until && *policy.valid_until < *policy.valid_from) {
    check.Add("policy.valid_until_date", "DATE_ORDER", "失效日期早于生效日期");
  }
}

void CheckResolution(const ResolutionEntry& resolution, const PartCheck& check) {
  if (resolution.number < 1) check.Add("resolution.number", "OUT_OF_RANGE", "议定事项序号从 1 起");
  check.Text("resolution.decision", resolution.decision, true);
}

void CheckIssue(const IssueEntry& issue, const PartCheck& check) {
  check.Text("issue.kind", issue.kind, true);
  check.Text("issue.proposed_help", issue.proposed_help, false);
  for (size_t i = 0; i < issue.supports.size(); ++i) {
    if (issue.supports[i] != Support::kUnspecified) continue;
    check.Add(absl::StrCat("issue.supports[", i, "]"), "REQUIRED", "须说明要素：用地、用水、用能或环境");
  }
}

void CheckFixings(const Fixings& fixings, const PartCheck& check) {
  if (fixings.responsible_person.empty()) {
    check.Add("fixings.responsible_person", "REQUIRED", "五落实：须落实责任人");
  }
  check.Person("fixings.responsible_person", fixings.responsible_person);
  check.Text("fixings.measures", fixings.measures, true);
  check.Positive("fixings.funds_wan", fixings.funds_wan, /*zero_too=*/true);
  check.Text("fixings.contingency_plan", fixings.contingency_plan, true);
}

void CheckHazard(const HazardEntry& hazard, const PartCheck& check) {
  if (hazard.source == HazardSource::kUnspecified) check.Add("hazard.source", "REQUIRED", "须说明来源");
  if (hazard.grade == HazardGrade::kUnspecified) check.Add("hazard.grade", "REQUIRED", "须说明等级");
  check.Text("hazard.site", hazard.site, true);
  check.Text("hazard.interim_control", hazard.interim_control, false);
  if (hazard.grade == HazardGrade::kMajor && hazard.interim_control.empty()) {
    check.Add("hazard.interim_control", "INTERIM_CONTROL", "重大隐患在整改前须有临时管控措施");
  }
}

}  // namespace duban::task

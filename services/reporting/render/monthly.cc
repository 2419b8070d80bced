#include "reporting_templates.h"
#include "services/reporting/render/document.h"

namespace duban::reporting {
namespace {

void SetLight(Light light, TemplateData& data) {
  data.set("light", std::string(LightName(light)));
  data.set("light_title", std::string(LightTitle(light)));
}

TemplateData IndicatorData(const IndicatorRow& row) {
  TemplateData data;
  data.set("code", row.code);
  data.set("title", row.title);
  data.set("unit", row.unit_title);
  data.set("measure", row.unit_of_measure);
  data.set("target", row.target);
  data.set("cumulative", row.cumulative);
  data.set("completion", row.completion);
  data.set("schedule", row.schedule);
  data.set("deviation", row.deviation);
  data.set("remark", row.remark);
  SetLight(row.light, data);
  return data;
}

TemplateData LightsData(const LightCounts& lights) {
  TemplateData data;
  data.set("title", lights.title);
  data.set("green", absl::StrCat(lights.green));
  data.set("yellow", absl::StrCat(lights.yellow));
  data.set("red", absl::StrCat(lights.red));
  data.set("blue", absl::StrCat(lights.blue));
  data.set("grey", absl::StrCat(lights.grey));
  return data;
}

TemplateData TaskData(const TaskRow& row) {
  TemplateData data;
  data.set("code", row.code);
  data.set("title", row.title);
  data.set("unit", row.unit_title);
  data.set("due", row.due);
  data.set("progress", row.progress);
  data.set("planned", row.planned);
  data.set("overdue", row.overdue_days > 0 ? absl::StrCat(row.overdue_days) : "");
  data.set("remark", row.remark);
  SetLight(row.light, data);
  return data;
}

TemplateData ProjectData(const ProjectRow& row) {
  TemplateData data;
  data.set("title", row.title);
  data.set("count", absl::StrCat(row.count));
  data.set("plan", row.annual_plan_wan);
  data.set("invested", row.invested_wan);
  data.set("investment_rate", row.investment_rate);
  data.set("start_rate", row.start_rate);
  data.set("entry_rate", row.entry_rate);
  return data;
}

TemplateData ProjectTable(const std::string& by, const std::vector<ProjectRow>& rows) {
  TemplateData data;
  data.set("by", by);
  data.set("rows", ListOf(rows, ProjectData));
  return data;
}

TemplateData LateFormData(const LateForm& form) {
  TemplateData data;
  const std::string what = form.form_class == FormClass::kMissing ? "漏报"
                           : form.form_class == FormClass::kLate  ? "迟报"
                                                                  : "";
  const char* separator = what.empty() ? "" : "、";
  data.set("unit", form.unit_title);
  data.set("period", form.period_title);
  data.set("what", form.unresolved_return ? absl::StrCat(what, separator, "退回未改") : what);
  return data;
}

}  // namespace

std::string RenderMonthly(const MonthlyBulletin& bulletin, const DocumentFacts& facts) {
  TemplateData data =
      DocumentData(bulletin.title, bulletin.campaign_title, bulletin.month, bulletin.as_of, facts);
  data.set("indicators", ListOf(bulletin.indicators, IndicatorData));
  data.set("lights", ListOf(bulletin.lights, LightsData));
  data.set("task_lights", LightsData(bulletin.task_lights));
  data.set("tasks", ListOf(bulletin.tasks, TaskData));
  TemplateData tables(TemplateData::type::list);
  tables.push_back(ProjectTable("类别", bulletin.projects_by_class));
  tables.push_back(ProjectTable("牵头单位", bulletin.projects_by_unit));
  data.set("project_tables", tables);
  data.set("orders", bulletin.orders);
  data.set("completeness", CompletenessData(bulletin.completeness));
  data.set("has_late", !bulletin.late_forms.empty());
  data.set("late_forms", ListOf(bulletin.late_forms, LateFormData));
  data.set("demands", ListOf(bulletin.demands, TextData));
  return Fill(kMonthlyTemplate, data);
}

}  // namespace duban::reporting

// 月通报 and 月报.
#include "absl/strings/match.h"
#include "services/reporting/domain/bulletin/bulletin_text.h"
#include "services/reporting/domain/bulletin/sections.h"
#include "services/reporting/domain/summary/completeness.h"

namespace duban::reporting {
namespace {

// A form that came late or not at all.
struct LateForm {
  const Form* form;
  std::string text;
};

std::vector<LateForm> LateForms(const Composer& composer, const Period& month) {
  std::vector<LateForm> late;
  for (const Period& dekad : DekadsOf(month)) {
    auto at = composer.record().forms.lower_bound(FormKey{composer.campaign().id, dekad, ""});
    for (; at != composer.record().forms.end() && at->first.campaign == composer.campaign().id &&
           at->first.period == dekad;
         ++at) {
      const Form& form = at->second;
      std::string text;
      if (form.form_class == FormClass::kLate) text = "迟报";
      if (form.form_class == FormClass::kMissing) text = form.late_filled ? "漏报（已补报）" : "漏报";
      if (form.unresolved_return) absl::StrAppend(&text, text.empty() ? "" : "；", "退回未改");
      if (form.corrected) absl::StrAppend(&text, text.empty() ? "" : "；", "锁定后更正");
      if (!text.empty()) late.push_back({&form, text});
    }
  }
  return late;
}

void WriteReporting(Composer& composer, const Period& month) {
  const Completeness total = TotalOf(CompletenessOf(composer.record(), composer.campaign().id, month));
  composer.Say(absl::StrCat("应报旬报", composer.Show("forms.due", total.due, "应报旬报"), "份，按时",
                            composer.Show("forms.on_time", total.on_time, "按时旬报"), "份，迟报",
                            composer.Show("forms.late", total.late, "迟报旬报"), "份，漏报",
                            composer.Show("forms.missing", total.missing, "漏报旬报"), "份。"));
  const std::vector<LateForm> late = LateForms(composer, month);
  if (late.empty()) return composer.Say("无迟报、漏报和差错。");
  Table table;
  table.title = "迟报漏报和差错";
  table.columns = {{"单位", 4}, {"周期", 4}, {"情况", 4}};
  for (const LateForm& one : late) {
    table.rows.push_back(
        {{composer.Title(one.form->key.unit), {}}, {PeriodTitle(one.form->key.period), {}}, {one.text, {}}});
  }
  composer.Add(std::move(table));
}

// Each demand is a part of its own; what it asks of whom stays bound.
void WriteDemands(Composer& composer, const BulletinData& data) {
  bool any = false;
  const auto write = [&](const std::string& key, const std::string& text) {
    composer.Write(absl::StrCat("demand/", key), "工作要求", text);
    any = true;
  };
  for (const ItemStanding* one : data.All()) {
    if (one->light == Light::kRed) write(absl::StrCat("red/", one->item->code), RedDemand(composer, *one));
  }
  for (const LateForm& one : LateForms(composer, data.period)) {
    const FormKey& key = one.form->key;
    if (one.form->form_class != FormClass::kMissing || one.form->late_filled) continue;
    const std::string id = absl::StrCat("missing/", PeriodId(key.period), "/", key.unit);
    write(id, absl::StrCat("请", composer.Title(key.unit), "补报", PeriodTitle(key.period),
                           "旬报，并说明漏报原因。"));
    composer.Raise({.key = id,
                    .subject = EntrySubject::kMissingForm,
                    .text = absl::StrCat("漏报：", PeriodTitle(key.period), "旬报"),
                    .unit = key.unit,
                    .target = absl::StrCat("campaigns/", key.campaign, "/periods/", PeriodId(key.period),
                                           "/forms/", key.unit),
                    .origin = {}});
  }
  for (const BulletinEntry& demand : composer.bulletin().demands) {
    composer.Say(demand.text);
    any = true;
  }
  if (!any) composer.Write("demands", "工作要求", "请各单位保持进度，按时报送旬报。");
}

// The material that a task force's reviewed 月报 part gives under `key`.
std::vector<std::pair<std::string, std::string>> MaterialOf(const Composer& composer,
                                                            const std::string& key) {
  std::vector<std::pair<std::string, std::string>> found;
  if (!composer.bulletin().action.empty()) return found;
  for (const ActionForce& action : composer.campaign().actions) {
    const Bulletin* newest = nullptr;
    composer.sources().book.docket.Each<Bulletin>(
        composer.campaign().id, [&](const Bulletin& one, const auto&) {
          if (one.kind != BulletinKind::kMonthlyReport || one.action != action.id ||
              one.period != composer.bulletin().period || !DeliveredTime(one))
            return;
          if (newest == nullptr || newest->edition < one.edition) newest = &one;
        });
    if (newest == nullptr) continue;
    for (const BulletinPart& part : newest->parts) {
      // Counts of its own follow-up are not those of the whole.
      if (part.key == key && !absl::StrContains(part.text, "{follow."))
        found.emplace_back(action.title, part.text);
    }
  }
  return found;
}

std::string Joined(const std::vector<std::pair<std::string, std::string>>& material, const char* otherwise) {
  std::string text;
  for (const auto& [title, said] : material) absl::StrAppend(&text, title, "：", said);
  return text.empty() ? otherwise : text;
}

std::string Problems(const BulletinData& data) {
  std::string problems;
  for (const ItemStanding* one : data.All()) {
    if (one->light != Light::kRed) continue;
    absl::StrAppend(&problems, problems.empty() ? "" : "；", "“", one->item->title, "”为红灯（",
                    one->item->kind == ItemKind::kIndicator ? "完成率" : "进度", "{", one->item->code,
                    one->item->kind == ItemKind::kIndicator ? ".completion" : ".progress", "}%）");
  }
  return problems.empty() ? "无红灯事项。" : absl::StrCat("红灯事项：", problems, "。");
}

}  // namespace

void ComposeMonth(Composer& composer, const BulletinData& data) {
  composer.Section("主要指标");
  WriteLights(composer, data, nullptr);
  Table indicators = IndicatorTable(composer, data.indicators);
  indicators.rows.empty() ? composer.Say("本期无指标。") : composer.Add(std::move(indicators));
  WriteTrends(composer, data);
  composer.Section("重点任务");
  std::vector<ItemStanding> urgent = data.tasks;
  std::erase_if(urgent, [](const ItemStanding& one) {
    return one.light != Light::kRed && one.light != Light::kYellow;
  });
  urgent.empty() ? composer.Say("重点任务无红灯、黄灯，全部进展见附件。")
                 : composer.Add(TaskTable(composer, urgent));
  composer.Section("重点项目");
  Table by_class = ProjectTable(composer, data.projects, false);
  by_class.rows.empty() ? composer.Say("本期无项目。") : composer.Add(std::move(by_class));
  composer.Section("督查督办");
  WriteOrders(composer);
  composer.Section("报送情况");
  WriteReporting(composer, data.period);
  RaiseRedItems(composer, data);
  RaiseOverdueOrders(composer);
  composer.Section("工作要求");
  WriteDemands(composer, data);
  Table all_tasks = TaskTable(composer, data.tasks);
  all_tasks.title = "重点任务进展情况一览表";
  if (!all_tasks.rows.empty()) composer.Annex(std::move(all_tasks));
  Table by_unit = ProjectTable(composer, data.projects, true);
  if (!by_unit.rows.empty()) composer.Annex(std::move(by_unit));
}

void ComposeReport(Composer& composer, const BulletinData& data) {
  composer.Section("重要指标");
  composer.Say(absl::StrCat("以下数据截至", DayText(LastDay(data.period)), "，取自",
                            composer.campaign().due_table.report_material.day, "日前最后锁定的",
                            PeriodTitle(data.period), "旬报。"));
  Table indicators = IndicatorTable(composer, data.indicators);
  indicators.rows.empty() ? composer.Say("本期无指标。") : composer.Add(std::move(indicators));
  composer.Section("重点任务");
  Table tasks = TaskTable(composer, data.tasks);
  tasks.rows.empty() ? composer.Say("本期无重点任务。") : composer.Add(std::move(tasks));
  composer.Write("tasks", "重点任务", Joined(MaterialOf(composer, "tasks"), "各项任务按计划推进。"));
  composer.Section("突出问题");
  composer.Write("problems", "突出问题", Problems(data));
  const std::vector<const Affair*> issues = OpenIssues(composer);
  if (!issues.empty()) composer.Add(IssueTable(composer, issues));
  composer.Section("特色亮点");
  composer.Write("highlights", "特色亮点", Joined(MaterialOf(composer, "highlights"), "（请填写特色亮点）"));
  RaiseRedItems(composer, data);
  RaiseIssues(composer);
  RaiseOverdueOrders(composer);
}

}  // namespace duban::reporting

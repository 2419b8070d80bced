// 月通报 and 月报.
#include <optional>
#include <utility>

#include "absl/strings/match.h"
#include "services/reporting/domain/bulletin/bulletin_text.h"
#include "services/reporting/domain/bulletin/listing.h"
#include "services/reporting/domain/bulletin/sections.h"
#include "services/reporting/domain/summary/completeness.h"

namespace duban::reporting {
namespace {

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
  for (const Form* form : MissingForms(composer, data.period)) {
    const FormKey& key = form->key;
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

void WriteIndicators(Composer& composer, const BulletinData& data) {
  if (data.indicators.empty()) return composer.Say("本期无指标。");
  WriteListing(composer, {.key = "indicators",
                          .noun = "主要指标",
                          .whole = IndicatorTable(composer, data.indicators),
                          .items = PointersTo(data.indicators)});
}

// "重点任务共379项，其中…": each number a figure.
void WriteTaskCounts(Composer& composer, const std::vector<ItemStanding>& standings, const std::string& noun,
                     const std::string& key) {
  if (standings.empty()) return composer.Say(absl::StrCat("本期无", noun, "。"));
  LightCounts counts;
  for (const ItemStanding& one : standings) counts.Add(one.light);
  const auto figure = [&](const char* name, int count, const char* title) {
    return absl::StrCat(
        title, composer.Show(absl::StrCat(key, ".", name), count, absl::StrCat(noun, " ", title)), "项");
  };
  composer.Say(absl::StrCat(noun, figure("all", static_cast<int>(standings.size()), "共"), "，其中",
                            figure("green", counts.green, "绿灯"), "，",
                            figure("yellow", counts.yellow, "黄灯"), "，", figure("red", counts.red, "红灯"),
                            "，", figure("blue", counts.blue, "蓝灯"), "，",
                            figure("grey", counts.grey, "灰灯"), "。"));
}

// A list behind the signature.
void WriteAnnex(Composer& composer, const std::vector<ItemStanding>& standings, const char* key,
                const char* noun, const char* column) {
  Table list = TaskTable(composer, standings);
  list.title = absl::StrCat(noun, "进展情况一览表");
  list.columns[1].title = column;
  WriteListing(
      composer,
      {.key = key, .noun = noun, .whole = std::move(list), .items = PointersTo(standings), .annex = true});
}

}  // namespace

void ComposeMonth(Composer& composer, const BulletinData& all) {
  BulletinData data = all;
  const std::optional<BulletinData> before = DataBefore(composer, data);
  if (before) MarkChanges(*before, data);
  composer.Section("主要指标");
  WriteLights(composer, data, before ? &*before : nullptr);
  WriteIndicators(composer, data);
  WriteTrends(composer, data);
  composer.Section("重点任务");
  WriteTaskCounts(composer, data.tasks, "重点任务", "tasks");
  WriteAnnex(composer, data.tasks, "tasks", "重点任务", "任务");
  composer.Section("重点项目");
  Table by_class = ProjectTable(composer, data.projects, false);
  by_class.rows.empty() ? composer.Say("本期无项目。") : composer.Add(std::move(by_class));
  WriteAnnex(composer, data.projects, "projects", "重点项目", "项目");
  Table by_unit = ProjectTable(composer, data.projects, true);
  if (!by_unit.rows.empty()) composer.Annex(std::move(by_unit));
  composer.Section("督查督办");
  WriteOrders(composer);
  composer.Section("报送情况");
  WriteReporting(composer, data.period);
  RaiseRedItems(composer, data);
  RaiseOverdueOrders(composer);
  composer.Section("工作要求");
  WriteDemands(composer, data);
}

void ComposeReport(Composer& composer, const BulletinData& all) {
  BulletinData data = all;
  if (const std::optional<BulletinData> before = DataBefore(composer, data)) MarkChanges(*before, data);
  composer.Section("重要指标");
  composer.Say(absl::StrCat("以下数据截至", DayText(LastDay(data.period)), "，取自",
                            composer.campaign().due_table.report_material.day, "日前最后锁定的",
                            PeriodTitle(data.period), "旬报。"));
  WriteIndicators(composer, data);
  composer.Section("重点任务");
  if (data.tasks.empty()) composer.Say("本期无重点任务。");
  WriteListing(composer, {.key = "tasks",
                          .noun = "重点任务",
                          .whole = TaskTable(composer, data.tasks),
                          .items = PointersTo(data.tasks)});
  composer.Write("tasks", "重点任务", Joined(MaterialOf(composer, "tasks"), "各项任务按计划推进。"));
  // A 月报 has exactly four parts: assessments stand with the tasks they are of.
  if (HasAssessments(composer)) {
    composer.Part("跟踪评估");
    WriteAssessments(composer);
  }
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

// 旬简报.
#include "services/reporting/domain/bulletin/bulletin_text.h"
#include "services/reporting/domain/bulletin/sections.h"

namespace duban::reporting {
namespace {

// What was done in this ten-day period: the unit's own words, else how far the figure moved.
std::string ThisDekad(const ItemStanding& now, const ItemStanding& before) {
  if (!now.note.empty()) return now.note;
  const FormRow* row = now.reading.row;
  const FormRow* old = before.reading.row;
  if (row == nullptr || !row->progress) return now.remark.empty() ? kNothing : now.remark;
  const Rational from = old != nullptr && old->progress ? *old->progress : Rational(0);
  const Rational moved = *row->progress - from;
  if (moved == 0) return "无新进展";
  return absl::StrCat("进度", moved > 0 ? "+" : "", FormatFixed(moved, 2), "个百分点");
}

Table KeyTasks(const Composer& composer, const BulletinData& data) {
  const Period previous = Previous(data.period);
  const Period next = Next(data.period);
  Table table;
  table.title = "重点任务进展";
  table.columns = {
      {"序号", 1, true},      {"任务", 5}, {"牵头单位", 3}, {"本旬进展", 5}, {"累计（%）", 2, true},
      {"计划（%）", 2, true}, {"亮灯", 2}, {"下旬计划", 3}};
  for (const auto* group : {&data.tasks, &data.projects}) {
    for (const ItemStanding& one : *group) {
      const ItemStanding before = data.reader.At(*one.item, previous);
      const ItemStanding ahead = data.reader.At(*one.item, next);
      table.rows.push_back(
          {{absl::StrCat(table.rows.size() + 1), {}},
           {one.item->title, {}},
           {composer.Title(one.item->lead_unit), {}},
           {ThisDekad(one, before), {}},
           {one.progress, {}},
           {one.planned, {}},
           {std::string(LightTitle(one.light)), one.light},
           {ahead.planned == kNothing ? kNothing : absl::StrCat("达到", ahead.planned, "%"), {}}});
    }
  }
  return table;
}

std::string NextSteps(const Composer& composer, const BulletinData& data) {
  std::string steps;
  for (const ItemStanding* one : data.All()) {
    if (one->light != Light::kRed && one->light != Light::kYellow) continue;
    absl::StrAppend(&steps, steps.empty() ? "" : "；", composer.Title(one->item->lead_unit), "推进“",
                    one->item->title, "”");
  }
  return steps.empty() ? "按计划推进各项工作。" : absl::StrCat("重点抓好：", steps, "。");
}

}  // namespace

void ComposeDekad(Composer& composer, const BulletinData& data) {
  composer.Section("亮灯情况");
  const BulletinData before = ReadData(composer, Previous(data.period), false);
  WriteLights(composer, data, &before);
  composer.Section("重点任务");
  Table tasks = KeyTasks(composer, data);
  tasks.rows.empty() ? composer.Say("本期无重点任务。") : composer.Add(std::move(tasks));
  composer.Section("难点堵点关键点");
  const std::vector<const Affair*> issues = OpenIssues(composer);
  issues.empty() ? composer.Say("本期无在办难点堵点。") : composer.Add(IssueTable(composer, issues));
  composer.Section("下步工作");
  composer.Write("next_steps", "下步工作", NextSteps(composer, data));
  RaiseRedItems(composer, data);
  RaiseIssues(composer);
  RaiseOverdueOrders(composer);
}

}  // namespace duban::reporting

// 旬简报.
#include <optional>
#include <utility>

#include "services/reporting/domain/bulletin/bulletin_text.h"
#include "services/reporting/domain/bulletin/listing.h"
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

// What is most urgent first; of one light, tasks stand before projects.
std::vector<const ItemStanding*> KeyItems(const BulletinData& data) {
  std::vector<const ItemStanding*> items = PointersTo(data.tasks);
  for (const ItemStanding& one : data.projects) items.push_back(&one);
  SortByUrgency(items);
  return items;
}

Table KeyTasks(const Composer& composer, const BulletinData& data,
               const std::vector<const ItemStanding*>& items) {
  const Period previous = Previous(data.period);
  const Period next = Next(data.period);
  Table table;
  table.title = "重点任务进展";
  table.columns = {
      {"序号", 3, true},      {"任务", 9}, {"牵头单位", 7}, {"本旬进展", 10}, {"累计（%）", 4, true},
      {"计划（%）", 4, true}, {"亮灯", 3}, {"下旬计划", 5}};
  for (const ItemStanding* one : items) {
    const ItemStanding before = data.reader.At(*one->item, previous);
    const ItemStanding ahead = data.reader.At(*one->item, next);
    table.rows.push_back(
        {{absl::StrCat(table.rows.size() + 1), {}},
         {one->item->title, {}},
         {composer.Title(one->item->lead_unit), {}},
         {ThisDekad(*one, before), {}},
         {one->progress, {}},
         {one->planned, {}},
         {std::string(LightTitle(one->light)), one->light},
         {ahead.planned == kNothing ? kNothing : absl::StrCat("达到", ahead.planned, "%"), {}}});
  }
  return table;
}

// The red items by name, as many as a page bears; no figures, so that people may write it anew as they like.
std::string NextSteps(const Composer& composer, const BulletinData& data) {
  std::string steps;
  int red = 0;
  int yellow = 0;
  for (const ItemStanding* one : data.All()) {
    yellow += one->light == Light::kYellow ? 1 : 0;
    if (one->light != Light::kRed || ++red > composer.sources().rules.print.most_tasks) continue;
    absl::StrAppend(&steps, steps.empty() ? "" : "；", composer.Title(one->item->lead_unit), "推进“",
                    one->item->title, "”");
  }
  if (red + yellow == 0) return "按计划推进各项工作。";
  const bool more = red > composer.sources().rules.print.most_tasks;
  if (red > 0) steps = absl::StrCat("重点抓好红灯事项：", steps, more ? "等" : "", "。");
  return absl::StrCat(steps, yellow > 0 ? "黄灯事项由牵头单位逐项赶上计划进度。" : "");
}

}  // namespace

void ComposeDekad(Composer& composer, const BulletinData& all) {
  BulletinData data = all;
  const std::optional<BulletinData> before = DataBefore(composer, data);
  if (before) MarkChanges(*before, data);
  composer.Section("亮灯情况");
  WriteLights(composer, data, before ? &*before : nullptr);
  composer.Section("重点任务");
  const std::vector<const ItemStanding*> items = KeyItems(data);
  if (items.empty()) composer.Say("本期无重点任务。");
  WriteListing(composer, {.key = "tasks",
                          .noun = "任务和项目",
                          .whole = KeyTasks(composer, data, items),
                          .items = items,
                          .at_least = composer.sources().rules.print.key_tasks,
                          .at_most = composer.sources().rules.print.most_tasks});
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

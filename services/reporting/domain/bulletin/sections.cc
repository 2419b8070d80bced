#include "services/reporting/domain/bulletin/sections.h"

#include <algorithm>
#include <map>

#include "services/reporting/domain/bulletin/bulletin_text.h"
#include "services/reporting/domain/summary/completeness.h"

namespace duban::reporting {
namespace {

std::string ItemPath(const Composer& composer, const Item& item) {
  return absl::StrCat("campaigns/", composer.campaign().id, "/items/", item.code);
}

// What changed colour since the period before.
Table LightChanges(const Composer& composer, const BulletinData& data, const BulletinData& before) {
  std::map<std::string, const ItemStanding*> old;
  for (const ItemStanding* one : before.All()) old[one->item->code] = one;
  Table table;
  table.title = "亮灯变化";
  table.columns = {{"事项", 6}, {"责任单位", 3}, {"上旬", 2}, {"本旬", 2}};
  for (const ItemStanding* one : data.All()) {
    const auto was = old.find(one->item->code);
    if (was == old.end() || was->second->light == one->light) continue;
    table.rows.push_back({{one->item->title, {}},
                          {composer.Title(one->item->lead_unit), {}},
                          {std::string(LightTitle(was->second->light)), was->second->light},
                          {std::string(LightTitle(one->light)), one->light}});
  }
  return table;
}

LightChart ChartOf(const Composer& composer, const BulletinData& data) {
  std::map<std::string, LightCounts> by_action;
  for (const ItemStanding* one : data.All()) by_action[one->item->action].Add(one->light);
  LightChart chart{.title = "亮灯情况", .bars = {}};
  const auto add = [&](const std::string& action, const std::string& title) {
    const auto counts = by_action.find(action);
    if (counts == by_action.end()) return;
    const LightCounts& of = counts->second;
    chart.bars.push_back({title, of.green, of.yellow, of.red, of.blue, of.grey});
  };
  for (const ActionForce& action : composer.campaign().actions) add(action.id, action.title);
  add("", "全局事项");
  return chart;
}

}  // namespace

std::vector<const ItemStanding*> BulletinData::All() const {
  std::vector<const ItemStanding*> all;
  for (const auto* group : {&indicators, &tasks, &projects}) {
    for (const ItemStanding& one : *group) all.push_back(&one);
  }
  return all;
}

BulletinData ReadData(const Composer& composer, const Period& period, bool attested) {
  BulletinData data{.reader = {composer.record(), composer.sources().book, composer.campaign(),
                               composer.scheme(), attested},
                    .period = period,
                    .indicators = {},
                    .tasks = {},
                    .projects = {}};
  for (ItemStanding& one :
       data.reader.All(period, [&](const Item& item) { return composer.IsOurs(item.action); })) {
    const ItemKind kind = one.item->kind;
    (kind == ItemKind::kIndicator ? data.indicators
     : kind == ItemKind::kProject ? data.projects
                                  : data.tasks)
        .push_back(std::move(one));
  }
  SortByUrgency(data.tasks);
  return data;
}

void ShowItems(Composer& composer, const BulletinData& data) {
  for (const ItemStanding* one : data.All()) {
    const std::string& code = one->item->code;
    const std::string& title = one->item->title;
    composer.Show(absl::StrCat(code, ".light"), std::string(LightTitle(one->light)),
                  absl::StrCat(title, " 亮灯"));
    if (one->item->kind == ItemKind::kIndicator) {
      composer.Show(absl::StrCat(code, ".target"), one->target, absl::StrCat(title, " 目标"));
      composer.Show(absl::StrCat(code, ".cumulative"), one->cumulative, absl::StrCat(title, " 累计"));
      composer.Show(absl::StrCat(code, ".completion"), one->completion, absl::StrCat(title, " 完成率（%）"));
      composer.Show(absl::StrCat(code, ".deviation"), one->deviation, absl::StrCat(title, " 偏差"));
    } else {
      composer.Show(absl::StrCat(code, ".progress"), one->progress, absl::StrCat(title, " 进度（%）"));
      composer.Show(absl::StrCat(code, ".planned"), one->planned, absl::StrCat(title, " 计划进度（%）"));
      composer.Show(absl::StrCat(code, ".overdue"), one->overdue_days, absl::StrCat(title, " 逾期天数"));
    }
  }
}

void WriteLights(Composer& composer, const BulletinData& data, const BulletinData* before) {
  LightCounts counts;
  for (const ItemStanding* one : data.All()) counts.Add(one->light);
  composer.Say(absl::StrCat("共", composer.Show("lights.all", static_cast<int>(data.All().size()), "事项数"),
                            "项，其中绿灯", composer.Show("lights.green", counts.green, "绿灯数"), "项，黄灯",
                            composer.Show("lights.yellow", counts.yellow, "黄灯数"), "项，红灯",
                            composer.Show("lights.red", counts.red, "红灯数"), "项，蓝灯（已完成）",
                            composer.Show("lights.blue", counts.blue, "蓝灯数"), "项，灰灯（未到期或无数据）",
                            composer.Show("lights.grey", counts.grey, "灰灯数"), "项。"));
  LightChart chart = ChartOf(composer, data);
  if (!chart.bars.empty()) composer.Add(std::move(chart));
  if (before == nullptr) return;
  Table changes = LightChanges(composer, data, *before);
  if (changes.rows.empty()) return composer.Say("与上旬相比，亮灯无变化。");
  composer.Add(std::move(changes));
}

Table IndicatorTable(const Composer& composer, const std::vector<ItemStanding>& indicators) {
  Table table;
  table.title = "主要指标完成情况";
  table.columns = {{"序号", 1, true},
                   {"指标", 5},
                   {"责任单位", 3},
                   {"计量单位", 2},
                   {"目标值", 2, true},
                   {"累计完成", 2, true},
                   {"完成率（%）", 2, true},
                   {"序时（%）", 2, true},
                   {"偏差", 3},
                   {"亮灯", 2},
                   {"备注", 2}};
  for (const ItemStanding& one : indicators) {
    table.rows.push_back({{absl::StrCat(table.rows.size() + 1), {}},
                          {one.item->title, {}},
                          {composer.Title(one.item->lead_unit), {}},
                          {one.item->indicator.unit_of_measure, {}},
                          {one.target, {}},
                          {one.cumulative, {}},
                          {one.completion, {}},
                          {one.schedule, {}},
                          {one.deviation, {}},
                          {std::string(LightTitle(one.light)), one.light},
                          {one.remark, {}}});
  }
  return table;
}

Table TaskTable(const Composer& composer, const std::vector<ItemStanding>& tasks) {
  Table table;
  table.title = "重点任务进展情况";
  table.columns = {
      {"序号", 1, true},          {"任务", 6}, {"牵头单位", 3}, {"完成时限", 3}, {"进度（%）", 2, true},
      {"计划进度（%）", 2, true}, {"亮灯", 2}, {"备注", 3}};
  for (const ItemStanding& one : tasks) {
    std::string remark = one.remark;
    if (one.overdue_days > 0) {
      absl::StrAppend(&remark, remark.empty() ? "" : "；", "逾期", one.overdue_days, "天");
    }
    table.rows.push_back({{absl::StrCat(table.rows.size() + 1), {}},
                          {one.item->title, {}},
                          {composer.Title(one.item->lead_unit), {}},
                          {absl::FormatCivilTime(DueOf(composer.campaign(), *one.item)), {}},
                          {one.progress, {}},
                          {one.planned, {}},
                          {std::string(LightTitle(one.light)), one.light},
                          {remark, {}}});
  }
  return table;
}

std::string RedDemand(const Composer& composer, const ItemStanding& standing) {
  const Item& item = *standing.item;
  const std::string unit = composer.Title(item.lead_unit);
  const auto figure = [&](const char* name) { return absl::StrCat("{", item.code, ".", name, "}"); };
  if (item.kind == ItemKind::kIndicator) {
    const std::string& measure = item.indicator.unit_of_measure;
    return absl::StrCat("请", unit, "对指标“", item.title, "”（累计完成", figure("cumulative"), measure,
                        "，目标值", figure("target"), measure,
                        "，红灯）分析原因，在下一旬报中提出追赶措施。");
  }
  return absl::StrCat("请", unit, "加快“", item.title, "”（进度", figure("progress"), "%，计划",
                      figure("planned"), "%，逾期", figure("overdue"),
                      "天，红灯），在下一旬报中说明原因和完成时限。");
}

void RaiseRedItems(Composer& composer, const BulletinData& data) {
  for (const ItemStanding* one : data.All()) {
    if (one->light != Light::kRed) continue;
    composer.Raise({.key = absl::StrCat("red/", one->item->code),
                    .subject = EntrySubject::kRedItem,
                    .text = absl::StrCat("红灯事项：", one->item->title),
                    .unit = one->item->lead_unit,
                    .target = ItemPath(composer, *one->item),
                    .origin = {}});
  }
}

}  // namespace duban::reporting

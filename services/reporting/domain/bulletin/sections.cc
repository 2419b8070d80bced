#include "services/reporting/domain/bulletin/sections.h"

#include <algorithm>
#include <map>

#include "services/reporting/domain/bulletin/bulletin_text.h"
#include "services/reporting/domain/bulletin/listing.h"
#include "services/reporting/domain/summary/completeness.h"

namespace duban::reporting {
namespace {

std::string ItemPath(const Composer& composer, const Item& item) {
  return absl::StrCat("campaigns/", composer.campaign().id, "/items/", item.code);
}

// What turned to a colour that is printed since the period before; the workbook has every change.
void WriteChanges(Composer& composer, const BulletinData& data) {
  Table whole;
  whole.title = "亮灯变化";
  const std::string earlier = EarlierText(data.period);
  whole.columns = {{"事项", 6}, {"责任单位", 3}, {earlier, 2}, {"本期", 2}};
  Table printed = whole;
  LightCounts counts;
  const std::vector<Light>& lights = composer.sources().rules.print.lights;
  for (const ItemStanding* one : data.All()) {
    if (!one->was || *one->was == one->light) continue;
    counts.Add(one->light);
    whole.rows.push_back({{one->item->title, {}},
                          {composer.Title(one->item->lead_unit), {}},
                          {std::string(LightTitle(*one->was)), *one->was},
                          {std::string(LightTitle(one->light)), one->light}});
    if (std::find(lights.begin(), lights.end(), one->light) != lights.end()) {
      printed.rows.push_back(whole.rows.back());
    }
  }
  const int all = static_cast<int>(whole.rows.size());
  // A month's lists mark every change, and a long table would push what follows off a brief's two pages.
  const bool marked = data.period.kind != PeriodKind::kDekad ||
                      static_cast<int>(printed.rows.size()) > composer.sources().rules.print.most_tasks;
  const bool complete = !marked && printed.rows.size() == whole.rows.size();
  if (all == 0) return composer.Say(absl::StrCat("与", earlier, "相比，亮灯无变化。"));
  const auto turned = [&](const char* name, int count, const char* title) {
    return absl::StrCat("转", title,
                        composer.Show(absl::StrCat("changes.", name), count, absl::StrCat("转", title, "数")),
                        "项");
  };
  composer.Say(absl::StrCat(
      "与", earlier, "相比，", composer.Show("changes.all", all, "亮灯变化数"), "项有变化：",
      turned("red", counts.red, "红灯"), "，", turned("yellow", counts.yellow, "黄灯"), "，",
      turned("green", counts.green, "绿灯"), "，", turned("blue", counts.blue, "蓝灯"), "，",
      turned("grey", counts.grey, "灰灯"), complete ? "。" : "；逐项变化见表格文件（XLSX）“亮灯变化”。"));
  if (complete) return composer.Add(std::move(whole));
  whole.medium = Medium::kWorkbook;
  printed.medium = Medium::kPrint;
  if (!printed.rows.empty() && !marked) composer.Add(std::move(printed));
  composer.Add(std::move(whole));
}

LightChart::Bar BarOf(const std::string& title, const LightCounts& of) {
  return {title, of.green, of.yellow, of.red, of.blue, of.grey};
}

// A bar per action, and of the whole one for the period before and one for this.
LightChart ChartOf(const Composer& composer, const BulletinData& data, const BulletinData* before) {
  std::map<std::string, LightCounts> by_action;
  LightCounts now, then;
  for (const ItemStanding* one : data.All()) {
    by_action[one->item->action].Add(one->light);
    now.Add(one->light);
  }
  LightChart chart{.title = "亮灯情况", .bars = {}};
  if (before != nullptr && !data.All().empty()) {
    for (const ItemStanding* one : before->All()) then.Add(one->light);
    chart.bars.push_back(BarOf(absl::StrCat(EarlierText(data.period), "合计"), then));
    chart.bars.push_back(BarOf("本期合计", now));
    // A task force's own bar would say the same again.
    if (!composer.bulletin().action.empty()) return chart;
  }
  const auto add = [&](const std::string& action, const std::string& title) {
    const auto counts = by_action.find(action);
    if (counts != by_action.end()) chart.bars.push_back(BarOf(title, counts->second));
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
  SortByUrgency(data.projects);
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
  LightChart chart = ChartOf(composer, data, before);
  if (!chart.bars.empty()) composer.Add(std::move(chart));
  if (before != nullptr) WriteChanges(composer, data);
}

Table IndicatorTable(const Composer& composer, const std::vector<ItemStanding>& indicators) {
  Table table;
  table.title = "主要指标完成情况";
  table.columns = {{"序号", 2, true},
                   {"指标", 9},
                   {"责任单位", 7},
                   {"计量单位", 3},
                   {"目标值", 4, true},
                   {"累计完成", 4, true},
                   {"完成率（%）", 4, true},
                   {"序时（%）", 4, true},
                   {"偏差", 5},
                   {"亮灯", 3},
                   {"备注", 5}};
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
      {"序号", 3, true},          {"任务", 12}, {"牵头单位", 8}, {"完成时限", 6}, {"进度（%）", 4, true},
      {"计划进度（%）", 4, true}, {"亮灯", 3},  {"备注", 5}};
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

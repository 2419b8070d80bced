// Planned against actual over the year, for the indicators that lag.
#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/reporting/domain/bulletin/sections.h"
#include "services/reporting/domain/light/trajectory.h"

namespace duban::reporting {
namespace {

constexpr size_t kMostPoints = 12;  // of a chart

// In per cent; empty stays empty.
std::optional<Rational> Percent(const std::optional<Rational>& ratio) {
  return ratio ? std::optional<Rational>(*ratio * 100) : std::nullopt;
}

// "1月上旬": all points are of the year in the title.
std::string PointText(const Period& dekad) {
  const std::string title = PeriodTitle(dekad);
  const std::string year = absl::StrCat(dekad.year, "年");
  return title.starts_with(year) ? title.substr(year.size()) : title;
}

// Empty lines when the indicator's kind has no completion.
TrendChart TrendOf(const Lights& lights, const Item& item, const Period& month) {
  Period january = month;
  january.index = 1;
  TrendChart chart{.title = absl::StrCat(item.title, "：", month.year, "年完成率与序时进度"),
                   .points = {},
                   .lines = {},
                   .unit = "%"};
  TrendChart::Line planned{.title = "序时进度", .values = {}, .planned = true};
  TrendChart::Line actual{.title = "完成率", .values = {}};
  bool any = false;
  const std::vector<TrajectoryPoint> points = TrajectoryOf(lights, item, january, month);
  for (const TrajectoryPoint& point : points) {
    // A year of ten-day periods does not fit beside each other: then by month.
    if (points.size() > kMostPoints && point.dekad.index % 3 != 0) continue;
    chart.points.push_back(PointText(point.dekad));
    planned.values.push_back(Percent(point.schedule));
    actual.values.push_back(Percent(point.completion));
    any = any || point.completion.has_value();
  }
  if (any) chart.lines = {std::move(planned), std::move(actual)};
  return chart;
}

bool IsAmongLights(Light light, const std::vector<Light>& lights) {
  return std::find(lights.begin(), lights.end(), light) != lights.end();
}

}  // namespace

void WriteTrends(Composer& composer, const BulletinData& data) {
  const PrintRules& rules = composer.sources().rules.print;
  const LightBook book = LightBookOf(composer.sources().book, composer.campaign());
  const Lights lights(composer.record(), composer.campaign(), composer.scheme(), book);
  int printed = 0;
  int kept = 0;
  std::vector<TrendChart> further;
  for (const ItemStanding& one : data.indicators) {
    if (!IsAmongLights(one.light, rules.lights)) continue;
    TrendChart chart = TrendOf(lights, *one.item, data.period);
    if (chart.lines.empty()) continue;
    if (IsAmongLights(one.light, rules.trend_lights) && printed < rules.trend_charts) {
      ++printed;
      composer.Add(std::move(chart));
    } else {
      ++kept;
      chart.medium = Medium::kWorkbook;
      further.push_back(std::move(chart));
    }
  }
  if (kept == 0) return;
  composer.Say(absl::StrCat(printed > 0 ? "其余" : "",
                            composer.Show("trends.kept", kept, "未列出走势的指标数"),
                            "项滞后指标的走势见表格文件（XLSX）。"));
  for (TrendChart& chart : further) composer.Add(std::move(chart));
}

}  // namespace duban::reporting

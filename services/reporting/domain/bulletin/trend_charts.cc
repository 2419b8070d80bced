// Planned against actual over the year, for the indicators that lag.
#include "absl/strings/str_cat.h"
#include "services/reporting/domain/bulletin/sections.h"
#include "services/reporting/domain/light/trajectory.h"

namespace duban::reporting {
namespace {

// In per cent; empty stays empty.
std::optional<Rational> Percent(const std::optional<Rational>& ratio) {
  return ratio ? std::optional<Rational>(*ratio * 100) : std::nullopt;
}

// Empty lines when the indicator's kind has no completion.
TrendChart TrendOf(const Lights& lights, const Item& item, const Period& month) {
  Period january = month;
  january.index = 1;
  TrendChart chart{
      .title = absl::StrCat(item.title, "：完成率与序时进度"), .points = {}, .lines = {}, .unit = "%"};
  TrendChart::Line planned{.title = "序时进度", .values = {}, .planned = true};
  TrendChart::Line actual{.title = "完成率", .values = {}};
  bool any = false;
  for (const TrajectoryPoint& point : TrajectoryOf(lights, item, january, month)) {
    chart.points.push_back(PeriodTitle(point.dekad));
    planned.values.push_back(Percent(point.schedule));
    actual.values.push_back(Percent(point.completion));
    any = any || point.completion.has_value();
  }
  if (any) chart.lines = {std::move(planned), std::move(actual)};
  return chart;
}

}  // namespace

void WriteTrends(Composer& composer, const BulletinData& data) {
  const LightBook book = LightBookOf(composer.sources().book, composer.campaign());
  const Lights lights(composer.record(), composer.campaign(), composer.scheme(), book);
  for (const ItemStanding& one : data.indicators) {
    if (one.light != Light::kRed && one.light != Light::kYellow) continue;
    TrendChart chart = TrendOf(lights, *one.item, data.period);
    if (!chart.lines.empty()) composer.Add(std::move(chart));
  }
}

}  // namespace duban::reporting

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/reporting/domain/bulletin/bulletin_text.h"
#include "services/reporting/render/charts.h"

namespace duban::reporting {
namespace {

constexpr int kLeft = 110;
constexpr int kRight = 980;
constexpr int kTop = 34;
constexpr int kBottom = 330;
constexpr int kLegendTop = 386;
constexpr int kLegendRow = 24;
constexpr int kLegendWidth = 290;
constexpr int kLegendColumns = 3;
constexpr int kColors = 6;
constexpr std::size_t kMostLabels = 12;
constexpr int kMostTicks = 5;

int ToInt(const Rational& value) { return numerator(Round(value, 0)).convert_to<int>(); }

// The whole number of `step` at or below value / step.
Rational Floor(const Rational& value) {
  const Rational whole = Rational(numerator(value) / denominator(value));
  return whole > value ? Rational(whole - 1) : whole;
}

// The value axis: from `low` to `high` in steps of 1, 2 or 5 by a power of ten.
struct Axis {
  Rational low, high, step;
  int Y(const Rational& value) const {
    return kBottom - ToInt((value - low) * (kBottom - kTop) / (high - low));
  }
};

Axis AxisOf(const TrendChart& chart) {
  Rational low = 0;
  Rational high = 0;
  for (const TrendChart::Line& line : chart.lines) {
    for (const std::optional<Rational>& value : line.values) {
      if (!value) continue;
      low = std::min(low, *value);
      high = std::max(high, *value);
    }
  }
  if (high == low) high = low + 1;
  Axis axis{low, high, Rational(1, 1000)};
  const Rational factors[] = {2, Rational(5, 2), 2};
  for (int i = 0; (high - low) / axis.step > kMostTicks; i = (i + 1) % 3) axis.step *= factors[i];
  axis.low = Floor(low / axis.step) * axis.step;
  axis.high = -Floor(-high / axis.step) * axis.step;
  return axis;
}

int X(std::size_t point, std::size_t points) {
  if (points < 2) return (kLeft + kRight) / 2;
  return kLeft + static_cast<int>(point) * (kRight - kLeft - 40) / static_cast<int>(points - 1) + 20;
}

TemplateData TicksData(const Axis& axis) {
  TemplateData ticks(TemplateData::type::list);
  for (Rational value = axis.low; value <= axis.high; value += axis.step) {
    TemplateData tick;
    SetNumber(tick, "y", axis.Y(value));
    SetNumber(tick, "text_x", kLeft - 10);
    SetNumber(tick, "text_y", axis.Y(value) + 6);
    tick.set("text", FormatExact(value));
    ticks.push_back(tick);
  }
  return ticks;
}

// Labels of the points; of very many only every second, third, … one.
TemplateData LabelsData(const std::vector<std::string>& points) {
  TemplateData labels(TemplateData::type::list);
  const std::size_t every = std::max<std::size_t>((points.size() + kMostLabels - 1) / kMostLabels, 1);
  for (std::size_t i = 0; i < points.size(); i += every) {
    TemplateData label;
    SetNumber(label, "x", X(i, points.size()));
    SetNumber(label, "y", kBottom + 26);
    label.set("text", points[i]);
    labels.push_back(label);
  }
  return labels;
}

// One line: pieces between gaps, and its points.
class Plot {
 public:
  Plot(const TrendChart& chart, const TrendChart::Line& line, const Axis& axis) {
    const std::size_t count = std::min(chart.points.size(), line.values.size());
    for (std::size_t i = 0; i < count; ++i) {
      if (!line.values[i]) {
        EndPiece();
        continue;
      }
      const int x = X(i, chart.points.size());
      const int y = axis.Y(*line.values[i]);
      piece_.push_back(absl::StrCat(x, ",", y));
      TemplateData dot;
      SetNumber(dot, "x", x);
      SetNumber(dot, "y", y);
      dot.set("text", absl::StrCat(line.title, " ", chart.points[i], "：", FormatFixed(*line.values[i], 2),
                                   chart.unit));
      dots_.push_back(dot);
    }
    EndPiece();
  }

  const TemplateData& pieces() const { return pieces_; }
  const TemplateData& dots() const { return dots_; }

 private:
  void EndPiece() {
    if (piece_.size() > 1) pieces_.push_back(TemplateData("points", absl::StrJoin(piece_, " ")));
    piece_.clear();
  }

  std::vector<std::string> piece_;
  TemplateData pieces_{TemplateData::type::list};
  TemplateData dots_{TemplateData::type::list};
};

TemplateData PlotData(const TrendChart& chart, int index, const Axis& axis) {
  const TrendChart::Line& line = chart.lines[static_cast<std::size_t>(index)];
  const Plot plot(chart, line, axis);
  TemplateData data;
  data.set("planned", line.planned);
  SetNumber(data, "color", index % kColors);
  data.set("pieces", plot.pieces());
  data.set("dots", plot.dots());
  const int x = kLeft + index % kLegendColumns * kLegendWidth;
  const int y = kLegendTop + index / kLegendColumns * kLegendRow;
  SetNumber(data, "key_x", x);
  SetNumber(data, "key_end", x + 40);
  SetNumber(data, "key_y", y);
  SetNumber(data, "key_text", x + 48);
  SetNumber(data, "key_text_y", y + 6);
  data.set("name", line.title);
  return data;
}

std::string Described(const TrendChart& chart) {
  std::vector<std::string> lines;
  for (const TrendChart::Line& line : chart.lines) {
    std::vector<std::string> values;
    for (std::size_t i = 0; i < std::min(chart.points.size(), line.values.size()); ++i) {
      const std::string value = line.values[i] ? FormatFixed(*line.values[i], 2) : kNothing;
      values.push_back(absl::StrCat(chart.points[i], " ", value));
    }
    lines.push_back(absl::StrCat(line.title, "：", absl::StrJoin(values, "，")));
  }
  return absl::StrCat(absl::StrJoin(lines, "；"), "。");
}

}  // namespace

TemplateData TrendData(const TrendChart& chart, int id) {
  const Axis axis = AxisOf(chart);
  const int lines = static_cast<int>(chart.lines.size());
  TemplateData plots(TemplateData::type::list);
  for (int i = 0; i < lines; ++i) plots.push_back(PlotData(chart, i, axis));
  TemplateData data;
  SetNumber(data, "id", id);
  SetNumber(data, "width", kChartWidth);
  SetNumber(data, "height", kLegendTop + (lines + kLegendColumns - 1) / kLegendColumns * kLegendRow);
  SetNumber(data, "left", kLeft);
  SetNumber(data, "right", kRight);
  data.set("title", chart.title);
  SetText(data, "unit", chart.unit);
  data.set("desc", Described(chart));
  data.set("ticks", TicksData(axis));
  data.set("labels", LabelsData(chart.points));
  data.set("plots", plots);
  return data;
}

}  // namespace duban::reporting

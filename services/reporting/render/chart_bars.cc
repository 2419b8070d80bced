#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/reporting/domain/bulletin/characters.h"
#include "services/reporting/render/charts.h"

namespace duban::reporting {
namespace {

constexpr int kBarLeft = 220;
constexpr int kBarWidth = kChartWidth - kBarLeft - 20;
constexpr int kRowHeight = 34;
constexpr int kBarHeight = 24;
constexpr int kTextDrop = 18;      // from the upper edge of a bar to the base line of its text
constexpr int kRoomForCount = 26;  // narrower parts print no number
constexpr int kLegendHeight = 40;

using Counts = std::array<std::pair<Light, int>, 5>;

Counts CountsOf(const LightChart::Bar& bar) {
  return {{{Light::kGreen, bar.green},
           {Light::kYellow, bar.yellow},
           {Light::kRed, bar.red},
           {Light::kBlue, bar.blue},
           {Light::kGrey, bar.grey}}};
}

int TotalOf(const LightChart::Bar& bar) {
  return std::max(bar.green + bar.yellow + bar.red + bar.blue + bar.grey, 0);
}

// Labels longer than their room lose their end.
std::string Shortened(const std::string& label) {
  constexpr std::size_t kCharacters = 13;
  const std::vector<Character> characters = CharactersOf(label);
  if (characters.size() <= kCharacters) return label;
  std::string text;
  for (std::size_t i = 0; i + 1 < kCharacters; ++i) absl::StrAppend(&text, characters[i].bytes);
  return absl::StrCat(text, "…");
}

TemplateData SegmentsData(const LightChart::Bar& bar, int longest, int y) {
  TemplateData segments(TemplateData::type::list);
  int before = 0;
  for (const auto& [light, count] : CountsOf(bar)) {
    if (count <= 0) continue;
    // Edges are rounded, not widths: the parts fill the bar without gaps.
    const int from = kBarLeft + before * kBarWidth / longest;
    before += count;
    const int to = kBarLeft + before * kBarWidth / longest;
    TemplateData segment;
    segment.set("light", std::string(LightName(light)));
    SetNumber(segment, "x", from);
    SetNumber(segment, "y", y);
    SetNumber(segment, "w", to - from);
    SetNumber(segment, "h", kBarHeight);
    segment.set("roomy", to - from >= kRoomForCount);
    SetNumber(segment, "middle", (from + to) / 2);
    SetNumber(segment, "count", count);
    segments.push_back(segment);
  }
  return segments;
}

TemplateData LegendData(int y) {
  TemplateData legend(TemplateData::type::list);
  int x = kBarLeft;
  for (const auto& [light, count] : CountsOf({})) {
    TemplateData entry;
    entry.set("light", std::string(LightName(light)));
    entry.set("text", std::string(LightTitle(light)));
    SetNumber(entry, "x", x);
    SetNumber(entry, "y", y);
    SetNumber(entry, "text_x", x + 22);
    SetNumber(entry, "text_y", y + 14);
    legend.push_back(entry);
    x += 90;
  }
  return legend;
}

// The same in words, for those who do not see it.
std::string Described(const LightChart& chart) {
  std::vector<std::string> bars;
  for (const LightChart::Bar& bar : chart.bars) {
    std::vector<std::string> counts;
    for (const auto& [light, count] : CountsOf(bar)) {
      if (count > 0) counts.push_back(absl::StrCat(std::string(LightTitle(light)), count));
    }
    bars.push_back(
        absl::StrCat(bar.title, "：", counts.empty() ? std::string("无") : absl::StrJoin(counts, "、")));
  }
  return absl::StrCat(absl::StrJoin(bars, "；"), "。");
}

}  // namespace

TemplateData BarsData(const LightChart& chart, int id) {
  int longest = 1;
  for (const LightChart::Bar& bar : chart.bars) longest = std::max(longest, TotalOf(bar));
  TemplateData rows(TemplateData::type::list);
  int y = 5;
  for (const LightChart::Bar& bar : chart.bars) {
    TemplateData row;
    row.set("label", Shortened(bar.title));
    SetNumber(row, "label_x", kBarLeft - 10);
    SetNumber(row, "text_y", y + kTextDrop);
    row.set("segments", SegmentsData(bar, longest, y));
    rows.push_back(row);
    y += kRowHeight;
  }
  TemplateData data;
  SetNumber(data, "id", id);
  SetNumber(data, "width", kChartWidth);
  SetNumber(data, "height", y + kLegendHeight);
  data.set("title", chart.title);
  data.set("desc", Described(chart));
  data.set("rows", rows);
  data.set("legend", LegendData(y + 8));
  return data;
}

}  // namespace duban::reporting

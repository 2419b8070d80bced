#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/reporting/domain/bulletin/characters.h"
#include "services/reporting/render/charts.h"

namespace duban::reporting {
namespace {

constexpr int kScoreLeft = 260;
constexpr int kScoreWidth = 540;  // of the highest total; its text and its move stand behind it
constexpr int kScoreRow = 26;
constexpr int kScoreHeight = 18;

// The name as far as it fits before the bar.
std::string ScoreLabel(const ScoreChart::Bar& bar) {
  constexpr std::size_t kCharacters = 13;
  std::string text = absl::StrCat(bar.rank, " ");
  std::size_t count = 0;
  for (const Character& character : CharactersOf(bar.title)) {
    if (++count > kCharacters) return absl::StrCat(text, "…");
    absl::StrAppend(&text, character.bytes);
  }
  return text;
}

std::string MoveText(const ScoreChart::Bar& bar) {
  if (bar.fresh) return "新列";
  if (bar.moved == 0) return "持平";
  return absl::StrCat(bar.moved > 0 ? "↑" : "↓", bar.moved > 0 ? bar.moved : -bar.moved);
}

const char* MoveClass(const ScoreChart::Bar& bar) {
  if (bar.fresh || bar.moved == 0) return "same";
  return bar.moved > 0 ? "up" : "down";
}

TemplateData ScoreRow(const ScoreChart& chart, const ScoreChart::Bar& bar, const Rational& highest, int y) {
  const Rational width = Round(Rational(bar.value * kScoreWidth / highest), 0);
  const int w = std::max(numerator(width).convert_to<int>(), 0);
  TemplateData row;
  row.set("label", ScoreLabel(bar));
  SetNumber(row, "label_x", kScoreLeft - 10);
  SetNumber(row, "text_y", y + 14);
  SetNumber(row, "x", kScoreLeft);
  SetNumber(row, "y", y);
  SetNumber(row, "w", w);
  SetNumber(row, "h", kScoreHeight);
  row.set("value", bar.text);
  SetNumber(row, "value_x", kScoreLeft + w + 8);
  row.set("compared", chart.compared);
  row.set("move", MoveText(bar));
  row.set("move_class", MoveClass(bar));
  SetNumber(row, "move_x", kChartWidth - 60);
  return row;
}

}  // namespace

TemplateData ScoresData(const ScoreChart& chart, int id) {
  Rational highest = 1;
  std::vector<std::string> words;
  for (const ScoreChart::Bar& bar : chart.bars) {
    highest = std::max(highest, bar.value);
    words.push_back(absl::StrCat("第", bar.rank, "名", bar.title, bar.text, chart.compared ? "，" : "",
                                 chart.compared ? MoveText(bar) : ""));
  }
  TemplateData rows(TemplateData::type::list);
  int y = 5;
  for (const ScoreChart::Bar& bar : chart.bars) {
    rows.push_back(ScoreRow(chart, bar, highest, y));
    y += kScoreRow;
  }
  TemplateData data;
  SetNumber(data, "id", id);
  SetNumber(data, "width", kChartWidth);
  SetNumber(data, "height", y + 5);
  data.set("title", chart.title);
  data.set("desc", absl::StrCat(absl::StrJoin(words, "；"), "。"));
  data.set("rows", rows);
  return data;
}

}  // namespace duban::reporting

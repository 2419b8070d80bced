#include <algorithm>
#include <numeric>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/reporting/domain/bulletin/bulletin_text.h"
#include "services/reporting/render/content.h"

namespace duban::reporting {
namespace {

TemplateData CellData(const Cell& cell, bool numeric) {
  TemplateData data;
  data["lines"] = LinesData(CellText(cell));
  data.set("numeric", numeric);
  data.set("has_light", cell.light.has_value());
  data.set("light", cell.light ? std::string(LightName(*cell.light)) : "");
  for (const Light light : {Light::kGreen, Light::kYellow, Light::kRed, Light::kBlue, Light::kGrey}) {
    data.set(std::string(LightName(light)), cell.light == light);
  }
  return data;
}

// A row of the table; cells that are missing at its end are empty, those beyond the last column dropped.
TemplateData RowData(const std::vector<Cell>& row, const std::vector<Column>& columns) {
  TemplateData cells(TemplateData::type::list);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    cells.push_back(CellData(i < row.size() ? row[i] : Cell(), columns[i].numeric));
  }
  TemplateData data;
  data["cells"] = std::move(cells);
  return data;
}

Column NumberColumn(absl::string_view title) { return {std::string(title), 2, true}; }

}  // namespace

std::string CellText(const Cell& cell) {
  if (!cell.text.empty() || !cell.light) return cell.text;
  return std::string(LightTitle(*cell.light));
}

std::vector<int> Shares(const std::vector<Column>& columns, int total) {
  std::vector<int> widths;
  for (const Column& column : columns) widths.push_back(std::max(column.width, 1));
  const int sum = std::accumulate(widths.begin(), widths.end(), 0);
  int before = 0;
  for (int& width : widths) {
    const int from = total * before / sum;
    before += width;
    width = total * before / sum - from;
  }
  return widths;
}

TemplateData TableData(const Table& table, int total_width) {
  const std::vector<int> widths = Shares(table.columns, total_width);
  TemplateData columns(TemplateData::type::list);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    TemplateData column;
    column.set("lines", LinesData(table.columns[i].title));
    column.set("width", absl::StrCat(widths[i]));
    columns.push_back(column);
  }
  TemplateData data;
  SetText(data, "title", table.title);
  SetText(data, "note", table.note);
  data.set("landscape", table.landscape);
  data.set("total_width", absl::StrCat(total_width));
  data["columns"] = std::move(columns);
  data["rows"] =
      ListData(table.rows, [&table](const std::vector<Cell>& row) { return RowData(row, table.columns); });
  return data;
}

Table TableOf(const LightChart& chart) {
  Table table;
  table.title = chart.title;
  table.columns = {{"", 5, false}};
  for (const Light light : {Light::kGreen, Light::kYellow, Light::kRed, Light::kBlue, Light::kGrey}) {
    table.columns.push_back(NumberColumn(std::string(LightTitle(light))));
  }
  for (const LightChart::Bar& bar : chart.bars) {
    std::vector<Cell>& row = table.rows.emplace_back();
    row.push_back({bar.title, std::nullopt});
    const std::pair<int, Light> counts[] = {{bar.green, Light::kGreen},
                                            {bar.yellow, Light::kYellow},
                                            {bar.red, Light::kRed},
                                            {bar.blue, Light::kBlue},
                                            {bar.grey, Light::kGrey}};
    for (const auto& [count, light] : counts) {
      row.push_back({absl::StrCat(count), count > 0 ? std::optional<Light>(light) : std::nullopt});
    }
  }
  return table;
}

Table TableOf(const TrendChart& chart) {
  Table table;
  table.title = chart.unit.empty() ? chart.title : absl::StrCat(chart.title, "（", chart.unit, "）");
  table.columns = {{"", 3, false}};
  for (const TrendChart::Line& line : chart.lines) table.columns.push_back(NumberColumn(line.title));
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    std::vector<Cell>& row = table.rows.emplace_back();
    row.push_back({chart.points[i], std::nullopt});
    for (const TrendChart::Line& line : chart.lines) {
      const bool known = i < line.values.size() && line.values[i];
      row.push_back({known ? FormatFixed(*line.values[i], 2) : kNothing, std::nullopt});
    }
  }
  return table;
}

Table TableAcross(const TrendChart& chart) {
  Table table;
  table.title = chart.unit.empty() ? chart.title : absl::StrCat(chart.title, "（", chart.unit, "）");
  table.columns = {{"", 3, false}};
  for (const std::string& point : chart.points) table.columns.push_back(NumberColumn(point));
  for (const TrendChart::Line& line : chart.lines) {
    std::vector<Cell>& row = table.rows.emplace_back();
    row.push_back({line.title, std::nullopt});
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
      const bool known = i < line.values.size() && line.values[i];
      row.push_back({known ? FormatFixed(*line.values[i], 2) : kNothing, std::nullopt});
    }
  }
  return table;
}

}  // namespace duban::reporting

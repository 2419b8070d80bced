#include "tests/support/csv.h"

#include <gtest/gtest.h>

#include <fstream>

#include "absl/strings/str_cat.h"

namespace duban::testing {
namespace {

std::vector<std::string> SplitLine(absl::string_view line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (size_t i = 0; i < line.size(); ++i) {
    if (quoted && line[i] == '"' && i + 1 < line.size() && line[i + 1] == '"') {
      cells.back().push_back('"');
      ++i;
    } else if (line[i] == '"') {
      quoted = !quoted;
    } else if (line[i] == ',' && !quoted) {
      cells.emplace_back();
    } else if (line[i] != '\r') {
      cells.back().push_back(line[i]);
    }
  }
  return cells;
}

}  // namespace

std::vector<CsvRow> ReadCsv(absl::string_view path) {
  std::ifstream file(absl::StrCat(DUBAN_SOURCE_DIR, "/", path));
  std::string line;
  std::getline(file, line);
  const std::vector<std::string> header = SplitLine(line);
  std::vector<CsvRow> rows;
  while (std::getline(file, line)) {
    const std::vector<std::string> cells = SplitLine(line);
    if (cells.size() != header.size()) {
      ADD_FAILURE() << path << ": " << line;
      return {};
    }
    CsvRow& row = rows.emplace_back();
    for (size_t i = 0; i < cells.size(); ++i) {
      row[header[i]] = cells[i];
    }
  }
  EXPECT_FALSE(rows.empty()) << path;
  return rows;
}

}  // namespace duban::testing

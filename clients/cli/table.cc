#include "clients/cli/table.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/cpp/utf8.h"

namespace duban::client {

Table::Table(std::vector<std::string> titles) {
  for (std::string& title : titles) {
    right_.push_back(!title.empty() && title.front() == '>');
    if (right_.back()) title.erase(0, 1);
  }
  rows_.push_back(std::move(titles));
}

void Table::Add(std::vector<std::string> cells) {
  cells.resize(right_.size());
  rows_.push_back(std::move(cells));
}

std::string Table::ToText() const {
  std::vector<int> widths(right_.size(), 0);
  for (const auto& row : rows_) {
    for (size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], DisplayWidth(row[i]));
  }
  std::string text;
  for (const auto& row : rows_) {
    std::string line;
    for (size_t i = 0; i < row.size(); ++i) {
      absl::StrAppend(&line, i == 0 ? "" : "  ", Pad(row[i], widths[i], right_[i]));
    }
    line.erase(line.find_last_not_of(' ') + 1);
    absl::StrAppend(&text, line, "\n");
  }
  return text;
}

std::string Pad(absl::string_view text, int width, bool right) {
  const std::string blanks(static_cast<size_t>(std::max(0, width - DisplayWidth(text))), ' ');
  return right ? absl::StrCat(blanks, text) : absl::StrCat(text, blanks);
}

std::string Shorten(absl::string_view text, int width) {
  if (DisplayWidth(text) <= width) return std::string(text);
  absl::string_view rest = text;
  size_t kept = 0;
  // One column is for the ellipsis.
  for (int used = 0; !rest.empty(); kept = text.size() - rest.size()) {
    const absl::string_view before = rest;
    TakeCodePoint(rest);
    used += DisplayWidth(before.substr(0, before.size() - rest.size()));
    if (used > width - 1) break;
  }
  return absl::StrCat(text.substr(0, kept), "…");
}

}  // namespace duban::client

#include "clients/import/places.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "services/common/errors.h"

namespace duban::client {
namespace {

// "item.coop_units[2]" → "item.coop_units".
std::string WithoutIndexes(absl::string_view path) {
  std::string plain;
  bool inside = false;
  for (const char c : path) {
    if (c == '[') inside = true;
    if (!inside) plain += c;
    if (c == ']') inside = false;
  }
  return plain;
}

}  // namespace

void Places::Add(std::string path, std::shared_ptr<const CsvTable> table, size_t row,
                 std::shared_ptr<const ColumnMap> columns) {
  rows_[std::move(path)] = {std::move(table), row, std::move(columns)};
}

std::string Places::Find(absl::string_view path) const {
  // The longest known beginning of the path: "…milestones[1]" before "requests[5]".
  for (std::string begin(path); !begin.empty();
       begin.resize(begin.rfind('.') == std::string::npos ? 0 : begin.rfind('.'))) {
    const auto found = rows_.find(begin);
    if (found == rows_.end()) continue;
    const Row& row = found->second;
    const std::string rest = WithoutIndexes(path.substr(std::min(begin.size() + 1, path.size())));
    const auto column = row.columns->find(rest);
    return row.table->Place(row.row, column == row.columns->end() ? "" : column->second);
  }
  return std::string(path);
}

absl::Status InTheFile(const absl::Status& status, const Places& places) {
  std::optional<ErrorDetails> details = DetailsOf(status);
  if (status.ok() || !details.has_value()) return status;
  for (FieldViolation& violation : details->violations) violation.field = places.Find(violation.field);
  return WithDetails(status, *details);
}

}  // namespace duban::client

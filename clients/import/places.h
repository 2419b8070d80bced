// From a field of a request back to the cell of the table it came from.
#ifndef DUBAN_CLIENTS_IMPORT_PLACES_H_
#define DUBAN_CLIENTS_IMPORT_PLACES_H_

#include <map>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "clients/import/csv_table.h"

namespace duban::client {

// Path below a row's message, without indexes ("item.indicator.target") → column ("target").
using ColumnMap = std::map<std::string, std::string>;

// Knows the row behind every repeated element of one request. Shares the tables.
class Places {
 public:
  // Says that `path` ("requests[12]") was made from `row` of `table`.
  void Add(std::string path, std::shared_ptr<const CsvTable> table, size_t row,
           std::shared_ptr<const ColumnMap> columns);

  // "indicators.csv:14:23 target" for "requests[12].item.indicator.target"; the path itself when it is
  // unknown.
  std::string Find(absl::string_view path) const;

 private:
  struct Row {
    std::shared_ptr<const CsvTable> table;
    size_t row = 0;
    std::shared_ptr<const ColumnMap> columns;
  };
  std::map<std::string, Row> rows_;
};

// The status with every violation's field turned into file, line and column.
absl::Status InTheFile(const absl::Status& status, const Places& places);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_IMPORT_PLACES_H_

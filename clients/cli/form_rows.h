// Rows of a form as people type them: on the command line or in a CSV file.
#ifndef DUBAN_CLIENTS_CLI_FORM_ROWS_H_
#define DUBAN_CLIENTS_CLI_FORM_ROWS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/import/places.h"
#include "duban/task/v1/form.pb.h"

namespace duban::client {

// Rows with the places they came from ("rows[3].value" → "rows.csv:5:12 value").
struct TypedRows {
  std::vector<task::v1::FormRow> rows;
  Places places;
};

// Reads "item=I-A1-01,value=7.15,note=…". Keys are the fields of FormRow; achieved_milestones are divided by
// ';'; a part without a known key belongs to the value before it, so that notes may hold commas.
// INVALID_ARGUMENT (USAGE) for an unknown key, a date or a yes/no that cannot be read, or no item.
absl::StatusOr<task::v1::FormRow> ParseRow(const std::string& text);

// Reads a CSV file whose columns are those keys; empty cells are left out. Violations name line and column.
absl::StatusOr<TypedRows> ReadRows(const std::string& path);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_CLI_FORM_ROWS_H_

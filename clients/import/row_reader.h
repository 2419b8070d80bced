// Reads the cells of one row into fields of a message and collects what cannot be read, with its place.
#ifndef DUBAN_CLIENTS_IMPORT_ROW_READER_H_
#define DUBAN_CLIENTS_IMPORT_ROW_READER_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "clients/import/csv_table.h"
#include "google/type/date.pb.h"
#include "services/common/errors.h"

namespace duban::client {

// Reasons of its violations.
inline constexpr char kNotDate[] = "NOT_DATE";          // not of the form 2024-03-31
inline constexpr char kNotNumber[] = "NOT_NUMBER";      // not a whole number
inline constexpr char kUnknownWord[] = "UNKNOWN_WORD";  // none of the words that the column may hold

// Reads "2024-03-31"; nullopt for anything else.
std::optional<google::type::Date> ParseDate(absl::string_view text);

// One row of a table. Not thread-safe; keeps references to the table and the collector.
class RowReader {
 public:
  RowReader(const CsvTable& table, size_t row, Violations& violations)
      : table_(table), row_(row), violations_(violations) {}

  const std::string& Text(absl::string_view column) const { return table_.Get(row_, column); }
  bool Has(absl::string_view column) const { return !Text(column).empty(); }
  // Fills in `*date` from a cell that is not empty.
  void Date(absl::string_view column, google::type::Date* date) const;
  // The whole number in a cell; 0 with a violation.
  int Number(absl::string_view column) const;
  // The value of a word, or the first of its enum with a violation that names the `words` allowed.
  template <typename Enum>
  Enum Word(absl::string_view column, const std::optional<Enum>& value, absl::string_view words) const {
    if (!value.has_value()) Refuse(column, kUnknownWord, words);
    return value.value_or(Enum{});
  }
  void Refuse(absl::string_view column, absl::string_view reason, absl::string_view remedy) const;

 private:
  const CsvTable& table_;
  const size_t row_;
  Violations& violations_;
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_IMPORT_ROW_READER_H_

// CSV files (RFC 4180, UTF-8, one header line; LF is taken like CRLF) with the place of every field, so that
// a fault found here or by the server can be shown where a person repairs it.
#ifndef DUBAN_CLIENTS_IMPORT_CSV_TABLE_H_
#define DUBAN_CLIENTS_IMPORT_CSV_TABLE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace duban::client {

// Where a field begins. Both count from 1; columns count characters, not bytes.
struct CsvPosition {
  int line = 1;
  int column = 1;

  friend bool operator==(const CsvPosition&, const CsvPosition&) = default;
};

// One field: its text without quotes, and its place.
struct CsvField {
  std::string text;
  CsvPosition position;
};

// Rules of a file; the reasons of its violations.
inline constexpr char kCsvQuote[] = "CSV_QUOTE";  // a quote inside an unquoted field, or none at the end
inline constexpr char kCsvFieldCount[] = "CSV_FIELD_COUNT";  // a row is not as wide as the header
inline constexpr char kCsvHeader[] = "CSV_HEADER";           // no header, or a column twice
inline constexpr char kCsvColumn[] = "CSV_COLUMN";           // a required column is missing
inline constexpr char kCsvUtf8[] = "CSV_NOT_UTF8";           // not UTF-8

// A whole file. Rows are those below the header; every row is as wide as the header. Immutable after parsing.
class CsvTable {
 public:
  // Parses `content`; `file` is the name used in messages. INVALID_ARGUMENT with a violation for every faulty
  // row (or the first broken quote), whose field is "file:line:column".
  static absl::StatusOr<CsvTable> Parse(absl::string_view file, absl::string_view content);
  // Reads and parses the file at `path`; messages name its last part. NOT_FOUND (FILE_NOT_READABLE) too.
  static absl::StatusOr<CsvTable> Read(const std::string& path);

  // OK when all of `columns` exist; else INVALID_ARGUMENT (CSV_COLUMN) naming each missing one.
  absl::Status RequireColumns(const std::vector<std::string>& columns) const;

  const std::string& file() const { return file_; }
  const std::vector<std::string>& header() const { return header_; }
  size_t size() const { return rows_.size(); }

  // The text in `column` of row `row`; empty when the table has no such column.
  const std::string& Get(size_t row, absl::string_view column) const;
  // "file:line:column name" of that field; of the row's beginning when the table has no such column.
  std::string Place(size_t row, absl::string_view column) const;

 private:
  // -1 when there is none.
  int IndexOf(absl::string_view column) const;

  std::string file_;
  std::vector<std::string> header_;
  std::vector<std::vector<CsvField>> rows_;
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_IMPORT_CSV_TABLE_H_

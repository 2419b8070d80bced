// A form as a sheet: what a clerk fills in without the network, and what comes back.
//
// The sheet "旬报" holds a title, two hidden lines for the machine (format, form and version; the columns'
// keys) and a line per item. A hidden column keeps what each row was at the export, so that a later import
// can tell what the clerk changed from what others changed meanwhile.
#ifndef DUBAN_CLIENTS_WORKBOOK_FORM_SHEET_H_
#define DUBAN_CLIENTS_WORKBOOK_FORM_SHEET_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "duban/task/v1/form.pb.h"
#include "duban/task/v1/item.pb.h"

namespace duban::client {

inline constexpr char kFormSheet[] = "旬报";
inline constexpr char kFormFormat[] = "duban-form-1";

// Reasons of violations, each at "旬报!F8".
inline constexpr char kXlsxFormat[] = "XLSX_FORMAT";    // the machine's lines are missing or changed
inline constexpr char kXlsxColumn[] = "XLSX_COLUMN";    // a column that is not known, or one twice
inline constexpr char kXlsxItem[] = "XLSX_ITEM";        // a row without an item, or an item twice
inline constexpr char kXlsxCell[] = "XLSX_CELL";        // a value that cannot be read as its column's
inline constexpr char kXlsxPercent[] = "XLSX_PERCENT";  // a number formatted as percent
inline constexpr char kXlsxFormula[] = "XLSX_FORMULA";  // an error, or a formula without a result

// One line to be filled in.
struct FormLine {
  task::v1::Item item;
  task::v1::FormRow row;       // as it stands; empty when nothing was saved
  task::v1::FormRow previous;  // the last attested one before, for reference
};

// What is exported.
struct FormSheet {
  std::string form;   // its name
  std::string etag;   // its version
  std::string title;  // for the reader
  std::vector<FormLine> lines;
};

// Writes the sheet. PERMISSION_DENIED (FILE_NOT_WRITABLE).
absl::Status WriteFormSheet(const FormSheet& sheet, const std::string& path);

// One line that came back.
struct FilledLine {
  task::v1::FormRow row;
  std::string base;                           // Fingerprint of the row at the export
  std::map<std::string, std::string> places;  // field → "旬报!F8"; "" is the line
};

// What came back.
struct FilledSheet {
  std::string form;
  std::string etag;
  std::vector<FilledLine> lines;
};

// Reads it. INVALID_ARGUMENT with every fault at its cell, or at the file; NOT_FOUND (FILE_NOT_READABLE).
absl::StatusOr<FilledSheet> ReadFormSheet(const std::string& path);

// The fields that a clerk fills in, in the order of their columns.
const std::vector<std::string>& FilledFields();

// One of them as text: decimals as they are, dates as 2024-03-31, 是 or nothing, milestones divided by ';'.
std::string FieldOf(const task::v1::FormRow& row, absl::string_view field);

// True when two rows say the same, however their decimals are written ("7.50" and "7.5").
bool SameContent(const task::v1::FormRow& a, const task::v1::FormRow& b);

// Short digest of what a row says.
std::string Fingerprint(const task::v1::FormRow& row);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_WORKBOOK_FORM_SHEET_H_

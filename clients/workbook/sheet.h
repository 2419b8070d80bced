// One sheet of a workbook (ECMA-376, SpreadsheetML) as texts in cells, whoever saved it.
#ifndef DUBAN_CLIENTS_WORKBOOK_SHEET_H_
#define DUBAN_CLIENTS_WORKBOOK_SHEET_H_

#include <map>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/workbook/archive.h"

namespace duban::client {

// Reasons of its errors.
inline constexpr char kXlsxSheet[] = "XLSX_SHEET";  // the workbook has no sheet of that name

// What a cell holds.
struct Cell {
  enum class Kind {
    kText,
    kNumber,   // as typed: 15 significant digits, no exponent
    kPercent,  // a number in a cell formatted as percent: 0.25 is shown as 25%
    kYesNo,    // "1" or "0"
    kFault,    // an error value ("#DIV/0!") or a formula without a result
  };
  Kind kind = Kind::kText;
  std::string text;
};

// Where a cell stands; both count from 0.
using CellPosition = std::pair<int, int>;

// "F8" of row 7, column 5.
std::string CellName(CellPosition position);

// The cells that hold something. Immutable after reading.
class Sheet {
 public:
  // Reads the sheet called `name` of the workbook at `path`. INVALID_ARGUMENT with a violation at the file
  // (XLSX_SHEET and those of archive.h), NOT_FOUND (FILE_NOT_READABLE).
  static absl::StatusOr<Sheet> Read(const std::string& path, const std::string& name,
                                    const ArchiveLimits& limits = {});

  const std::string& name() const { return name_; }
  // True when the workbook counts days from 1904 (old files of a Mac).
  bool from_1904() const { return from_1904_; }
  // Null when there is nothing.
  const Cell* Find(CellPosition position) const;
  // Its text without blanks around it; empty when there is nothing.
  std::string Text(CellPosition position) const;
  // Rows up to the last that holds something.
  int row_count() const { return cells_.empty() ? 0 : cells_.rbegin()->first.first + 1; }
  const std::map<CellPosition, Cell>& cells() const { return cells_; }
  // "旬报!F8".
  std::string Place(CellPosition position) const;

 private:
  friend class SheetReader;
  std::string name_;
  bool from_1904_ = false;
  std::map<CellPosition, Cell> cells_;
};

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_WORKBOOK_SHEET_H_

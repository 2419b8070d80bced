#include <optional>
#include <set>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/time/civil_time.h"
#include "clients/import/row_reader.h"
#include "clients/workbook/form_fields.h"
#include "clients/workbook/form_sheet.h"
#include "clients/workbook/sheet.h"
#include "services/common/status_macros.h"

namespace duban::client {

using task::v1::FormRow;

namespace {

const SheetColumn* FindColumn(absl::string_view key) {
  for (const SheetColumn& column : kSheetColumns) {
    if (key == column.key) return &column;
  }
  return nullptr;
}

google::type::Date DateOf(absl::CivilDay day) {
  google::type::Date date;
  date.set_year(static_cast<int>(day.year()));
  date.set_month(day.month());
  date.set_day(day.day());
  return date;
}

// "2024-3-8", "2024/3/8", "2024.3.8", "2024年3月8日".
std::optional<google::type::Date> DateFromText(absl::string_view text) {
  const std::string plain =
      absl::StrReplaceAll(text, {{"年", "-"}, {"月", "-"}, {"日", ""}, {"/", "-"}, {".", "-"}});
  const std::vector<absl::string_view> parts = absl::StrSplit(plain.substr(0, plain.find('T')), '-');
  int year = 0;
  int month = 0;
  int day = 0;
  if (parts.size() != 3 || !absl::SimpleAtoi(parts[0], &year) || !absl::SimpleAtoi(parts[1], &month) ||
      !absl::SimpleAtoi(parts[2], &day)) {
    return std::nullopt;
  }
  const absl::CivilDay civil(year, month, day);
  // A day that does not exist would be carried over.
  if (civil.month() != month || civil.day() != day) return std::nullopt;
  return DateOf(civil);
}

// The day of a serial number: days since 1899-12-30 (right from 1900-03-01 on), or since 1904-01-01.
std::optional<google::type::Date> DateFromSerial(const std::string& text, bool from_1904) {
  int serial = 0;
  if (!absl::SimpleAtoi(text, &serial) || serial < 61 || serial > 100000) return std::nullopt;
  return DateOf((from_1904 ? absl::CivilDay(1904, 1, 1) : absl::CivilDay(1899, 12, 30)) + serial);
}

// Reads the lines below the heads.
class FormReader {
 public:
  explicit FormReader(const Sheet& sheet) : sheet_(sheet) {}

  absl::StatusOr<FilledSheet> Read() {
    if (sheet_.Text({kFormatLine, 0}) != kFormFormat || sheet_.Text({kFormatLine, 1}).empty()) {
      return WorkbookFault(sheet_.Place({kFormatLine, 0}), kXlsxFormat,
                           "隐藏行被改动或这不是导出的旬报：请用 duban form export 重新导出");
    }
    FilledSheet filled{
        .form = sheet_.Text({kFormatLine, 1}), .etag = sheet_.Text({kFormatLine, 2}), .lines = {}};
    ReadColumns();
    RETURN_IF_ERROR(violations_.ToStatus());
    for (int row = kFirstLine; row < sheet_.row_count(); ++row) ReadLine(row, filled);
    RETURN_IF_ERROR(violations_.ToStatus());
    return filled;
  }

 private:
  void ReadColumns() {
    std::set<absl::string_view> seen;
    for (const auto& [position, cell] : sheet_.cells()) {
      if (position.first != kKeyLine) continue;
      const SheetColumn* const column = FindColumn(cell.text);
      if (column == nullptr || !seen.insert(column->key).second) {
        violations_.Add(sheet_.Place(position), kXlsxColumn, absl::StrCat("不认识或重复的栏：", cell.text));
      } else {
        columns_.emplace_back(position.second, column);
      }
    }
    for (const SheetColumn& column : kSheetColumns) {
      if (!absl::StartsWith(column.key, "-") && seen.count(column.key) == 0) {
        violations_.Add(sheet_.Place({kKeyLine, 0}), kXlsxColumn, absl::StrCat("缺少这一栏：", column.key));
      }
    }
  }

  void ReadLine(int row, FilledSheet& filled) {
    FilledLine line;
    bool anything = false;
    for (const auto& [index, column] : columns_) {
      const CellPosition position(row, index);
      line.places[column->key] = sheet_.Place(position);
      if (column->type == ColumnType::kBase) line.base = sheet_.Text(position);
      if (std::string(column->key) == "item") line.row.set_item(sheet_.Text(position));
      const Cell* const cell = sheet_.Find(position);
      if (cell == nullptr || absl::StartsWith(column->key, "-")) continue;
      anything = true;
      if (column->type != ColumnType::kReadOnly && column->type != ColumnType::kBase) {
        SetField(*column, *cell, position, line.row);
      }
    }
    if (!anything) return;
    line.places[""] = line.places["item"];
    if (line.row.item().empty() || !items_.insert(line.row.item()).second) {
      violations_.Add(line.places["item"], kXlsxItem, "每行须有一个事项代码，且不得重复");
    }
    filled.lines.push_back(std::move(line));
  }

  void Refuse(CellPosition position, const char* rule, const std::string& problem) {
    violations_.Add(sheet_.Place(position), rule, problem);
  }

  void SetField(const SheetColumn& column, const Cell& cell, CellPosition position, FormRow& row) {
    const std::string text = sheet_.Text(position);
    if (text.empty()) return;
    if (cell.kind == Cell::Kind::kFault) {
      return Refuse(position, kXlsxFormula, absl::StrCat("“", text, "”没有结果：改成数字，或重新计算后保存"));
    }
    if (cell.kind == Cell::Kind::kPercent) {
      return Refuse(position, kXlsxPercent, "此格是百分比格式：改为“常规”格式，25% 写 25");
    }
    const absl::string_view key = column.key;
    switch (column.type) {
      case ColumnType::kYesNo:
        return SetPending(cell, text, position, row);
      case ColumnType::kDate:
        return SetDate(key, cell, text, position, row);
      case ColumnType::kNumber:
      case ColumnType::kPercentage:
        if (cell.kind == Cell::Kind::kYesNo) return Refuse(position, kXlsxCell, "要写数字");
        if (key == "value") row.set_value(text);
        if (key == "progress") row.set_progress(text);
        if (key == "invested_wan") row.set_invested_wan(text);
        return;
      default:
        return SetText(key, text, row);
    }
  }

  static void SetText(absl::string_view key, const std::string& text, FormRow& row) {
    if (key == "note") row.set_note(text);
    if (key == "revision_reason") row.set_revision_reason(text);
    if (key != "achieved_milestones") return;
    const std::string plain = absl::StrReplaceAll(text, {{"；", ";"}, {"，", ";"}, {",", ";"}, {" ", ""}});
    for (const absl::string_view id : absl::StrSplit(plain, ';', absl::SkipEmpty())) {
      row.add_achieved_milestones(std::string(id));
    }
  }

  void SetPending(const Cell& cell, const std::string& text, CellPosition position, FormRow& row) {
    const bool yes = text == "是" || (cell.kind == Cell::Kind::kYesNo && text == "1");
    const bool no = text == "否" || (cell.kind == Cell::Kind::kYesNo && text == "0");
    if (!yes && !no) return Refuse(position, kXlsxCell, absl::StrCat("“", text, "”不对：写 是 或 否"));
    row.set_pending(yes);
  }

  void SetDate(absl::string_view key, const Cell& cell, const std::string& text, CellPosition position,
               FormRow& row) {
    const auto date =
        cell.kind == Cell::Kind::kNumber ? DateFromSerial(text, sheet_.from_1904()) : DateFromText(text);
    if (!date.has_value()) {
      return Refuse(position, kXlsxCell, absl::StrCat("“", text, "”不是日期：写成 2024-03-31"));
    }
    if (key == "done_date") *row.mutable_done_date() = *date;
    if (key == "started_date") *row.mutable_started_date() = *date;
    if (key == "entered_date") *row.mutable_entered_date() = *date;
  }

  const Sheet& sheet_;
  std::vector<std::pair<int, const SheetColumn*>> columns_;
  std::set<std::string> items_;
  Violations violations_;
};

}  // namespace

absl::StatusOr<FilledSheet> ReadFormSheet(const std::string& path) {
  ASSIGN_OR_RETURN(const Sheet sheet, Sheet::Read(path, kFormSheet));
  return FormReader(sheet).Read();
}

}  // namespace duban::client

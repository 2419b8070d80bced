#include "clients/workbook/sheet.h"

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <set>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "clients/workbook/xml.h"
#include "services/common/status_macros.h"

namespace duban::client {
namespace {

// Far more than a form needs; what lies beyond belongs to no form.
constexpr int kMaxRows = 5000;
constexpr int kMaxColumns = 200;

// Row and column of "F8"; nullopt for anything else and for what lies beyond the limits.
std::optional<CellPosition> ParseCellName(absl::string_view name) {
  int column = 0;
  while (!name.empty() && absl::ascii_isupper(static_cast<unsigned char>(name.front()))) {
    column = column * 26 + (name.front() - 'A' + 1);
    if (column > kMaxColumns) return std::nullopt;
    name.remove_prefix(1);
  }
  int row = 0;
  if (column == 0 || !absl::SimpleAtoi(name, &row) || row < 1 || row > kMaxRows) return std::nullopt;
  return CellPosition(row - 1, column - 1);
}

// The number as a person typed it. Spreadsheets keep binary fractions and write 1.1 as 1.1000000000000001;
// what they show and take in has 15 digits.
std::string TypedNumber(const std::string& text) {
  double number = 0;
  if (!absl::SimpleAtod(text, &number)) return text;
  char digits[400];
  std::snprintf(digits, sizeof(digits), "%.15g", number);
  if (absl::string_view(digits).find('e') == absl::string_view::npos) return digits;
  std::snprintf(digits, sizeof(digits), "%.15f", number);
  absl::string_view plain = digits;
  while (absl::ConsumeSuffix(&plain, "0")) {
  }
  absl::ConsumeSuffix(&plain, ".");
  return std::string(plain);
}

}  // namespace

std::string CellName(CellPosition position) {
  std::string letters;
  for (int column = position.second + 1; column > 0; column = (column - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  }
  return absl::StrCat(letters, position.first + 1);
}

const Cell* Sheet::Find(CellPosition position) const {
  const auto found = cells_.find(position);
  return found == cells_.end() ? nullptr : &found->second;
}

std::string Sheet::Text(CellPosition position) const {
  const Cell* const cell = Find(position);
  return cell == nullptr ? "" : std::string(absl::StripAsciiWhitespace(cell->text));
}

std::string Sheet::Place(CellPosition position) const { return absl::StrCat(name_, "!", CellName(position)); }

// Follows the parts of one workbook to a sheet.
class SheetReader {
 public:
  explicit SheetReader(Archive archive) : archive_(std::move(archive)) {}

  absl::StatusOr<Sheet> Read(const std::string& name) {
    Sheet sheet;
    sheet.name_ = name;
    ASSIGN_OR_RETURN(const std::string part, FindSheet(name, sheet.from_1904_));
    RETURN_IF_ERROR(ReadStrings());
    RETURN_IF_ERROR(ReadStyles());
    ASSIGN_OR_RETURN(const auto document, ReadXml(archive_, part));
    const pugi::xml_node data = Child(document->document_element(), "sheetData");
    int row_number = 0;
    for (const pugi::xml_node& row : Children(data, "row")) {
      // Writers may leave out the places of rows and cells: then they follow each other.
      int given = 0;
      row_number = absl::SimpleAtoi(Attribute(row, "r"), &given) ? given : row_number + 1;
      ReadRow(row, row_number - 1, sheet);
    }
    return sheet;
  }

 private:
  // The target of a relation of `part`, by its id or the end of its type; empty when there is none.
  absl::StatusOr<std::string> Related(const std::string& part, const std::string& id,
                                      absl::string_view type) {
    const size_t slash = part.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
    const std::string relations =
        absl::StrCat(folder, "_rels/", slash == std::string::npos ? part : part.substr(slash + 1), ".rels");
    if (!archive_.Has(relations)) return std::string();
    ASSIGN_OR_RETURN(const auto document, ReadXml(archive_, relations));
    for (const pugi::xml_node& relation : Children(document->document_element(), "Relationship")) {
      const bool wanted =
          id.empty() ? absl::EndsWith(Attribute(relation, "Type"), type) : Attribute(relation, "Id") == id;
      if (!wanted) continue;
      const std::string target = Attribute(relation, "Target");
      return absl::StartsWith(target, "/") ? target.substr(1) : absl::StrCat(folder, target);
    }
    return std::string();
  }

  absl::StatusOr<std::string> FindSheet(const std::string& name, bool& from_1904) {
    ASSIGN_OR_RETURN(workbook_, Related("", "", "/officeDocument"));
    if (workbook_.empty()) workbook_ = "xl/workbook.xml";
    ASSIGN_OR_RETURN(const auto document, ReadXml(archive_, workbook_));
    const pugi::xml_node root = document->document_element();
    const std::string old = Attribute(Child(root, "workbookPr"), "date1904");
    from_1904 = old == "1" || old == "true";
    for (const pugi::xml_node& sheet : Children(Child(root, "sheets"), "sheet")) {
      if (Attribute(sheet, "name") != name) continue;
      ASSIGN_OR_RETURN(const std::string part, Related(workbook_, Attribute(sheet, "id"), "/worksheet"));
      if (!part.empty()) return part;
    }
    return WorkbookFault(archive_.file(), kXlsxSheet, absl::StrCat("没有名为“", name, "”的工作表"));
  }

  absl::Status ReadStrings() {
    ASSIGN_OR_RETURN(const std::string part, Related(workbook_, "", "/sharedStrings"));
    if (part.empty()) return absl::OkStatus();
    ASSIGN_OR_RETURN(const auto document, ReadXml(archive_, part));
    for (const pugi::xml_node& item : Children(document->document_element(), "si")) {
      strings_.push_back(StringItemText(item));
    }
    return absl::OkStatus();
  }

  // Which cell formats show a number as percent.
  absl::Status ReadStyles() {
    ASSIGN_OR_RETURN(const std::string part, Related(workbook_, "", "/styles"));
    if (part.empty()) return absl::OkStatus();
    ASSIGN_OR_RETURN(const auto document, ReadXml(archive_, part));
    const pugi::xml_node root = document->document_element();
    std::set<std::string> percent = {"9", "10"};  // built in: 0% and 0.00%
    for (const pugi::xml_node& format : Children(Child(root, "numFmts"), "numFmt")) {
      if (absl::StrContains(Attribute(format, "formatCode"), "%"))
        percent.insert(Attribute(format, "numFmtId"));
    }
    for (const pugi::xml_node& format : Children(Child(root, "cellXfs"), "xf")) {
      percent_.push_back(percent.count(Attribute(format, "numFmtId")) > 0);
    }
    return absl::OkStatus();
  }

  void ReadRow(const pugi::xml_node& row, int row_index, Sheet& sheet) const {
    if (row_index < 0 || row_index >= kMaxRows) return;
    int column = -1;
    for (const pugi::xml_node& node : Children(row, "c")) {
      const auto given = ParseCellName(Attribute(node, "r"));
      if (!given.has_value() && !Attribute(node, "r").empty()) continue;
      column = given.has_value() ? given->second : column + 1;
      if (column >= kMaxColumns) return;
      Cell cell = ReadCell(node);
      if (!cell.text.empty()) sheet.cells_[CellPosition(row_index, column)] = std::move(cell);
    }
  }

  Cell ReadCell(const pugi::xml_node& node) const {
    const std::string type = Attribute(node, "t");
    const std::string value = Child(node, "v").text().get();
    if (type == "inlineStr") return {Cell::Kind::kText, StringItemText(Child(node, "is"))};
    if (type == "s") return SharedText(value);
    if (type == "str" || type == "d") return {Cell::Kind::kText, value};
    if (type == "e") return {Cell::Kind::kFault, value};
    if (type == "b") return {Cell::Kind::kYesNo, value};
    if (value.empty()) {
      return Child(node, "f") ? Cell{Cell::Kind::kFault, absl::StrCat("=", Child(node, "f").text().get())}
                              : Cell();
    }
    return {IsPercent(node) ? Cell::Kind::kPercent : Cell::Kind::kNumber, TypedNumber(value)};
  }

  Cell SharedText(const std::string& value) const {
    size_t index = 0;
    if (!absl::SimpleAtoi(value, &index) || index >= strings_.size()) return {Cell::Kind::kFault, "?"};
    return {Cell::Kind::kText, strings_[index]};
  }

  bool IsPercent(const pugi::xml_node& node) const {
    size_t style = 0;
    return absl::SimpleAtoi(Attribute(node, "s"), &style) && style < percent_.size() && percent_[style];
  }

  Archive archive_;
  std::string workbook_;
  std::vector<std::string> strings_;
  std::vector<bool> percent_;
};

absl::StatusOr<Sheet> Sheet::Read(const std::string& path, const std::string& name,
                                  const ArchiveLimits& limits) {
  ASSIGN_OR_RETURN(Archive archive, Archive::Open(path, limits));
  return SheetReader(std::move(archive)).Read(name);
}

}  // namespace duban::client

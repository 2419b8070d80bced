#include "clients/import/csv_table.h"

#include <csv.h>

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "clients/cpp/channel.h"
#include "clients/cpp/names.h"
#include "clients/cpp/utf8.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"

namespace duban::client {
namespace {

// libcsv's states: no row begun, no field begun, field begun, field perhaps ended.
constexpr int kFieldBegun = 2;

// Owns libcsv's parser and feeds it byte by byte, because it does not say where a field began.
class Parser {
 public:
  Parser() {
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
    // Blanks belong to the field (RFC 4180, 2.4); libcsv would trim them.
    csv_set_space_func(&parser_, [](unsigned char) { return 0; });
  }
  ~Parser() { csv_free(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  // False at the byte that breaks strict mode; `here()` is its place.
  bool Feed(absl::string_view content) {
    for (const char byte : content) {
      if (csv_parse(&parser_, &byte, 1, &Parser::OnField, &Parser::OnRow, this) != 1) return false;
      Advance(byte);
    }
    return csv_fini(&parser_, &Parser::OnField, &Parser::OnRow, this) == 0;
  }

  CsvPosition here() const { return here_; }
  CsvPosition field_start() const { return start_; }
  std::vector<std::vector<CsvField>>& rows() { return rows_; }

 private:
  static void OnField(void* text, size_t size, void* self) {
    auto* parser = static_cast<Parser*>(self);
    parser->row_.push_back({std::string(static_cast<const char*>(text), size), parser->start_});
  }
  static void OnRow(int, void* self) {
    auto* parser = static_cast<Parser*>(self);
    parser->rows_.push_back(std::exchange(parser->row_, {}));
  }

  void Advance(char byte) {
    if (byte == '\n') {
      here_ = {here_.line + 1, 1};
    } else if ((static_cast<unsigned char>(byte) & 0xC0) != 0x80) {
      ++here_.column;
    }
    if (parser_.pstate < kFieldBegun) start_ = here_;
  }

  csv_parser parser_;
  CsvPosition here_;
  CsvPosition start_;
  std::vector<CsvField> row_;
  std::vector<std::vector<CsvField>> rows_;
};

std::string PlaceOf(absl::string_view file, CsvPosition at) {
  return absl::StrCat(file, ":", at.line, ":", at.column);
}

absl::Status CheckUtf8(absl::string_view file, absl::string_view content) {
  int line = 1;
  while (!content.empty()) {
    const size_t end = std::min(content.find('\n'), content.size());
    if (!IsUtf8(content.substr(0, end))) {
      return InvalidField(PlaceOf(file, {line, 1}), kCsvUtf8,
                          "这一行不是 UTF-8 文本：请以 UTF-8 编码另存为 CSV");
    }
    content.remove_prefix(std::min(end + 1, content.size()));
    ++line;
  }
  return absl::OkStatus();
}

absl::Status CheckHeader(absl::string_view file, const std::vector<std::vector<CsvField>>& rows) {
  if (rows.empty()) return InvalidField(PlaceOf(file, {}), kCsvHeader, "文件是空的：第一行应为列名");
  std::set<std::string> seen;
  Violations violations;
  for (const CsvField& column : rows[0]) {
    if (!seen.insert(column.text).second) {
      violations.Add(PlaceOf(file, column.position), kCsvHeader, absl::StrCat("列名重复：", column.text));
    }
  }
  return violations.ToStatus();
}

absl::Status CheckWidths(absl::string_view file, const std::vector<std::vector<CsvField>>& rows) {
  Violations violations;
  for (const std::vector<CsvField>& row : rows) {
    if (row.size() == rows[0].size()) continue;
    const CsvPosition at = row[std::min(row.size(), rows[0].size()) - 1].position;
    violations.Add(PlaceOf(file, at), kCsvFieldCount,
                   absl::StrCat("这一行有 ", row.size(), " 个字段，表头有 ", rows[0].size(),
                                " 个：请补上或删去逗号，含逗号的文字用双引号括起"));
  }
  return violations.ToStatus();
}

}  // namespace

absl::StatusOr<CsvTable> CsvTable::Parse(absl::string_view file, absl::string_view content) {
  absl::ConsumePrefix(&content, "\xEF\xBB\xBF");  // spreadsheets write a byte order mark
  RETURN_IF_ERROR(CheckUtf8(file, content));
  Parser parser;
  if (!parser.Feed(content)) {
    return InvalidField(PlaceOf(file, parser.here()), kCsvQuote,
                        absl::StrCat("双引号不成对（字段从第 ", parser.field_start().line, " 行第 ",
                                     parser.field_start().column, " 列开始）：字段内的双引号要写成两个"));
  }
  RETURN_IF_ERROR(CheckHeader(file, parser.rows()));
  RETURN_IF_ERROR(CheckWidths(file, parser.rows()));
  CsvTable table;
  table.file_ = std::string(file);
  for (CsvField& column : parser.rows()[0]) table.header_.push_back(std::move(column.text));
  parser.rows().erase(parser.rows().begin());
  table.rows_ = std::move(parser.rows());
  return table;
}

absl::StatusOr<CsvTable> CsvTable::Read(const std::string& path) {
  ASSIGN_OR_RETURN(const std::string content, ReadFile(path));
  return Parse(LastId(path), content);
}

absl::Status CsvTable::RequireColumns(const std::vector<std::string>& columns) const {
  Violations violations;
  for (const std::string& column : columns) {
    if (IndexOf(column) < 0)
      violations.Add(absl::StrCat(file_, ":1:1"), kCsvColumn, absl::StrCat("缺少列：", column));
  }
  return violations.ToStatus();
}

int CsvTable::IndexOf(absl::string_view column) const {
  const auto found = std::find(header_.begin(), header_.end(), column);
  return found == header_.end() ? -1 : static_cast<int>(found - header_.begin());
}

const std::string& CsvTable::Get(size_t row, absl::string_view column) const {
  static const std::string* const kEmpty = new std::string;
  const int index = IndexOf(column);
  return index < 0 ? *kEmpty : rows_[row][index].text;
}

std::string CsvTable::Place(size_t row, absl::string_view column) const {
  const int index = IndexOf(column);
  const std::string place = PlaceOf(file_, rows_[row][std::max(index, 0)].position);
  return index < 0 ? place : absl::StrCat(place, " ", column);
}

}  // namespace duban::client

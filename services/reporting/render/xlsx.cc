#include <unistd.h>
#include <xlsxwriter.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/reporting/domain/bulletin/characters.h"
#include "services/reporting/render/content.h"
#include "services/reporting/render/render.h"

namespace duban::reporting {
namespace {

constexpr char kFactsSheet[] = "说明";
// The moment every workbook says it was made: the library would put the clock's.
constexpr std::time_t kCreated = 315532800;  // 1980-01-01T00:00:00Z

constexpr lxw_row_t Row(std::size_t row) { return static_cast<lxw_row_t>(row); }
constexpr lxw_col_t At(std::size_t column) { return static_cast<lxw_col_t>(column); }

// Sheet names as spreadsheets allow them: at most 31 characters, none of []:*?/\, all different, also in
// small letters.
class SheetNames {
 public:
  std::string Name(const std::string& title) {
    const std::string plain = absl::StrReplaceAll(title, {{"[", "（"},
                                                          {"]", "）"},
                                                          {":", "："},
                                                          {"*", "＊"},
                                                          {"?", "？"},
                                                          {"/", "／"},
                                                          {"\\", "＼"},
                                                          {"'", "’"},
                                                          {"\n", ""}});
    std::string name = Cut(plain.empty() ? "表" : plain, "");
    for (int i = 2; !used_.insert(absl::AsciiStrToLower(name)).second; ++i)
      name = Cut(plain.empty() ? "表" : plain, absl::StrCat("（", i, "）"));
    return name;
  }

 private:
  static std::string Cut(const std::string& text, const std::string& end) {
    constexpr std::size_t kLongest = 31;
    const std::size_t room = kLongest - CharactersOf(end).size();
    std::string cut;
    std::size_t count = 0;
    for (const Character& character : CharactersOf(text)) {
      if (count++ == room) break;
      absl::StrAppend(&cut, character.bytes);
    }
    return absl::StrCat(cut, end);
  }

  std::set<std::string> used_;
};

// A number as text: plain decimals, at most fifteen digits, which a spreadsheet keeps exactly. `decimals` is
// how many stand after the point.
bool IsPlainNumber(const std::string& text, std::size_t& decimals) {
  constexpr std::size_t kExactDigits = 15;
  const std::string digits = text.substr(text.empty() || text[0] != '-' ? 0 : 1);
  const std::size_t point = digits.find('.');
  decimals = point == std::string::npos ? 0 : digits.size() - point - 1;
  return !digits.empty() && digits.size() <= kExactDigits && digits.front() != '.' && digits.back() != '.' &&
         digits.find_first_not_of(".0123456789") == std::string::npos && digits.rfind('.') == point;
}

// Writes one workbook. The library keeps the texts and frees what it handed out when the book closes.
class BookWriter {
 public:
  BookWriter(const Document& document, const std::string& path)
      : document_(document), book_(workbook_new(path.c_str())) {
    head_ = Format();
    format_set_bold(head_);
    format_set_align(head_, LXW_ALIGN_CENTER);
    format_set_bg_color(head_, 0xDDEBF7);
    text_ = Format();
    plain_ = workbook_add_format(book_);
    format_set_text_wrap(plain_);
    title_ = workbook_add_format(book_);
    format_set_bold(title_);
    format_set_font_size(title_, 14);
    SetProperties();
  }

  lxw_error Write() {
    WriteFacts();
    for (const Block& block : document_.blocks) {
      if (!IsInWorkbook(block)) continue;
      if (const auto* table = std::get_if<Table>(&block)) WriteTable(*table);
      if (const auto* lights = std::get_if<LightChart>(&block)) WriteTable(TableOf(*lights));
      if (const auto* trend = std::get_if<TrendChart>(&block)) WriteTable(TableOf(*trend));
    }
    return workbook_close(book_);
  }

 private:
  lxw_format* Format() {
    lxw_format* const format = workbook_add_format(book_);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    return format;
  }

  void SetProperties() {
    std::string title = document_.title;
    lxw_doc_properties properties = {};
    properties.title = title.data();
    properties.created = kCreated;
    workbook_set_properties(book_, &properties);
  }

  void Line(lxw_worksheet* page, std::size_t& row, const std::string& text, lxw_format* format) {
    worksheet_write_string(page, Row(row++), 0, text.c_str(), format);
  }

  void WriteFacts() {
    constexpr double kFactsWidth = 100;
    lxw_worksheet* const page = workbook_add_worksheet(book_, names_.Name(kFactsSheet).c_str());
    worksheet_set_column(page, 0, 0, kFactsWidth, nullptr);
    std::size_t row = 0;
    Line(page, row, document_.title, title_);
    if (!document_.number.empty()) Line(page, row, document_.number, plain_);
    if (document_.draft) Line(page, row, "草稿：未经签发，不得外传", plain_);
    if (document_.simulated) Line(page, row, "演示：本文件使用模拟时钟与模拟数据，不是正式文件", plain_);
    for (const std::string& fact : document_.facts) Line(page, row, fact, plain_);
    if (!document_.draft) return;
    for (const std::string& warning : document_.warnings) {
      Line(page, row, absl::StrCat("起草提示：", warning), plain_);
    }
  }

  void WriteTable(const Table& table) {
    lxw_worksheet* const page = workbook_add_worksheet(book_, names_.Name(table.title).c_str());
    std::size_t row = 0;
    if (!table.title.empty()) Line(page, row, table.title, title_);
    SetColumns(page, table);
    const std::size_t head = row++;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      worksheet_write_string(page, Row(head), At(i), table.columns[i].title.c_str(), head_);
    }
    for (const std::vector<Cell>& cells : table.rows) WriteRow(page, row++, cells, table.columns);
    if (!table.note.empty()) Line(page, row, table.note, nullptr);
    worksheet_freeze_panes(page, Row(head + 1), 0);
    SetPrint(page, table, Row(head));
  }

  static void SetColumns(lxw_worksheet* page, const Table& table) {
    constexpr int kCharacters = 110;  // of a sheet
    const std::vector<int> widths = Shares(table.columns, kCharacters);
    for (std::size_t i = 0; i < widths.size(); ++i) {
      worksheet_set_column(page, At(i), At(i), std::max(widths[i], 8), nullptr);
    }
  }

  static void SetPrint(lxw_worksheet* page, const Table& table, lxw_row_t head) {
    constexpr uint8_t kA4 = 9;
    worksheet_set_paper(page, kA4);
    if (table.landscape) worksheet_set_landscape(page);
    worksheet_repeat_rows(page, head, head);
    worksheet_fit_to_pages(page, 1, 0);
  }

  void WriteRow(lxw_worksheet* page, std::size_t row, const std::vector<Cell>& cells,
                const std::vector<Column>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const Cell cell = i < cells.size() ? cells[i] : Cell();
      const std::string text = CellText(cell);
      std::size_t decimals = 0;
      const bool number = columns[i].numeric && IsPlainNumber(text, decimals);
      lxw_format* const format = CellFormat(cell.light, number ? static_cast<int>(decimals) : -1);
      // A spreadsheet stores its numbers in binary; these come out of it as they are printed.
      double value = 0;
      if (number && absl::SimpleAtod(text, &value)) {
        worksheet_write_number(page, Row(row), At(i), value, format);
      } else {
        worksheet_write_string(page, Row(row), At(i), text.c_str(), format);
      }
    }
  }

  // Formats are shared: by light and number of decimals, -1 for text.
  lxw_format* CellFormat(const std::optional<Light>& light, int decimals) {
    if (!light && decimals < 0) return text_;
    lxw_format*& format = formats_[{light ? static_cast<int>(*light) : -1, decimals}];
    if (format != nullptr) return format;
    format = Format();
    if (light) format_set_bg_color(format, ColorOf(*light));
    if (decimals >= 0) {
      const std::string picture = decimals == 0 ? "0" : absl::StrCat("0.", std::string(decimals, '0'));
      format_set_num_format(format, picture.c_str());
    }
    return format;
  }

  static lxw_color_t ColorOf(Light light) {
    switch (light) {
      case Light::kGreen:
        return 0xC6E0B4;
      case Light::kYellow:
        return 0xFFE699;
      case Light::kRed:
        return 0xFF9999;
      case Light::kBlue:
        return 0xBDD7EE;
      case Light::kGrey:
        break;
    }
    return 0xD9D9D9;
  }

  const Document& document_;
  lxw_workbook* const book_;
  lxw_format* head_ = nullptr;
  lxw_format* text_ = nullptr;
  lxw_format* plain_ = nullptr;
  lxw_format* title_ = nullptr;
  SheetNames names_;
  std::map<std::pair<int, int>, lxw_format*> formats_;
};

// A file of its own that goes away with this.
class TemporaryFile {
 public:
  TemporaryFile() {
    std::error_code error;
    path_ = (std::filesystem::temp_directory_path(error) / "duban-XXXXXX").string();
    file_ = error ? -1 : mkstemp(path_.data());
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (file_ < 0) return;
    close(file_);
    std::remove(path_.c_str());
  }

  bool ok() const { return file_ >= 0; }
  const std::string& path() const { return path_; }
  std::string Content() const {
    std::ifstream in(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

 private:
  std::string path_;
  int file_ = -1;
};

}  // namespace

absl::StatusOr<std::string> RenderXlsx(const Document& document) {
  const TemporaryFile file;
  if (!file.ok()) return absl::InternalError("无法建立临时文件，请检查临时目录的空间和权限");
  const lxw_error error = BookWriter(document, file.path()).Write();
  if (error != LXW_NO_ERROR)
    return absl::InternalError(absl::StrCat("写表格文件失败：", lxw_strerror(error)));
  return file.Content();
}

}  // namespace duban::reporting

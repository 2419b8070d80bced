// A document (公文, 简报) as content and structure, no layout: bulletins draft it from data, renderers only
// place it.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_DOCUMENT_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_DOCUMENT_H_

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/common/decimal.h"
#include "services/reporting/domain/light/lights.h"

namespace duban::reporting {

// Which form of GB/T 9704-2012 (or of custom, for 简报) the document takes.
enum class DocumentForm {
  kOfficial,  // 文件格式: 通报, 报告
  kLetter,    // 信函格式: 提醒函, 督办函
  kBulletin,  // 简报格式: 旬简报, 月报
};

// A heading; level 1 = 一、(黑体), 2 = （一）(楷体), 3 = 1. and 4 = （1）(仿宋). The text carries its number
// already.
struct Heading {
  int level = 1;
  std::string text;
};

// A paragraph, indented by two characters. `key` names the part of the bulletin that people may edit
// ("demands"); empty for text that is bound to data.
struct Paragraph {
  std::string text;
  std::string key;
};

// A cell: text, and a light when the cell shows one.
struct Cell {
  std::string text;
  std::optional<Light> light;
};

// A column: its head, its width relative to the others, and whether its cells are numbers (aligned right).
struct Column {
  std::string title;
  int width = 1;
  bool numeric = false;
};

// Where a table or chart stands: in what is printed (HTML, DOCX), in the workbook (XLSX), or in both. A long
// list is printed as an extract; the workbook has all of it.
enum class Medium { kBoth, kPrint, kWorkbook };

// A table with a head row. Wide tables stand on a landscape page of their own.
struct Table {
  std::string title;  // above the table; may be empty
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  bool landscape = false;
  std::string note;  // below; may be empty
  Medium medium = Medium::kBoth;
};

// Counts of lights per row, e.g. per action, drawn as stacked bars.
struct LightChart {
  std::string title;
  struct Bar {
    std::string title;
    int green = 0, yellow = 0, red = 0, blue = 0, grey = 0;
  };
  std::vector<Bar> bars;
};

// Lines over the same points in time: planned against actual, totals over quarters.
struct TrendChart {
  std::string title;
  std::vector<std::string> points;  // labels, in order
  struct Line {
    std::string title;
    std::vector<std::optional<Rational>>
        values;            // as many as points; empty = no value there, the line breaks
    bool planned = false;  // drawn dashed
  };
  std::vector<Line> lines;
  std::string unit;  // of the values, e.g. "%"
  Medium medium = Medium::kBoth;
};

// Totals as bars, in the order of ranks, with how each moved. Its numbers stand in a table of the document:
// only HTML draws it.
struct ScoreChart {
  std::string title;
  struct Bar {
    std::string title;
    std::string rank;    // "3"
    Rational value;      // ≥ 0
    std::string text;    // of the value, as printed
    int moved = 0;       // places won (> 0) or lost (< 0) since the last quarter
    bool fresh = false;  // was not ranked then
  };
  std::vector<Bar> bars;
  bool compared = false;  // there is a last quarter
};

using Block = std::variant<Heading, Paragraph, Table, LightChart, TrendChart, ScoreChart>;

// Whether a block stands in what is printed, and in the workbook.
bool IsPrinted(const Block& block);
bool IsInWorkbook(const Block& block);

// The whole document. Empty fields are left out.
struct Document {
  DocumentForm form = DocumentForm::kOfficial;

  // Header (版头).
  std::string mark;  // issuing mark or name in large red type, e.g. "鹤城区人民政府办公室", "八大行动旬简报"
  std::string number;  // 发文字号 "鹤政督〔2024〕3号", or of a 简报 "第3期"; empty while a draft
  std::string secrecy;                          // "内部"
  std::string urgency;                          // "特急", "加急"
  std::string copy_number;                      // six digits
  std::string editor;                           // 简报: editing unit, left of the red rule
  std::optional<absl::CivilDay> approval_date;  // 简报: right of it
  std::string signatory;                        // 签发人, printed in upward documents

  // Body.
  std::string title;
  std::string addressee;    // without the colon
  std::string editor_note;  // 编者按
  std::vector<Block> blocks;
  std::vector<std::string> attachments;  // names, printed as 附件：1. …
  std::string issuer;                    // signature (发文机关署名)
  std::optional<absl::CivilDay> date;    // 成文日期
  std::string note;                      // 附注, without brackets

  // Imprint (版记).
  std::string reports_to, copies_to, sends_to;  // 报, 送, 发 of a 简报; copies_to = 抄送 of the other forms
  std::string printed_by;
  std::optional<absl::CivilDay> print_date;
  int copies = 0;  // 共印××份

  // What it says about itself: generation time, data cut-off, scheme and digests, one line each.
  std::vector<std::string> facts;
  std::vector<std::string> warnings;  // for the drafter only: length guard, repeated text; printed in drafts
  bool draft = true;                  // 草稿: watermark
  bool simulated = false;             // 演示: banner
};

// Characters of all printed text, as the length guard counts them (Chinese characters, letters and digits; no
// blanks).
int TextLength(const Document& document);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_DOCUMENT_H_

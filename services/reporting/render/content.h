// A document as data for templates: what HTML and DOCX have in common.
#ifndef DUBAN_SERVICES_REPORTING_RENDER_CONTENT_H_
#define DUBAN_SERVICES_REPORTING_RENDER_CONTENT_H_

#include <string>
#include <vector>

#include "services/reporting/domain/bulletin/document.h"
#include "services/reporting/render/fill.h"
#include "services/reporting/render/text_layout.h"

namespace duban::reporting {

// An annex: a table that is named as an attachment, and its number among them, from 1.
struct Annex {
  int number = 1;
  const Table* table = nullptr;
};

// The blocks in the order they are printed, without those of the workbook; they point into the document.
struct Arrangement {
  std::vector<const Block*> body;
  std::vector<Annex> annexes;  // by number
};
Arrangement Arrange(const Document& document);

// All texts of head, body, signature and imprint, without blocks and annexes.
TemplateData ContentData(const Document& document);

// A title in lines of size 2 (22 pt), as a list of {text, break}.
TemplateData TitleData(const std::string& title);

// Documents and letters go out under a seal, 简报 without one.
bool IsSealed(const Document& document);
SignaturePlace PlaceOf(const Document& document);

// A heading: text, level (1–4) and page_level, one below the title.
TemplateData HeadingData(const Heading& heading);
TemplateData ParagraphData(const Paragraph& paragraph);

// A table whose columns share `total_width` (of any unit) by their widths.
TemplateData TableData(const Table& table, int total_width);

// Widths of the columns that add up to `total`; a width below one counts as one.
std::vector<int> Shares(const std::vector<Column>& columns, int total);

// What a cell prints: its text, or the name of its light when it has none.
std::string CellText(const Cell& cell);

// Charts as tables of their numbers: a row per bar, a row per point.
Table TableOf(const LightChart& chart);
Table TableOf(const TrendChart& chart);
// The same with a column per point: a few rows on the page.
Table TableAcross(const TrendChart& chart);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_RENDER_CONTENT_H_

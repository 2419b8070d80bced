// Documents as files: print-ready HTML, DOCX and XLSX after GB/T 9704-2012. Pure: the same document gives the
// same bytes, whenever and wherever it is rendered.
//
// Tables named as an attachment (Table::title equals one of Document::attachments) are annexes: they stand
// after the signature, each on a new page under "附件1".
#ifndef DUBAN_SERVICES_REPORTING_RENDER_RENDER_H_
#define DUBAN_SERVICES_REPORTING_RENDER_RENDER_H_

#include <string>

#include "absl/status/statusor.h"
#include "services/reporting/domain/bulletin/document.h"

namespace duban::reporting {

// One self-contained A4 page style sheet and text, charts as inline SVG. Well-formed as XML, too.
std::string RenderHtml(const Document& document);

// The bytes of a word-processing document; charts become tables of their numbers. Empty only when memory runs
// out.
std::string RenderDocx(const Document& document);

// The bytes of a workbook: the facts on the first sheet, then one sheet for each table and chart. A cell of a
// numeric column is a number when its text is one.
// INTERNAL when no temporary file can be written: libxlsxwriter writes through one.
absl::StatusOr<std::string> RenderXlsx(const Document& document);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_RENDER_RENDER_H_

// The blocks of a document as a flow of paragraphs, tables and section ends.
#ifndef DUBAN_SERVICES_REPORTING_RENDER_DOCX_FLOW_H_
#define DUBAN_SERVICES_REPORTING_RENDER_DOCX_FLOW_H_

#include "services/reporting/domain/bulletin/document.h"
#include "services/reporting/render/fill.h"

namespace duban::reporting {

// Sets "blocks", "annexes" and "last_section". Wide tables stand in landscape sections.
void AddFlow(const Document& document, TemplateData& data);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_RENDER_DOCX_FLOW_H_

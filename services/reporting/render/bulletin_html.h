// Bulletins as print-ready HTML (A4). Pure: the same content gives the same bytes.
#ifndef DUBAN_SERVICES_REPORTING_RENDER_BULLETIN_HTML_H_
#define DUBAN_SERVICES_REPORTING_RENDER_BULLETIN_HTML_H_

#include <string>

#include "absl/time/time.h"
#include "services/reporting/domain/bulletin.h"

namespace duban::reporting {

// What the document says about itself.
struct DocumentFacts {
  absl::Time create_time;
  std::string input_digest;  // SHA-256 of the projection it was drafted from, hexadecimal
  bool draft = true;         // 草稿: watermark
  bool simulated = false;    // 演示: banner and note
};

std::string RenderMonthly(const MonthlyBulletin& bulletin, const DocumentFacts& facts);
std::string RenderQuarterly(const QuarterlyReview& review, const DocumentFacts& facts);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_RENDER_BULLETIN_HTML_H_

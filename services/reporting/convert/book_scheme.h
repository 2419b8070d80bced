// Schemes as messages.
#ifndef DUBAN_SERVICES_REPORTING_CONVERT_BOOK_SCHEME_H_
#define DUBAN_SERVICES_REPORTING_CONVERT_BOOK_SCHEME_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "duban/reporting/v1/scheme.pb.h"
#include "services/docket/stored.h"
#include "services/reporting/convert/book_codec.h"
#include "services/reporting/domain/scheme/scheme_document.h"

namespace duban::reporting {

v1::Scheme ToProto(absl::string_view jurisdiction, const Stored<SchemeDocument>& scheme);
v1::SchemeFinding ToProto(const SchemeFinding& finding);

// For the list of everything that the book keeps.
void AddSchemeCodecs(std::vector<BookCodec>& all);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_CONVERT_BOOK_SCHEME_H_

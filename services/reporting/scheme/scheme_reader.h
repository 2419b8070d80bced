// Reads a scoring scheme from its JSON document.
#ifndef DUBAN_SERVICES_REPORTING_SCHEME_SCHEME_READER_H_
#define DUBAN_SERVICES_REPORTING_SCHEME_SCHEME_READER_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/reporting/domain/scheme/scheme.h"

namespace duban::reporting {

// Reads the document: every key is mandatory, decimals are JSON strings, counts are JSON integers ≥ 0.
// INVALID_ARGUMENT with every violation at once, each under its path ("panel.groups[0].weight"):
// NOT_JSON, MISSING_KEY, UNKNOWN_KEY, DUPLICATE_KEY, NOT_DECIMAL, NOT_COUNT, NOT_TEXT, NOT_OBJECT, NOT_LIST,
// OUT_OF_RANGE, WEIGHTS_DO_NOT_ADD_UP, NOT_ASCENDING.
absl::StatusOr<Scheme> ParseScheme(absl::string_view text);

// The same for a text that is in force already, whenever it was written: keys that came later are filled with
// what reproduces its scores and named in `filled_keys` (see additions.h). Anything else is a fault as
// before.
absl::StatusOr<Scheme> ParsePublishedScheme(absl::string_view text);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_SCHEME_SCHEME_READER_H_

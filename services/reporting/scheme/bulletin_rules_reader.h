// Reads the rules of bulletins from their JSON document.
#ifndef DUBAN_SERVICES_REPORTING_SCHEME_BULLETIN_RULES_READER_H_
#define DUBAN_SERVICES_REPORTING_SCHEME_BULLETIN_RULES_READER_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/reporting/domain/bulletin/bulletin_rules.h"

namespace duban::reporting {

// Reads the document: every key and every kind is mandatory; "-" stands for an empty text. INVALID_ARGUMENT
// with every violation at once, as ParseScheme.
absl::StatusOr<BulletinRules> ParseBulletinRules(absl::string_view text);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_SCHEME_BULLETIN_RULES_READER_H_

// Where the scoring scheme and the rules of bulletins come from.
#ifndef DUBAN_SERVICES_REPORTING_API_SCHEME_FILE_H_
#define DUBAN_SERVICES_REPORTING_API_SCHEME_FILE_H_

#include <string>

#include "absl/status/statusor.h"
#include "services/reporting/domain/bulletin/bulletin_rules.h"
#include "services/reporting/domain/scheme/scheme.h"

namespace duban::reporting {

// The scheme in `file`, or the built-in rubric.v1 when it is empty. NOT_FOUND when the file cannot be read;
// errors of ParsePublishedScheme: a file that is in use is read as what is published.
absl::StatusOr<Scheme> LoadScheme(const std::string& file);

// The text of the built-in rubric.v1.
std::string BuiltInSchemeText();

// The rules of bulletins in `file`, or the built-in bulletin.v1 when it is empty. NOT_FOUND when the file
// cannot be read; errors of ParseBulletinRules.
absl::StatusOr<BulletinRules> LoadBulletinRules(const std::string& file);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_SCHEME_FILE_H_

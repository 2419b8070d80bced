#include "services/reporting/api/scheme_file.h"

#include <fstream>
#include <sstream>

#include "reporting_scheme.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/scheme/bulletin_rules_reader.h"
#include "services/reporting/scheme/scheme_reader.h"

namespace duban::reporting {
namespace {

absl::StatusOr<std::string> TextOfFile(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream.is_open()) return NotFound(file);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

}  // namespace

absl::StatusOr<Scheme> LoadScheme(const std::string& file) {
  if (file.empty()) return ParseScheme(kRubricV1);
  ASSIGN_OR_RETURN(const std::string text, TextOfFile(file));
  return ParsePublishedScheme(text);
}

absl::StatusOr<BulletinRules> LoadBulletinRules(const std::string& file) {
  if (file.empty()) return ParseBulletinRules(kBulletinV1);
  ASSIGN_OR_RETURN(const std::string text, TextOfFile(file));
  return ParseBulletinRules(text);
}

std::string BuiltInSchemeText() { return kRubricV1; }

}  // namespace duban::reporting

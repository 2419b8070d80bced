#include "services/reporting/api/scheme_file.h"

#include <fstream>
#include <sstream>

#include "reporting_scheme.h"
#include "services/common/errors.h"
#include "services/reporting/scheme/scheme_reader.h"

namespace duban::reporting {

absl::StatusOr<Scheme> LoadScheme(const std::string& file) {
  if (file.empty()) return ParseScheme(kRubricV1);
  std::ifstream stream(file, std::ios::binary);
  if (!stream.is_open()) return NotFound(file);
  std::ostringstream text;
  text << stream.rdbuf();
  return ParseScheme(text.str());
}

}  // namespace duban::reporting

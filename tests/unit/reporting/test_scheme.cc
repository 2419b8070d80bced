#include "tests/unit/reporting/test_scheme.h"

#include <fstream>
#include <sstream>

#include "services/reporting/scheme/scheme_reader.h"

namespace duban::reporting {

std::string RubricText() {
  std::ifstream file(std::string(DUBAN_SOURCE_DIR) + "/services/reporting/schemes/rubric.v1.json");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

const Scheme& Rubric() {
  static const Scheme& scheme = *new Scheme(ParseScheme(RubricText()).value());
  return scheme;
}

Rational Dec(absl::string_view text) { return ParseDecimal(text).value(); }

}  // namespace duban::reporting

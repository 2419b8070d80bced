// Keys that schemes did not have from the beginning, each with the value that reproduces how schemes without
// it were scored (../schemes/additions.v1.json).
#ifndef DUBAN_SERVICES_REPORTING_SCHEME_ADDITIONS_H_
#define DUBAN_SERVICES_REPORTING_SCHEME_ADDITIONS_H_

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace duban::reporting {

// One key.
struct SchemeAddition {
  std::string key;       // path in the document, e.g. "index.rank_step"
  std::string since;     // the day it came, e.g. "2026-11-25"
  nlohmann::json value;  // what its absence stands for
};

// All of them, in the order of the file.
const std::vector<SchemeAddition>& SchemeAdditions();

// The addition at `path`; null when every scheme must have the key.
const SchemeAddition* FindSchemeAddition(absl::string_view path);

// Puts the additions that `document` lacks into it; their paths. Leaves alone what stands in no object.
std::vector<std::string> FillSchemeAdditions(nlohmann::json& document);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_SCHEME_ADDITIONS_H_

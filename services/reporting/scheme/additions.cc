#include "services/reporting/scheme/additions.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "scheme_additions.h"

namespace duban::reporting {
namespace {

nlohmann::json::json_pointer PointerOf(const std::string& path) {
  return nlohmann::json::json_pointer(absl::StrCat("/", absl::StrReplaceAll(path, {{".", "/"}})));
}

}  // namespace

const std::vector<SchemeAddition>& SchemeAdditions() {
  // The file is part of the program; a test reads it.
  static const auto& all = *[] {
    auto* const additions = new std::vector<SchemeAddition>;
    const nlohmann::json document = nlohmann::json::parse(kAdditionsV1);
    for (const nlohmann::json& one : document.at("keys")) {
      additions->push_back({one.at("key"), one.at("since"), one.at("value")});
    }
    return additions;
  }();
  return all;
}

const SchemeAddition* FindSchemeAddition(absl::string_view path) {
  const auto& all = SchemeAdditions();
  const auto found =
      std::find_if(all.begin(), all.end(), [path](const auto& one) { return one.key == path; });
  return found == all.end() ? nullptr : &*found;
}

std::vector<std::string> FillSchemeAdditions(nlohmann::json& document) {
  std::vector<std::string> filled;
  for (const SchemeAddition& addition : SchemeAdditions()) {
    const auto pointer = PointerOf(addition.key);
    const auto parent = pointer.parent_pointer();
    if (!document.contains(parent) || !document[parent].is_object() || document.contains(pointer)) continue;
    document[pointer] = addition.value;
    filled.push_back(addition.key);
  }
  return filled;
}

}  // namespace duban::reporting

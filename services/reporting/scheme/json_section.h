// A JSON object being read key by key; collects every violation instead of stopping at the first.
#ifndef DUBAN_SERVICES_REPORTING_SCHEME_JSON_SECTION_H_
#define DUBAN_SERVICES_REPORTING_SCHEME_JSON_SECTION_H_

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/common/decimal.h"
#include "services/common/errors.h"

namespace duban::reporting {

// One object of the document. Every reader names a key, which is mandatory; a key nobody asked for is
// reported by Finish(). A value that cannot be read gives an empty one and a violation. Not thread-safe.
class JsonSection {
 public:
  // `json` and `violations` must outlive the section. `path` is "" for the document itself.
  JsonSection(const nlohmann::json& json, std::string path, Violations& violations);

  std::string Text(const char* key);                          // non-empty
  Rational Decimal(const char* key);                          // ≥ 0
  Rational Share(const char* key);                            // 0–1
  int Count(const char* key);                                 // 0–1,000,000
  JsonSection Section(const char* key);                       // an object; of a missing one, only that
  std::vector<JsonSection> List(const char* key);             // a non-empty list of objects
  std::map<std::string, std::string> Texts(const char* key);  // an object of texts, keys free
  std::vector<std::string> TextList(const char* key);         // a non-empty list of texts
  // An object whose keys are free, each an object; may be empty.
  std::map<std::string, JsonSection> Sections(const char* key);

  // Reports WEIGHTS_DO_NOT_ADD_UP under `key` unless `sum` is `expected`.
  void CheckSum(const char* key, const Rational& sum, int expected);
  // Reports the keys that were not read. Call it last.
  void Finish();

  const std::string& path() const { return path_; }
  void Report(const char* key, const char* reason, const std::string& problem);

 private:
  const nlohmann::json* Get(const char* key);
  std::string PathOf(absl::string_view key) const;

  const nlohmann::json& json_;
  std::string path_;
  Violations& violations_;
  std::set<std::string> known_;
  bool absent_ = false;  // missing in the document: that is reported, not each of its keys
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_SCHEME_JSON_SECTION_H_

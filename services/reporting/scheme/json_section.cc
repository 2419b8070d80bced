#include "services/reporting/scheme/json_section.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/decimal.h"

namespace duban::reporting {
namespace {

constexpr int kMaxCount = 1000000;  // far above any count of a scheme; keeps products inside int

const nlohmann::json& EmptyObject() {
  static const auto& empty = *new nlohmann::json(nlohmann::json::object());
  return empty;
}

}  // namespace

JsonSection::JsonSection(const nlohmann::json& json, std::string path, Violations& violations)
    : json_(json.is_object() ? json : EmptyObject()), path_(std::move(path)), violations_(violations) {
  if (!json.is_object()) violations_.Add(path_, "NOT_OBJECT", "应为对象");
}

std::string JsonSection::PathOf(absl::string_view key) const {
  return path_.empty() ? std::string(key) : absl::StrCat(path_, ".", key);
}

void JsonSection::Report(const char* key, const char* reason, const std::string& problem) {
  if (!absent_) violations_.Add(PathOf(key), reason, problem);
}

const nlohmann::json* JsonSection::Get(const char* key) {
  known_.insert(key);
  const auto found = json_.find(key);
  if (found != json_.end()) return &*found;
  Report(key, "MISSING_KEY", "缺少此项");
  return nullptr;
}

std::string JsonSection::Text(const char* key) {
  const nlohmann::json* value = Get(key);
  if (value == nullptr) return "";
  if (value->is_string() && !value->get_ref<const std::string&>().empty()) return value->get<std::string>();
  Report(key, "NOT_TEXT", "应为非空文本");
  return "";
}

Rational JsonSection::Decimal(const char* key) {
  const nlohmann::json* value = Get(key);
  if (value == nullptr) return 0;
  if (value->is_string()) {
    const absl::StatusOr<Rational> number = ParseDecimal(value->get_ref<const std::string&>());
    if (number.ok() && *number >= 0) return *number;
    if (number.ok()) {
      Report(key, "OUT_OF_RANGE", "不应为负数");
      return 0;
    }
  }
  Report(key, "NOT_DECIMAL", "应为写成文本的十进制数，如 \"0.60\"");
  return 0;
}

Rational JsonSection::Share(const char* key) {
  Rational value = Decimal(key);
  if (value > 1) Report(key, "OUT_OF_RANGE", "应在 0 与 1 之间");
  return value;
}

int JsonSection::Count(const char* key) {
  const nlohmann::json* value = Get(key);
  if (value == nullptr) return 0;
  if (value->is_number_unsigned() && *value <= kMaxCount) return value->get<int>();
  Report(key, "NOT_COUNT", "应为非负整数");
  return 0;
}

JsonSection JsonSection::Section(const char* key) {
  const nlohmann::json* value = Get(key);
  JsonSection section(value == nullptr ? EmptyObject() : *value, PathOf(key), violations_);
  section.absent_ = value == nullptr;
  return section;
}

std::vector<JsonSection> JsonSection::List(const char* key) {
  std::vector<JsonSection> sections;
  const nlohmann::json* value = Get(key);
  if (value == nullptr) return sections;
  if (!value->is_array() || value->empty()) {
    Report(key, "NOT_LIST", "应为非空列表");
    return sections;
  }
  for (size_t i = 0; i < value->size(); ++i) {
    sections.emplace_back((*value)[i], absl::StrCat(PathOf(key), "[", i, "]"), violations_);
  }
  return sections;
}

std::map<std::string, std::string> JsonSection::Texts(const char* key) {
  std::map<std::string, std::string> texts;
  const nlohmann::json* value = Get(key);
  if (value == nullptr) return texts;
  JsonSection section(*value, PathOf(key), violations_);
  for (const auto& [name, unused] : section.json_.items()) texts[name] = section.Text(name.c_str());
  return texts;
}

std::vector<std::string> JsonSection::TextList(const char* key) {
  std::vector<std::string> texts;
  const nlohmann::json* value = Get(key);
  if (value == nullptr) return texts;
  if (!value->is_array() || value->empty()) {
    Report(key, "NOT_LIST", "应为非空列表");
    return texts;
  }
  for (size_t i = 0; i < value->size(); ++i) {
    const nlohmann::json& one = (*value)[i];
    if (one.is_string() && !one.get_ref<const std::string&>().empty()) {
      texts.push_back(one.get<std::string>());
    } else {
      violations_.Add(absl::StrCat(PathOf(key), "[", i, "]"), "NOT_TEXT", "应为非空文本");
    }
  }
  return texts;
}

std::map<std::string, JsonSection> JsonSection::Sections(const char* key) {
  std::map<std::string, JsonSection> sections;
  const nlohmann::json* value = Get(key);
  if (value == nullptr) return sections;
  JsonSection section(*value, PathOf(key), violations_);
  for (const auto& [name, part] : section.json_.items()) {
    sections.emplace(name, JsonSection(part, absl::StrCat(PathOf(key), ".", name), violations_));
  }
  return sections;
}

void JsonSection::CheckSum(const char* key, const Rational& sum, int expected) {
  if (sum == expected || !json_.contains(key)) return;
  Report(key, "WEIGHTS_DO_NOT_ADD_UP", absl::StrCat("合计应为 ", expected, "，现为 ", FormatExact(sum)));
}

void JsonSection::Finish() {
  for (const auto& [key, unused] : json_.items()) {
    if (!known_.contains(key)) Report(key.c_str(), "UNKNOWN_KEY", "没有此项");
  }
}

}  // namespace duban::reporting

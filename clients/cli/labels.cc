#include "clients/cli/labels.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "clients/cli/label_tables.h"

namespace duban::client {

using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using task::v1::Item;

namespace {

// "Form.STATE_OPEN" of "duban.task.v1.Form.STATE_OPEN": names are unique without their package.
absl::string_view WithoutPackage(absl::string_view full_name, absl::string_view package) {
  return absl::StripPrefix(absl::StripPrefix(full_name, package), ".");
}

// "PROJECT_CLASS_" of ProjectClass.
std::string EnumPrefix(absl::string_view enum_name) {
  std::string prefix;
  for (const char letter : enum_name) {
    if (absl::ascii_isupper(static_cast<unsigned char>(letter)) && !prefix.empty()) prefix += '_';
    prefix += absl::ascii_toupper(static_cast<unsigned char>(letter));
  }
  return absl::StrCat(prefix, "_");
}

// The term at `key`; empty when no table has it.
template <size_t kSize>
absl::string_view FindTerm(const std::array<Terms, kSize>& tables, absl::string_view key) {
  for (const Terms terms : tables) {
    const auto* const found = std::lower_bound(
        terms.begin(), terms.end(), key, [](const Term& term, absl::string_view k) { return term.key < k; });
    if (found != terms.end() && found->key == key) return found->zh;
  }
  return "";
}

absl::string_view FieldTerm(absl::string_view message, absl::string_view field) {
  const absl::string_view own = FindTerm(AllFieldTerms(), absl::StrCat(message, ".", field));
  return own.empty() ? FindTerm(AllFieldTerms(), field) : own;
}

}  // namespace

std::string EnumWord(const EnumValueDescriptor& value) {
  return std::string(absl::StripPrefix(value.name(), EnumPrefix(value.type()->name())));
}

std::string EnumLabel(Language language, const EnumValueDescriptor* value) {
  if (value == nullptr) return "-";
  if (language == Language::kZh) {
    const absl::string_view term =
        FindTerm(AllEnumTerms(), WithoutPackage(value->full_name(), value->file()->package()));
    if (!term.empty()) return std::string(term);
  }
  return value->number() == 0 ? "-" : EnumWord(*value);
}

std::string FieldLabel(Language language, const FieldDescriptor& field) {
  if (language == Language::kZh) {
    const absl::string_view message =
        WithoutPackage(field.containing_type()->full_name(), field.file()->package());
    const absl::string_view term = FieldTerm(message, field.name());
    if (!term.empty()) return std::string(term);
  }
  return absl::StrReplaceAll(field.name(), {{"_", " "}});
}

std::string ItemKindWord(const Item& item) {
  switch (item.detail_case()) {
    case Item::kIndicator:
      return "indicator";
    case Item::kTask:
      return "task";
    case Item::kPolicy:
      return "policy";
    case Item::kProject:
      return "project";
    case Item::kResolution:
      return "resolution";
    case Item::kIssue:
      return "issue";
    case Item::kHazard:
      return "hazard";
    case Item::DETAIL_NOT_SET:
      break;
  }
  return "-";
}

std::string ItemKindLabel(Language language, const Item& item) {
  const std::string word = ItemKindWord(item);
  const absl::string_view term = language == Language::kZh ? FieldTerm("Item", word) : "";
  return term.empty() ? word : std::string(term);
}

}  // namespace duban::client

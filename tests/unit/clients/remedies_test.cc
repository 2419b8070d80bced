// Every rule that the task service names in an error has a remedy: the sources are searched for rule ids.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/cli/errors.h"

namespace duban::client {
namespace {

// What a statement that names a rule calls.
constexpr absl::string_view kNamers[] = {
    "Precondition(", "PermissionDenied(", "InvalidField(", "Unauthenticated(", "Add(", "Hard(",
    "Soft(",         "OutOfRange(",       "MachineText"};

// The file without its comments.
std::string CodeIn(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  std::string code;
  for (const absl::string_view line : absl::StrSplit(text.str(), '\n')) {
    if (!absl::StartsWith(absl::StripLeadingAsciiWhitespace(line), "//")) absl::StrAppend(&code, line, "\n");
  }
  return code;
}

bool IsRuleId(absl::string_view text) {
  return text.size() >= 3 && absl::ascii_isupper(static_cast<unsigned char>(text[0])) &&
         std::all_of(text.begin(), text.end(), [](char c) {
           const auto u = static_cast<unsigned char>(c);
           return absl::ascii_isupper(u) || absl::ascii_isdigit(u) || c == '_';
         });
}

// The statement up to `at`; a machine's text begins before its brace.
absl::string_view StatementUpTo(absl::string_view code, size_t at) {
  size_t begin = code.find_last_of(";{}", at);
  if (begin != absl::string_view::npos && code[begin] == '{') begin = code.find_last_of(";{}", begin - 1);
  begin = begin == absl::string_view::npos ? 0 : begin + 1;
  return code.substr(begin, at - begin);
}

void AddRules(absl::string_view code, std::set<std::string>& rules) {
  for (size_t at = code.find('"'); at != absl::string_view::npos; at = code.find('"', at + 1)) {
    const size_t end = code.find('"', at + 1);
    if (end == absl::string_view::npos) return;
    const absl::string_view text = code.substr(at + 1, end - at - 1);
    const absl::string_view statement = StatementUpTo(code, at);
    const bool names = std::any_of(std::begin(kNamers), std::end(kNamers), [&](absl::string_view namer) {
      return absl::StrContains(statement, namer);
    });
    if (names && IsRuleId(text)) rules.emplace(text);
    at = end;
  }
}

std::set<std::string> RulesOfTheTaskService() {
  std::set<std::string> rules;
  for (const char* room : {"services/task", "services/message"}) {
    const std::filesystem::path root = std::filesystem::path(DUBAN_SOURCE_DIR) / room;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      const auto kind = entry.path().extension();
      if (kind == ".cc" || kind == ".h") AddRules(CodeIn(entry.path()), rules);
    }
  }
  return rules;
}

TEST(RemediesTest, EveryRuleOfTheTaskServiceHasOneInBothLanguages) {
  const std::set<std::string> rules = RulesOfTheTaskService();
  EXPECT_GT(rules.size(), 150u);
  for (const char* known : {"SAME_PERSON", "DUPLICATE_EVIDENCE", "ORDER_STATE", "UNKNOWN_MILESTONE"}) {
    EXPECT_TRUE(rules.contains(known)) << known;
  }
  std::vector<std::string> without;
  for (const std::string& rule : rules) {
    if (Remedy(rule, Language::kZh).empty() || Remedy(rule, Language::kEn).empty()) without.push_back(rule);
  }
  EXPECT_THAT(without, ::testing::IsEmpty());
}

}  // namespace
}  // namespace duban::client

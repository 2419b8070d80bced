#include "services/reporting/domain/bulletin/part_text.h"

#include <algorithm>
#include <cctype>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/reporting/domain/bulletin/characters.h"

namespace duban::reporting {
namespace {

// Calls `words` for stretches of text and `key` for keys in braces.
template <typename Words, typename Key>
void Walk(absl::string_view text, Words words, Key key) {
  while (!text.empty()) {
    const size_t open = text.find('{');
    const size_t close = open == absl::string_view::npos ? open : text.find('}', open);
    words(text.substr(0, close == absl::string_view::npos ? text.size() : open));
    if (close == absl::string_view::npos) return;
    key(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
}

bool IsDigit(char32_t code) { return (code >= U'0' && code <= U'9') || (code >= U'０' && code <= U'９'); }

std::set<std::string> ShinglesOf(absl::string_view text, size_t length) {
  std::vector<absl::string_view> characters;
  Walk(
      text,
      [&](absl::string_view words) {
        for (const Character& one : CharactersOf(words)) {
          if (IsWordCharacter(one.code) && !IsDigit(one.code)) characters.push_back(one.bytes);
        }
      },
      [](absl::string_view) {});
  std::set<std::string> shingles;
  for (size_t begin = 0; begin + length <= characters.size(); ++begin) {
    const auto from = characters.begin() + static_cast<std::ptrdiff_t>(begin);
    shingles.insert(absl::StrJoin(from, from + static_cast<std::ptrdiff_t>(length), ""));
  }
  return shingles;
}

}  // namespace

std::set<std::string> FigureKeysIn(absl::string_view text) {
  std::set<std::string> keys;
  Walk(
      text, [](absl::string_view) {}, [&](absl::string_view key) { keys.insert(std::string(key)); });
  return keys;
}

std::string FillFigures(absl::string_view text, const Figures& figures) {
  std::string filled;
  Walk(
      text, [&](absl::string_view words) { absl::StrAppend(&filled, words); },
      [&](absl::string_view key) {
        const auto found = figures.find(std::string(key));
        absl::StrAppend(&filled, found == figures.end() ? absl::StrCat("{", key, "}") : found->second.text);
      });
  return filled;
}

absl::Status CheckFigures(absl::string_view text, absl::string_view drafted, const Figures& figures,
                          absl::string_view field) {
  const std::set<std::string> keys = FigureKeysIn(text);
  for (const std::string& key : keys) {
    if (figures.contains(key)) continue;
    return InvalidField(field, "UNKNOWN_FIGURE",
                        absl::StrCat("没有数据项 {", key, "}；数据项由系统填写，只能引用已有的"));
  }
  for (const std::string& key : FigureKeysIn(drafted)) {
    if (keys.contains(key)) continue;
    return InvalidField(field, "FIGURE_REMOVED",
                        absl::StrCat("数据项 {", key, "} 不能删除或改写，请保留在文字中"));
  }
  return absl::OkStatus();
}

bool HasWrittenNumbers(absl::string_view text) {
  bool found = false;
  Walk(
      text,
      [&](absl::string_view words) {
        for (const Character& one : CharactersOf(words)) found = found || IsDigit(one.code);
      },
      [](absl::string_view) {});
  return found;
}

Rational SimilarityOf(absl::string_view a, absl::string_view b, int length) {
  const std::set<std::string> left = ShinglesOf(a, static_cast<size_t>(length));
  const std::set<std::string> right = ShinglesOf(b, static_cast<size_t>(length));
  if (left.empty() || right.empty()) return 0;
  std::vector<std::string> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
  const size_t all = left.size() + right.size() - both.size();
  return Rational(static_cast<std::int64_t>(both.size()), static_cast<std::int64_t>(all));
}

int CharactersIn(absl::string_view text) {
  int count = 0;
  for (const Character& one : CharactersOf(text)) count += IsWordCharacter(one.code) ? 1 : 0;
  return count;
}

}  // namespace duban::reporting

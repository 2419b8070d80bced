#include "services/reporting/render/text_layout.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/reporting/domain/bulletin/characters.h"

namespace duban::reporting {
namespace {

constexpr absl::string_view kOpening = "（〔《“‘【(";
constexpr absl::string_view kClosing = "）〕》”’】)、，。；：！？";

int WidthOf(const Character& character) { return character.code < 0x80 ? 1 : 2; }
bool In(absl::string_view set, const Character& character) {
  return set.find(character.bytes) != absl::string_view::npos;
}
bool IsAsciiWord(const Character& character) {
  return character.code < 0x80 && IsWordCharacter(character.code);
}

// How bad a line break between two characters reads: empty when it may not be.
std::optional<int> BreakCost(const Character& before, const Character& after, int depth) {
  if (In(kOpening, before) || In(kClosing, after)) return std::nullopt;
  const bool measured = IsAsciiWord(before) && (IsAsciiWord(after) || In("年月日期个号", after));
  if (measured) return std::nullopt;
  constexpr int kInBrackets = 12;
  constexpr int kBeforeParticle = 8;
  return depth * kInBrackets + (after.bytes == "的" ? kBeforeParticle : 0) + (before.bytes == "的" ? -2 : 0);
}

// The index before which the first line ends, best near `target` and within `capacity`.
std::size_t FirstBreak(const std::vector<Character>& text, int target, int capacity) {
  std::size_t best = 0;
  int best_cost = 0;
  int width = 0;
  int depth = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    width += WidthOf(text[i]);
    if (width > capacity) break;
    if (In(kOpening, text[i])) ++depth;
    if (In("）〕》”’】)", text[i])) depth = std::max(depth - 1, 0);
    const std::optional<int> reading = BreakCost(text[i], text[i + 1], depth);
    const int cost = reading.value_or(0) + std::abs(width - target);
    if (!reading || (best > 0 && cost >= best_cost)) continue;
    best = i + 1;
    best_cost = cost;
  }
  return best;
}

std::string Joined(const std::vector<Character>& text, std::size_t begin, std::size_t end) {
  std::string joined;
  for (std::size_t i = begin; i < end; ++i) absl::StrAppend(&joined, text[i].bytes);
  return joined;
}

void BreakInto(absl::string_view title, int capacity, std::vector<std::string>& lines) {
  for (int width = HalfWidth(title); width > capacity; width = HalfWidth(title)) {
    const int count = (width + capacity - 1) / capacity;
    const std::vector<Character> text = CharactersOf(title);
    const std::size_t end = FirstBreak(text, (width + count - 1) / count, capacity);
    if (end == 0) break;
    lines.push_back(Joined(text, 0, end));
    title.remove_prefix(lines.back().size());
  }
  lines.emplace_back(title);
}

}  // namespace

std::string DateText(absl::CivilDay day) {
  return absl::StrCat(day.year(), "年", day.month(), "月", day.day(), "日");
}

int HalfWidth(absl::string_view text) {
  int width = 0;
  for (const Character& character : CharactersOf(text)) width += WidthOf(character);
  return width;
}

std::vector<std::string> TitleLines(absl::string_view title, int capacity) {
  std::vector<std::string> lines;
  for (const absl::string_view part : absl::StrSplit(title, '\n', absl::SkipEmpty())) {
    BreakInto(part, capacity, lines);
  }
  return lines;
}

SignaturePlace SealedPlace(int issuer_width, int date_width) {
  constexpr int kFromRight = 8;
  SignaturePlace place;
  place.date_right = std::max(kFromRight, (issuer_width - date_width) / 2);
  place.issuer_right = std::max(place.date_right + (date_width - issuer_width) / 2, 0);
  return place;
}

SignaturePlace UnsealedPlace(int issuer_width, int date_width) {
  constexpr int kTwoCharacters = 4;
  SignaturePlace place;
  place.date_right = std::max(issuer_width - date_width, kTwoCharacters);
  place.issuer_right = place.date_right + date_width + kTwoCharacters - issuer_width;
  return place;
}

int MarkSize(absl::string_view mark, int width) {
  constexpr int kLargest = 54;
  constexpr int kSmallest = 22;
  const int halves = std::max(HalfWidth(mark), 1);
  // A tenth of the line stays free: faces differ in width, and the mark must not break.
  return std::clamp(width * 9 / 100 / halves, kSmallest, kLargest);
}

}  // namespace duban::reporting

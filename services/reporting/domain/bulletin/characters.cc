#include "services/reporting/domain/bulletin/characters.h"

#include <algorithm>
#include <cstddef>

namespace duban::reporting {
namespace {

struct CodeRange {
  char32_t first, last;
};

// Letters, digits and ideographs of the scripts that occur in Chinese documents.
constexpr CodeRange kWordRanges[] = {
    {U'0', U'9'},     {U'A', U'Z'},     {U'a', U'z'},     {0x00C0, 0x024F},  // Latin
    {0x0370, 0x03FF}, {0x0400, 0x04FF}, {0x2160, 0x2188},                    // Greek, Cyrillic, Ⅰ
    {0x2460, 0x24FF}, {0x3005, 0x3007}, {0x3041, 0x30FF},                    // ①, 々〆〇, kana
    {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF},                    // ideographs
    {0xFF10, 0xFF19}, {0xFF21, 0xFF3A}, {0xFF41, 0xFF5A}, {0x20000, 0x3FFFF},
};

// How many bytes a character takes that begins with `lead`; 0 when none does.
std::size_t LengthAfter(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

Character Decode(absl::string_view text) {
  constexpr char32_t kReplacement = 0xFFFD;
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t length = LengthAfter(lead);
  if (length == 1) return {lead, text.substr(0, 1)};
  if (length == 0 || length > text.size()) return {kReplacement, text.substr(0, 1)};
  char32_t code = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0U) != 0x80U) return {kReplacement, text.substr(0, 1)};
    code = code << 6U | (next & 0x3FU);
  }
  return {code, text.substr(0, length)};
}

}  // namespace

std::vector<Character> CharactersOf(absl::string_view text) {
  std::vector<Character> characters;
  while (!text.empty()) {
    characters.push_back(Decode(text));
    text.remove_prefix(characters.back().bytes.size());
  }
  return characters;
}

bool IsWordCharacter(char32_t code) {
  return std::any_of(std::begin(kWordRanges), std::end(kWordRanges),
                     [code](const CodeRange& range) { return code >= range.first && code <= range.last; });
}

}  // namespace duban::reporting

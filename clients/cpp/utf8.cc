#include "clients/cpp/utf8.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace duban::client {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Range {
  char32_t first;
  char32_t last;
};

// Sorted. East_Asian_Width W and F of Unicode 15, joined over small gaps of unassigned code points.
constexpr Range kWide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x25FD, 0x25FE},
    {0x2614, 0x2615},   {0x26A1, 0x26A1},   {0x26D4, 0x26D4},   {0x2705, 0x2705},   {0x274C, 0x274C},
    {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2E80, 0x303E},
    {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F7E0, 0x1F7EB}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
};
// Sorted. Combining marks of the scripts met here, joiners and variation selectors.
constexpr Range kZero[] = {
    {0x0000, 0x001F}, {0x007F, 0x009F}, {0x0300, 0x036F}, {0x200B, 0x200F},
    {0x20D0, 0x20FF}, {0x302A, 0x302D}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},
};

template <size_t kSize>
bool Contains(const Range (&ranges)[kSize], char32_t c) {
  const Range* const found = std::upper_bound(std::begin(ranges), std::end(ranges), c,
                                              [](char32_t value, const Range& r) { return value < r.first; });
  return found != std::begin(ranges) && c <= (found - 1)->last;
}

// Bytes of the sequence that `lead` begins; 0 when it begins none.
size_t SequenceLength(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

char32_t Decode(absl::string_view bytes) {
  if (bytes.size() == 1) return static_cast<unsigned char>(bytes[0]);
  char32_t code = static_cast<unsigned char>(bytes[0]) & (0x7F >> bytes.size());
  for (const char byte : bytes.substr(1)) {
    if ((static_cast<unsigned char>(byte) & 0xC0) != 0x80) return kReplacement;
    code = (code << 6) | (static_cast<unsigned char>(byte) & 0x3F);
  }
  const bool overlong = (bytes.size() == 3 && code < 0x800) || (bytes.size() == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  return overlong || surrogate || code > 0x10FFFF ? kReplacement : code;
}

}  // namespace

char32_t TakeCodePoint(absl::string_view& text) {
  const size_t length = SequenceLength(static_cast<unsigned char>(text[0]));
  const char32_t code = length == 0 || length > text.size() ? kReplacement : Decode(text.substr(0, length));
  // A broken sequence gives up one byte only, so that what follows it is still read.
  text.remove_prefix(code == kReplacement && text.substr(0, length) != "\xEF\xBF\xBD" ? 1 : length);
  return code;
}

bool IsUtf8(absl::string_view text) {
  while (!text.empty()) {
    const size_t before = text.size();
    if (TakeCodePoint(text) == kReplacement && before - text.size() != 3) return false;
  }
  return true;
}

int DisplayWidth(absl::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const char32_t c = TakeCodePoint(text);
    width += Contains(kZero, c) ? 0 : Contains(kWide, c) ? 2 : 1;
  }
  return width;
}

}  // namespace duban::client

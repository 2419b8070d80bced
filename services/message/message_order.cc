#include <google/protobuf/descriptor.h>

#include <cstdint>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/common/errors.h"
#include "services/message/field_value.h"
#include "services/message/filter.h"

namespace duban {
namespace {

// Every value becomes bytes that sort as the values do, and none is the beginning of another.

// Big-endian with the sign turned round: negative numbers sort below the others.
std::string KeyOfNumber(std::int64_t value) {
  const std::uint64_t bits = static_cast<std::uint64_t>(value) ^ (std::uint64_t{1} << 63);
  std::string key;
  for (int shift = 56; shift >= 0; shift -= 8) key.push_back(static_cast<char>((bits >> shift) & 0xff));
  return key;
}

void Invert(std::string& key) {
  for (char& byte : key) byte = static_cast<char>(~byte);
}

// Zero bytes are doubled up, so that the end sorts below every longer text.
std::string KeyOfText(absl::string_view text) {
  std::string key;
  for (const char byte : text) {
    key.push_back(byte);
    if (byte == '\0') key.push_back('\1');
  }
  key.append(2, '\0');
  return key;
}

bool IsDigits(absl::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == absl::string_view::npos;
}

// A decimal number as (how many digits before the point, those digits, the digits behind); empty if the text
// is none.
std::string KeyOfDecimal(absl::string_view text) {
  const bool negative = absl::ConsumePrefix(&text, "-");
  const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(text, absl::MaxSplits('.', 1));
  absl::string_view whole = parts.first;
  absl::string_view fraction = parts.second;
  if (!IsDigits(whole) || whole.size() > 200) return "";
  if (absl::StrContains(text, '.') && !IsDigits(fraction)) return "";
  while (whole.size() > 1 && whole.front() == '0') whole.remove_prefix(1);
  while (!fraction.empty() && fraction.back() == '0') fraction.remove_suffix(1);
  std::string key(1, static_cast<char>(whole.size()));
  absl::StrAppend(&key, whole, KeyOfText(fraction));
  if (negative) Invert(key);
  return absl::StrCat(negative ? "-" : "0", key);  // '-' sorts below '0'
}

std::string KeyOfValue(const FieldValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return KeyOfNumber(*number);
  if (const auto* time = std::get_if<absl::Time>(&value)) {
    return KeyOfNumber(absl::ToUnixSeconds(*time)) +
           KeyOfNumber((*time - absl::FromUnixSeconds(absl::ToUnixSeconds(*time))) / absl::Nanoseconds(1));
  }
  if (const auto* day = std::get_if<absl::CivilDay>(&value)) return KeyOfNumber(*day - absl::CivilDay());
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) return "";
  const std::string decimal = KeyOfDecimal(*text);
  return decimal.empty() ? absl::StrCat(text->empty() ? " " : "T", KeyOfText(*text)) : decimal;
}

std::string KeyOfField(const google::protobuf::Message& message, const FieldPath& path) {
  std::string key = "0";  // not there
  EachValue(message, path, [&](const auto& part, const auto& field, int index) {
    key = absl::StrCat("1", KeyOfValue(ReadFieldValue(part, field, index)));
    return false;
  });
  return key;
}

absl::Status OrderFault(absl::string_view term, absl::string_view problem) {
  return InvalidField("order_by", "ORDER_BY",
                      absl::StrCat("排序有误，“", term, "”：", problem, "；写法如 due_time desc, name"));
}

}  // namespace

absl::StatusOr<MessageOrder> MessageOrder::Parse(const std::string& text,
                                                 const google::protobuf::Descriptor& type) {
  MessageOrder order;
  if (text.empty()) return order;
  for (const absl::string_view term : absl::StrSplit(text, ',')) {
    const std::vector<absl::string_view> words = absl::StrSplit(term, ' ', absl::SkipWhitespace());
    const bool descending = words.size() == 2 && words[1] == "desc";
    const bool ascending = words.size() == 1 || (words.size() == 2 && words[1] == "asc");
    if (!descending && !ascending) return OrderFault(term, "应为字段名，可加 desc (a field, then desc)");
    FoundPath found = FindFieldPath(words[0], type);
    if (!found.problem.empty()) return OrderFault(term, found.problem);
    const auto& field = *found.fields.back();
    const bool group = field.message_type() != nullptr && !IsTimestamp(field) && !IsDate(field);
    if (IsRepeated(found.fields) || group) return OrderFault(term, "此字段不能排序 (cannot be ordered by)");
    order.by_.push_back({std::move(found.fields), descending});
  }
  return order;
}

std::string MessageOrder::KeyOf(const google::protobuf::Message& message, absl::string_view last) const {
  std::string key;
  for (const By& by : by_) {
    std::string part = KeyOfField(message, by.path);
    if (by.descending) Invert(part);
    absl::StrAppend(&key, part);
  }
  absl::StrAppend(&key, last);
  return key;
}

}  // namespace duban

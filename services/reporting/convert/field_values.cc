#include "services/reporting/convert/field_values.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/common/errors.h"

namespace duban::reporting {

absl::Status Unreadable(absl::string_view problem) {
  return WithDetails(absl::DataLossError(absl::StrCat("变更记录无法读取：", problem)),
                     {"CHANGE_UNREADABLE", {}, {}});
}

absl::StatusOr<std::optional<Rational>> OptionalDecimal(const std::string& text) {
  if (text.empty()) return std::optional<Rational>();
  absl::StatusOr<Rational> value = ParseDecimal(text);
  if (!value.ok()) return Unreadable(absl::StrCat("不是数字：", text));
  return std::optional<Rational>(*std::move(value));
}

absl::StatusOr<std::optional<absl::CivilDay>> OptionalDay(bool present, const google::type::Date& date) {
  if (!present) return std::optional<absl::CivilDay>();
  const absl::CivilDay day(date.year(), date.month(), date.day());
  if (day.year() != date.year() || day.month() != date.month() || day.day() != date.day()) {
    return Unreadable(absl::StrCat("没有这一天：", date.year(), "-", date.month(), "-", date.day()));
  }
  return std::optional<absl::CivilDay>(day);
}

std::optional<absl::Time> OptionalTime(bool present, const google::protobuf::Timestamp& timestamp) {
  return present ? std::optional<absl::Time>(TimeOf(timestamp)) : std::nullopt;
}

std::string ShortName(const std::string& value_name, absl::string_view prefix) {
  const absl::string_view name = absl::StripPrefix(value_name, prefix);
  return name == "UNSPECIFIED" ? "" : std::string(name);
}

absl::Time TimeOf(const google::protobuf::Timestamp& timestamp) {
  return absl::FromUnixSeconds(timestamp.seconds()) + absl::Nanoseconds(timestamp.nanos());
}

google::protobuf::Timestamp TimestampOf(absl::Time time) {
  const timespec spec = absl::ToTimespec(time);
  google::protobuf::Timestamp timestamp;
  timestamp.set_seconds(spec.tv_sec);
  timestamp.set_nanos(static_cast<int32_t>(spec.tv_nsec));
  return timestamp;
}

absl::StatusOr<std::vector<std::string>> IdsOf(absl::string_view name,
                                               std::initializer_list<absl::string_view> collections) {
  const std::vector<absl::string_view> parts = absl::StrSplit(name, '/');
  if (parts.size() != 2 * collections.size()) return Unreadable(absl::StrCat("名称：", name));
  std::vector<std::string> ids;
  size_t at = 0;
  for (const absl::string_view collection : collections) {
    if (parts[at] != collection || parts[at + 1].empty()) return Unreadable(absl::StrCat("名称：", name));
    ids.emplace_back(parts[at + 1]);
    at += 2;
  }
  return ids;
}

std::string LastId(absl::string_view name) {
  const size_t slash = name.rfind('/');
  return std::string(slash == absl::string_view::npos ? name : name.substr(slash + 1));
}

}  // namespace duban::reporting

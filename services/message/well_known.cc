#include "services/message/well_known.h"

#include "absl/strings/str_cat.h"

namespace duban {

google::protobuf::Timestamp ToProto(absl::Time time) {
  google::protobuf::Timestamp out;
  const std::int64_t seconds = absl::ToUnixSeconds(time);
  out.set_seconds(seconds);
  out.set_nanos(static_cast<int>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
  return out;
}

google::type::Date ToProto(absl::CivilDay day) {
  google::type::Date out;
  out.set_year(static_cast<int>(day.year()));
  out.set_month(day.month());
  out.set_day(day.day());
  return out;
}

absl::Time FromProto(const google::protobuf::Timestamp& time) {
  return absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos());
}

std::optional<absl::CivilDay> DayOf(const google::type::Date& date) {
  const bool plausible = date.year() >= 1 && date.year() <= 9999 && date.month() >= 1 && date.month() <= 12 &&
                         date.day() >= 1 && date.day() <= 31;
  const absl::CivilDay day(date.year(), date.month(), date.day());
  // CivilDay carries 30 February over into March, so that a day that does not exist changes its number.
  if (plausible && day.day() == date.day()) return day;
  return std::nullopt;
}

std::string NoSuchDay(const google::type::Date& date) {
  return absl::StrCat("没有 ", date.year(), " 年 ", date.month(), " 月 ", date.day(), " 日，请填写完整的公历日期");
}

}  // namespace duban

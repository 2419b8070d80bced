#include "clients/import/row_reader.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"

namespace duban::client {

std::optional<google::type::Date> ParseDate(absl::string_view text) {
  absl::CivilDay day;
  if (!absl::ParseCivilTime(text, &day) || absl::FormatCivilTime(day) != text) return std::nullopt;
  google::type::Date date;
  date.set_year(static_cast<int>(day.year()));
  date.set_month(day.month());
  date.set_day(day.day());
  return date;
}

void RowReader::Date(absl::string_view column, google::type::Date* date) const {
  if (const auto parsed = ParseDate(Text(column)); parsed.has_value()) {
    *date = *parsed;
  } else {
    Refuse(column, kNotDate, "日期要写成 2024-03-31 的样子");
  }
}

int RowReader::Number(absl::string_view column) const {
  int number = 0;
  if (!absl::SimpleAtoi(Text(column), &number)) Refuse(column, kNotNumber, "这里要写一个整数");
  return number;
}

void RowReader::Refuse(absl::string_view column, absl::string_view reason, absl::string_view remedy) const {
  violations_.Add(table_.Place(row_, column), std::string(reason),
                  absl::StrCat("“", Text(column), "”不对：", remedy));
}

}  // namespace duban::client

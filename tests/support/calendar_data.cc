#include "tests/support/calendar_data.h"

#include <gtest/gtest.h>

#include "tests/support/csv.h"

namespace duban::testing {

WorkCalendar LoadDemoCalendar() {
  std::map<int, CalendarYear> years;
  for (const CsvRow& row : ReadCsv("deploy/demo/hecheng-2024/calendars.csv")) {
    absl::CivilDay day;
    EXPECT_TRUE(absl::ParseCivilTime(row.at("date"), &day)) << row.at("date");
    CalendarYear& year = years[std::stoi(row.at("year"))];
    year.year = std::stoi(row.at("year"));
    year.source = row.at("source");
    (row.at("kind") == "off" ? year.off_days : year.makeup_workdays).insert(day);
  }
  return WorkCalendar(std::move(years));
}

}  // namespace duban::testing

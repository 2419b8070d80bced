// Terms, against the dates of the Civil Code's rules and the State Council's notices.
#include "services/task/domain/plan/term.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "tests/support/calendar_data.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task {
namespace {

using ::duban::testing::ChinaAt;
using ::duban::testing::Faults;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

absl::CivilDay Day(absl::string_view text) {
  absl::CivilDay day;
  EXPECT_TRUE(absl::ParseCivilTime(text, &day)) << text;
  return day;
}

std::string Answer(const Term& term) {
  const absl::StatusOr<TermEnd> end = EndOf(term, testing::LoadDemoCalendar());
  if (!end.ok()) return std::string(end.status().message());
  return absl::StrCat(absl::FormatTime("%Y-%m-%d %H:%M", end->at, ChinaTime()),
                      end->provisional ? " PROVISIONAL" : "");
}

std::string Days(absl::string_view start, int days) {
  return Answer({.kind = TermKind::kDays, .length = days, .start = Day(start)});
}
std::string Workdays(absl::string_view start, int days) {
  return Answer({.kind = TermKind::kWorkdays, .length = days, .start = Day(start)});
}

// A term that ends at 24:00 is over at 00:00 of the day after.
TEST(TermTest, NaturalDaysMoveToTheNextWorkday) {
  EXPECT_EQ(Days("2026-09-16", 15), "2026-10-09 00:00");  // 10-01 is a holiday: the last day is 10-08
  EXPECT_EQ(Days("2026-09-02", 30), "2026-10-09 00:00");
  EXPECT_EQ(Days("2026-08-31", 30), "2026-10-01 00:00");
  EXPECT_EQ(Days("2026-09-11", 9), "2026-09-21 00:00");  // 09-20 is a Sunday, but a make-up workday
}

TEST(TermTest, WorkdaysAcrossTheNationalDay) {
  EXPECT_EQ(Workdays("2026-09-30", 1), "2026-10-09 00:00");
  EXPECT_EQ(Workdays("2026-09-30", 3), "2026-10-11 00:00");  // 10-10 is a Saturday, but a workday
  EXPECT_EQ(Workdays("2026-12-31", 1), "2027-01-05 00:00 PROVISIONAL");
}

TEST(TermTest, AnOfficeClosesTheDayEarlier) {
  EXPECT_EQ(Answer({.kind = TermKind::kDays, .length = 15, .start = Day("2026-09-16"), .close = {17, 30}}),
            "2026-10-08 17:30");
}

TEST(TermTest, HoursRunFromTheInstant) {
  EXPECT_EQ(Answer({.kind = TermKind::kHours, .length = 24, .start_instant = ChinaAt("2026-09-30 16:20")}),
            "2026-10-01 16:20");
}

TEST(TermTest, FixedDaysMoveByTheirShift) {
  const auto shifted = [](Shift shift, int nth) {
    return Answer({.kind = TermKind::kFixedDay, .start = Day("2026-09-25"), .shift = shift, .nth = nth});
  };
  EXPECT_EQ(shifted(Shift::kNone, 1), "2026-09-26 00:00");
  EXPECT_EQ(shifted(Shift::kPreceding, 1), "2026-09-25 00:00");
  EXPECT_EQ(shifted(Shift::kFollowing, 1), "2026-09-29 00:00");
  EXPECT_EQ(shifted(Shift::kNthFollowing, 2), "2026-09-30 00:00");
}

TEST(TermTest, TheAnswerSaysWhy) {
  const auto end =
      EndOf({.kind = TermKind::kDays, .length = 15, .start = Day("2026-09-16")}, testing::LoadDemoCalendar());
  ASSERT_TRUE(end.ok());
  EXPECT_THAT(end->explanation, HasSubstr("2026-10-01 为休息日，顺延至 2026-10-08"));
}

TEST(TermTest, EveryFaultIsNamedAtOnce) {
  const WorkCalendar calendar;
  EXPECT_THAT(Faults(EndOf({}, calendar).status()),
              UnorderedElementsAre("term: REQUIRED", "start_date: REQUIRED"));
  EXPECT_THAT(Faults(EndOf({.kind = TermKind::kWorkdays, .length = 1001}, calendar).status()),
              UnorderedElementsAre("workdays: OUT_OF_RANGE", "start_date: REQUIRED"));
  EXPECT_THAT(Faults(EndOf({.kind = TermKind::kHours, .length = 0}, calendar).status()),
              UnorderedElementsAre("hours: OUT_OF_RANGE", "start_time: REQUIRED"));
  EXPECT_THAT(
      Faults(EndOf({.kind = TermKind::kFixedDay, .start = Day("2026-01-01"), .nth = 0}, calendar).status()),
      UnorderedElementsAre("shift: REQUIRED", "nth: OUT_OF_RANGE"));
}

}  // namespace
}  // namespace duban::task

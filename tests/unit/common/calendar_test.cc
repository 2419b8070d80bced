#include "services/common/calendar.h"

#include <gmock/gmock.h>

#include <array>

#include "tests/support/calendar_data.h"

namespace duban {
namespace {

using ::absl::CivilDay;
using ::testing::ElementsAreArray;

class CalendarTest : public ::testing::Test {
 protected:
  // Working days of each month.
  std::vector<int> PerMonth(int year) const {
    std::vector<int> counts;
    for (int month = 1; month <= 12; ++month) {
      counts.push_back(calendar_.CountWorkdays(CivilDay(year, month, 1), CivilDay(year, month + 1, 1) - 1));
    }
    return counts;
  }
  int PerYear(int year) const {
    return calendar_.CountWorkdays(CivilDay(year, 1, 1), CivilDay(year, 12, 31));
  }

  const WorkCalendar calendar_ = testing::LoadDemoCalendar();
};

TEST_F(CalendarTest, DataNameTheirNotice) {
  ASSERT_EQ(calendar_.years().size(), 3);
  EXPECT_EQ(calendar_.years().at(2024).source,
            "https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm");
  EXPECT_EQ(calendar_.years().at(2025).source,
            "https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm");
  EXPECT_EQ(calendar_.years().at(2026).source,
            "https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm");
}

TEST_F(CalendarTest, WorkingDaysPerYear) {
  EXPECT_EQ(PerYear(2024), 251);
  EXPECT_EQ(PerYear(2025), 248);
  EXPECT_EQ(PerYear(2026), 248);
}

TEST_F(CalendarTest, WorkingDaysPerMonth) {
  EXPECT_THAT(PerMonth(2024), ElementsAreArray({22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22}));
  EXPECT_THAT(PerMonth(2025), ElementsAreArray({19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23}));
  EXPECT_THAT(PerMonth(2026), ElementsAreArray({21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23}));
}

TEST_F(CalendarTest, MakeupWorkdayWinsThenHolidayThenWeekday) {
  EXPECT_TRUE(calendar_.IsWorkday(CivilDay(2024, 2, 4)));    // Sunday, 调休上班
  EXPECT_TRUE(calendar_.IsWorkday(CivilDay(2026, 10, 10)));  // Saturday, 调休上班
  EXPECT_FALSE(calendar_.IsWorkday(CivilDay(2026, 9, 25)));  // Friday, Mid-Autumn
  EXPECT_TRUE(calendar_.IsWorkday(CivilDay(2026, 9, 24)));   // Thursday
  EXPECT_FALSE(calendar_.IsWorkday(CivilDay(2026, 8, 1)));   // plain Saturday

  const CivilDay both(2030, 6, 1);
  const WorkCalendar contradictory({{2030, {2030, {both}, {both}, false, ""}}});
  EXPECT_TRUE(contradictory.IsWorkday(both));
}

TEST_F(CalendarTest, YearWithoutNoticeKnowsStatutoryDaysOnly) {
  const std::array<CivilDay, 6> statutory = {CivilDay(2029, 1, 1),  CivilDay(2029, 5, 1),
                                             CivilDay(2029, 5, 2),  CivilDay(2029, 10, 1),
                                             CivilDay(2029, 10, 2), CivilDay(2029, 10, 3)};
  for (const CivilDay day : statutory) {
    EXPECT_FALSE(calendar_.IsWorkday(day)) << day;
  }
  EXPECT_TRUE(calendar_.IsWorkday(CivilDay(2029, 5, 3)));
  EXPECT_TRUE(calendar_.IsWorkday(CivilDay(2029, 10, 4)));
  EXPECT_TRUE(calendar_.IsWorkday(CivilDay(2029, 2, 13)));
  EXPECT_EQ(PerYear(2029), 261 - 6);  // All six fall on weekdays of 2029.
}

TEST_F(CalendarTest, ProvisionalUntilTheNoticeIsLoaded) {
  EXPECT_FALSE(calendar_.IsProvisional(CivilDay(2026, 12, 31)));
  EXPECT_TRUE(calendar_.IsProvisional(CivilDay(2027, 1, 1)));
  EXPECT_TRUE(calendar_.IsProvisional(CivilDay(2023, 12, 31)));
}

TEST_F(CalendarTest, LoadedStatutoryDaysStayProvisional) {
  const CalendarYear year = {.year = 2027,
                             .off_days = {CivilDay(2027, 1, 1), CivilDay(2027, 2, 5), CivilDay(2027, 2, 8)},
                             .makeup_workdays = {},
                             .provisional = true,
                             .source = ""};
  const WorkCalendar calendar({{2027, year}});
  EXPECT_TRUE(calendar.IsProvisional(CivilDay(2027, 2, 5)));
  EXPECT_FALSE(calendar.IsWorkday(CivilDay(2027, 2, 5)));
  EXPECT_EQ(calendar.AddWorkdays(CivilDay(2027, 2, 4), 1), CivilDay(2027, 2, 9));
}

TEST_F(CalendarTest, NoticeRulesTheEndOfTheYearBefore) {
  const WorkCalendar calendar(
      {{2031, {2031, {CivilDay(2030, 12, 31)}, {CivilDay(2030, 12, 28)}, false, ""}}});
  EXPECT_FALSE(calendar.IsWorkday(CivilDay(2030, 12, 31)));
  EXPECT_TRUE(calendar.IsWorkday(CivilDay(2030, 12, 28)));
}

TEST_F(CalendarTest, NthWorkdayIsStrictlyAfterTheAnchor) {
  EXPECT_EQ(calendar_.AddWorkdays(CivilDay(2024, 2, 10), 1), CivilDay(2024, 2, 18));
  EXPECT_EQ(calendar_.AddWorkdays(CivilDay(2025, 1, 31), 1), CivilDay(2025, 2, 5));
  EXPECT_EQ(calendar_.AddWorkdays(CivilDay(2025, 10, 10), 1), CivilDay(2025, 10, 11));
  EXPECT_EQ(calendar_.AddWorkdays(CivilDay(2026, 9, 30), 3), CivilDay(2026, 10, 10));
  EXPECT_EQ(calendar_.AddWorkdays(CivilDay(2026, 10, 8), -1), CivilDay(2026, 9, 30));
  EXPECT_EQ(calendar_.AddWorkdays(CivilDay(2026, 10, 4), -2), CivilDay(2026, 9, 29));
}

TEST_F(CalendarTest, AddingAndCountingWorkdaysAgree) {
  const CivilDay anchor(2025, 12, 25);
  for (int n = 1; n <= 300; ++n) {
    const CivilDay after = calendar_.AddWorkdays(anchor, n);
    ASSERT_EQ(calendar_.CountWorkdays(anchor + 1, after), n);
    ASSERT_TRUE(calendar_.IsWorkday(after));
    const CivilDay before = calendar_.AddWorkdays(anchor, -n);
    ASSERT_EQ(calendar_.CountWorkdays(before, anchor - 1), n);
    ASSERT_TRUE(calendar_.IsWorkday(before));
  }
}

TEST_F(CalendarTest, ShiftsMoveOnlyRestDays) {
  const CivilDay holiday(2026, 9, 25);
  EXPECT_EQ(calendar_.ShiftDay(holiday, Shift::kNone), holiday);
  EXPECT_EQ(calendar_.ShiftDay(holiday, Shift::kPreceding), CivilDay(2026, 9, 24));
  EXPECT_EQ(calendar_.ShiftDay(holiday, Shift::kFollowing), CivilDay(2026, 9, 28));
  EXPECT_EQ(calendar_.ShiftDay(holiday, Shift::kNthFollowing, 2), CivilDay(2026, 9, 29));
  const CivilDay workday(2026, 9, 24);
  EXPECT_EQ(calendar_.ShiftDay(workday, Shift::kPreceding), workday);
  EXPECT_EQ(calendar_.ShiftDay(workday, Shift::kFollowing), workday);
  EXPECT_EQ(calendar_.ShiftDay(workday, Shift::kNthFollowing, 2), workday);
}

TEST_F(CalendarTest, TermsInNaturalDays) {
  EXPECT_EQ(calendar_.EndOfTerm(CivilDay(2026, 9, 16), 15), CivilDay(2026, 10, 8));
  EXPECT_EQ(calendar_.EndOfTerm(CivilDay(2026, 9, 2), 30), CivilDay(2026, 10, 8));
  EXPECT_EQ(calendar_.EndOfTerm(CivilDay(2026, 8, 31), 30), CivilDay(2026, 9, 30));
  // A make-up workday is no rest day.
  EXPECT_EQ(calendar_.EndOfTerm(CivilDay(2026, 9, 30), 10), CivilDay(2026, 10, 10));
}

TEST_F(CalendarTest, LastWorkdayOfMonth) {
  EXPECT_EQ(calendar_.LastWorkdayOfMonth(CivilDay(2026, 1, 1)), CivilDay(2026, 1, 30));
  EXPECT_EQ(calendar_.LastWorkdayOfMonth(CivilDay(2026, 2, 28)), CivilDay(2026, 2, 28));
  EXPECT_EQ(calendar_.LastWorkdayOfMonth(CivilDay(2024, 12, 5)), CivilDay(2024, 12, 31));
}

TEST_F(CalendarTest, ChinaTimeIsEightHoursAhead) {
  EXPECT_EQ(absl::FormatTime(absl::FromUnixSeconds(0), ChinaTime()), "1970-01-01T08:00:00+08:00");
  EXPECT_EQ(absl::ToCivilDay(absl::FromUnixSeconds(1792252799), ChinaTime()), CivilDay(2026, 10, 17));
}

}  // namespace
}  // namespace duban

#include "services/common/deadlines.h"

#include <gmock/gmock.h>

#include <vector>

#include "absl/strings/str_cat.h"
#include "tests/support/calendar_data.h"

namespace duban::deadlines_test {
namespace {

std::string Show(const Deadline& deadline) {
  return absl::StrCat(absl::FormatTime("%Y-%m-%d %H:%M", deadline.at, ChinaTime()),
                      deadline.provisional ? " PROVISIONAL" : "");
}

class DeadlinesTest : public ::testing::Test {
 protected:
  DekadDeadlines Dekad(absl::string_view id) const {
    return DeadlinesOfDekad(ParsePeriodId(id).value(), DueTable(), calendar_);
  }
  MonthDeadlines Month(absl::string_view id) const {
    return DeadlinesOfMonth(ParsePeriodId(id).value(), DueTable(), calendar_);
  }
  QuarterDeadlines Quarter(absl::string_view id) const {
    return DeadlinesOfQuarter(ParsePeriodId(id).value(), DueTable(), calendar_);
  }

  const WorkCalendar calendar_ = testing::LoadDemoCalendar();
};

struct GoldenDekad {
  absl::string_view id, cut_off, unit_due, review, lock;
};

TEST_F(DeadlinesTest, GoldenDekads) {
  const std::vector<GoldenDekad> golden = {
      {"2026-M01-D3", "2026-02-01", "2026-02-02", "2026-02-03", "2026-02-04"},
      {"2026-M02-D2", "2026-02-21", "2026-02-24", "2026-02-25", "2026-02-26"},
      {"2026-M02-D3", "2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"},
      {"2026-M04-D3", "2026-05-01", "2026-05-06", "2026-05-07", "2026-05-08"},
      {"2026-M09-D2", "2026-09-21", "2026-09-21", "2026-09-22", "2026-09-23"},
      {"2026-M09-D3", "2026-10-01", "2026-10-08", "2026-10-09", "2026-10-10"},
  };
  for (const GoldenDekad& row : golden) {
    const DekadDeadlines due = Dekad(row.id);
    EXPECT_EQ(Show(due.cut_off), absl::StrCat(row.cut_off, " 00:00")) << row.id;
    EXPECT_EQ(Show(due.unit_due), absl::StrCat(row.unit_due, " 17:30")) << row.id;
    EXPECT_EQ(Show(due.tf_due), absl::StrCat(row.review, " 12:00")) << row.id;
    EXPECT_EQ(Show(*due.brief_due), absl::StrCat(row.review, " 17:30")) << row.id;
    EXPECT_EQ(Show(due.lock), absl::StrCat(row.lock, " 12:00")) << row.id;
    EXPECT_EQ(Show(*due.consolidated), absl::StrCat(row.lock, " 17:30")) << row.id;
  }
}

TEST_F(DeadlinesTest, DatesInAYearWithoutNoticeAreProvisional) {
  const DekadDeadlines due = Dekad("2026-M12-D3");
  EXPECT_EQ(Show(due.opens), "2026-12-29 00:00");
  EXPECT_EQ(Show(due.cut_off), "2027-01-01 00:00");
  EXPECT_EQ(Show(due.unit_due), "2027-01-04 17:30 PROVISIONAL");
  EXPECT_EQ(Show(due.tf_due), "2027-01-05 12:00 PROVISIONAL");
  EXPECT_EQ(Show(*due.brief_due), "2027-01-05 17:30 PROVISIONAL");
  EXPECT_EQ(Show(due.lock), "2027-01-06 12:00 PROVISIONAL");
  EXPECT_EQ(Show(*due.consolidated), "2027-01-06 17:30 PROVISIONAL");
  EXPECT_EQ(Show(Month("2026-M12").bulletin), "2027-01-08 17:30 PROVISIONAL");
  EXPECT_EQ(Show(Month("2026-M12").report_issue), "2026-12-31 17:30");
}

TEST_F(DeadlinesTest, FormOpensOnTheSecondWorkdayBeforeTheLastDay) {
  EXPECT_EQ(Show(Dekad("2026-M01-D3").opens), "2026-01-29 00:00");  // last day is a Saturday
  EXPECT_EQ(Show(Dekad("2026-M02-D2").opens), "2026-02-13 00:00");  // 02-14 is a make-up workday
  EXPECT_EQ(Show(Dekad("2026-M04-D3").opens), "2026-04-28 00:00");
  EXPECT_EQ(Show(Dekad("2027-M01-D1").opens), "2027-01-07 00:00 PROVISIONAL");
}

TEST_F(DeadlinesTest, FormsOfOtherYears) {
  EXPECT_EQ(Show(Dekad("2024-M02-D1").unit_due), "2024-02-18 17:30");
  EXPECT_EQ(Show(Dekad("2025-M01-D3").unit_due), "2025-02-05 17:30");
  EXPECT_EQ(Show(Dekad("2025-M10-D1").unit_due), "2025-10-11 17:30");
}

TEST_F(DeadlinesTest, MonthlyBulletins) {
  EXPECT_EQ(Show(Month("2026-M01").bulletin), "2026-02-06 17:30");
  EXPECT_EQ(Show(Month("2026-M02").bulletin), "2026-03-06 17:30");
  EXPECT_EQ(Show(Month("2026-M04").bulletin), "2026-05-11 17:30");
  EXPECT_EQ(Show(Month("2026-M09").bulletin), "2026-10-13 17:30");
}

TEST_F(DeadlinesTest, MonthlyReports) {
  const std::vector<std::array<absl::string_view, 3>> golden = {
      {"2026-M01", "2026-01-23", "2026-01-30"},
      {"2026-M02", "2026-02-25", "2026-02-28"},
      {"2026-M09", "2026-09-24", "2026-09-30"},
      {"2026-M10", "2026-10-23", "2026-10-30"},
  };
  for (const auto& [id, material, issue] : golden) {
    EXPECT_EQ(Show(Month(id).report_material), absl::StrCat(material, " 17:30")) << id;
    EXPECT_EQ(Show(Month(id).report_issue), absl::StrCat(issue, " 17:30")) << id;
  }
}

TEST_F(DeadlinesTest, DayOfMonthIsClampedToShortMonths) {
  DueTable table;
  table.report_material.day = 31;
  const MonthDeadlines due = DeadlinesOfMonth(ParsePeriodId("2025-M09").value(), table, calendar_);
  EXPECT_EQ(Show(due.report_material), "2025-09-30 17:30");
}

TEST_F(DeadlinesTest, MonthlyReportsAreCompiledOnTheWorkdayAfterTheMaterial) {
  EXPECT_EQ(Show(Month("2026-M01").report_compile), "2026-01-26 17:30");
  EXPECT_EQ(Show(Month("2026-M09").report_compile), "2026-09-28 17:30");  // 09-25 to 09-27 are off
}

TEST_F(DeadlinesTest, TheThirdDekadMayHaveNoBriefOfItsOwn) {
  DueTable table;
  table.merge_third_into_month = true;
  const auto steps = [&](absl::string_view id) {
    return DeadlinesOfDekad(ParsePeriodId(id).value(), table, calendar_);
  };
  EXPECT_FALSE(steps("2026-M01-D3").brief_due || steps("2026-M01-D3").consolidated);
  EXPECT_TRUE(steps("2026-M01-D2").brief_due && steps("2026-M02-D1").consolidated);
}

TEST_F(DeadlinesTest, StepsOfTheYear) {
  const YearDeadlines due = DeadlinesOfYear(ParsePeriodId("2024-Y").value(), DueTable(), calendar_);
  EXPECT_EQ(Show(due.targets_fixed), "2024-04-01 17:30");  // 03-31 is a Sunday
  EXPECT_EQ(Show(due.annual_evaluation), "2025-02-28 17:30");
  EXPECT_EQ(Show(due.performance_export), "2025-03-14 17:30");
}

// Every kind of period, and every step in the order of the cycle.
TEST_F(DeadlinesTest, StepsStandInTheOrderOfTheCycle) {
  for (const char* id : {"2026-M02-D3", "2026-M02", "2026-Q1", "2026-Y"}) {
    const std::vector<StepDue> steps = StepsOf(ParsePeriodId(id).value(), DueTable(), calendar_);
    ASSERT_GE(steps.size(), 3u) << id;
    for (size_t i = 1; i < steps.size(); ++i) EXPECT_LT(steps[i - 1].step, steps[i].step) << id;
  }
}

TEST_F(DeadlinesTest, DekadsSurviveTheWayThroughTheirSteps) {
  const Period dekad = ParsePeriodId("2026-M09-D3").value();
  const DekadDeadlines due = ToDekadDeadlines(StepsOf(dekad, DueTable(), calendar_));
  EXPECT_EQ(StepsOf(dekad, DueTable(), calendar_).size(), 7u);
  EXPECT_EQ(Show(due.opens), "2026-09-28 00:00");
  EXPECT_EQ(Show(due.cut_off), "2026-10-01 00:00");
  EXPECT_EQ(Show(due.unit_due), "2026-10-08 17:30");
  EXPECT_EQ(Show(due.tf_due), "2026-10-09 12:00");
  EXPECT_EQ(Show(*due.brief_due), "2026-10-09 17:30");
  EXPECT_EQ(Show(due.lock), "2026-10-10 12:00");
  EXPECT_EQ(Show(*due.consolidated), "2026-10-10 17:30");
}

TEST_F(DeadlinesTest, QuarterlyReview) {
  const QuarterDeadlines due = Quarter("2026-Q3");
  EXPECT_EQ(Show(due.statistics), "2026-10-20 17:30");
  EXPECT_EQ(Show(due.trial_scores), "2026-10-22 17:30");
  EXPECT_EQ(Show(due.objections_close), "2026-10-27 17:30");
  EXPECT_EQ(Show(due.answered), "2026-10-30 17:30");
  EXPECT_EQ(Show(due.review), "2026-10-30 17:30");
  EXPECT_EQ(Show(due.freeze), "2026-10-30 17:30");
}

TEST_F(DeadlinesTest, ReviewWaitsForTheAnswers) {
  EXPECT_EQ(Show(Quarter("2024-Q1").review), "2024-05-06 17:30");
  EXPECT_EQ(Show(Quarter("2024-Q2").review), "2024-08-01 17:30");
  EXPECT_EQ(Show(Quarter("2024-Q1").answered), "2024-05-06 17:30");
}

TEST_F(DeadlinesTest, ReviewOfTheFourthQuarterIsAtTheEndOfFebruary) {
  EXPECT_EQ(Show(Quarter("2025-Q4").review), "2026-02-28 17:30");
  EXPECT_EQ(Show(Quarter("2024-Q4").review), "2025-02-28 17:30");
  EXPECT_EQ(Show(Quarter("2026-Q4").review), "2027-02-28 17:30 PROVISIONAL");  // a Sunday
  EXPECT_EQ(Show(Quarter("2023-Q4").review), "2024-02-29 17:30");
}

TEST_F(DeadlinesTest, TableIsData) {
  DueTable table;
  table.unit_due = {2, {9, 15}};
  table.open_workdays_before = 1;
  table.statistics.day = 25;
  const DekadDeadlines dekad = DeadlinesOfDekad(ParsePeriodId("2026-M09-D3").value(), table, calendar_);
  EXPECT_EQ(Show(dekad.unit_due), "2026-10-09 09:15");
  EXPECT_EQ(Show(dekad.opens), "2026-09-29 00:00");
  const QuarterDeadlines quarter = DeadlinesOfQuarter(ParsePeriodId("2026-Q3").value(), table, calendar_);
  EXPECT_EQ(Show(quarter.statistics), "2026-10-26 17:30");  // 10-25 is a Sunday
}

TEST_F(DeadlinesTest, StepsOfEveryDekadAreInOrder) {
  for (Period dekad = {PeriodKind::kDekad, 2024, 1}; dekad.year < 2028; dekad = Next(dekad)) {
    const DekadDeadlines due = DeadlinesOfDekad(dekad, DueTable(), calendar_);
    const std::vector<absl::Time> steps = {due.opens.at,        due.cut_off.at,    due.unit_due.at,
                                           due.tf_due.at,       due.brief_due->at, due.lock.at,
                                           due.consolidated->at};
    for (size_t i = 1; i < steps.size(); ++i) {
      EXPECT_LT(steps[i - 1], steps[i]) << PeriodId(dekad) << " step " << i;
    }
  }
}

}  // namespace
}  // namespace duban::deadlines_test

#include "services/task/domain/item/item_value.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>

#include "absl/strings/str_cat.h"
#include "services/task/domain/plan/measures.h"
#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task {
namespace {

using ::duban::testing::IsOkAndHolds;
using ::duban::testing::IsRefusal;
using ::duban::testing::PeriodOf;

Item Output() { return testing::FixtureItems()[0]; }  // CUM, target 120 亿元
Item Works() { return testing::FixtureItems()[1]; }   // annual plan 5000 万元

Item OfKind(IndicatorKind kind, const std::string& target, const std::string& baseline = "") {
  Item item = Output();
  item.indicator->kind = kind;
  item.indicator->target = target;
  item.indicator->baseline = baseline;
  return item;
}

void Report(AttestedRows& rows, absl::string_view period, const std::string& value) {
  rows[PeriodOf(period)] = AttestedRow{"hc-sti", FormRow{.item = "I-1", .value = value}};
}

TEST(ItemValueTest, ThreeTenDayReportsMakeTheMonth) {
  AttestedRows rows;
  Report(rows, "2024-M02-D3", "18");
  Report(rows, "2024-M03-D1", "21.5");
  Report(rows, "2024-M03-D2", "25");
  Report(rows, "2024-M03-D3", "30.25");
  const ItemValue month = ValueIn(Output(), PeriodOf("2024-M03"), rows, {});
  EXPECT_EQ(month.status, ValueStatus::kReported);
  EXPECT_EQ(month.value, "30.25");
  EXPECT_EQ(month.increment, "12.25");
  EXPECT_EQ(month.source_period, PeriodOf("2024-M03-D3"));
  EXPECT_EQ(ValueIn(Output(), PeriodOf("2024-Q1"), rows, {}).increment, "30.25");
  EXPECT_EQ(ValueIn(Output(), PeriodOf("2024-M03-D2"), rows, {}).increment, "3.5");
}

TEST(ItemValueTest, TheLastKnownOfThePeriodCounts) {
  AttestedRows rows;
  Report(rows, "2024-M03-D1", "21.5");
  EXPECT_EQ(ValueIn(Output(), PeriodOf("2024-M03"), rows, {}).value, "21.5");
  EXPECT_EQ(ValueIn(Output(), PeriodOf("2024-Y"), rows, {}).value, "21.5");
}

TEST(ItemValueTest, MissingIsNeitherZeroNorThePeriodBefore) {
  AttestedRows rows;
  Report(rows, "2024-M03-D1", "21.5");
  const ItemValue april = ValueIn(Output(), PeriodOf("2024-M04"), rows, {});
  EXPECT_EQ(april.status, ValueStatus::kMissing);
  EXPECT_EQ(april.value, "");
  EXPECT_EQ(april.increment, "");
  Report(rows, "2024-M05-D1", "0");
  const ItemValue may = ValueIn(Output(), PeriodOf("2024-M05"), rows, {});
  EXPECT_EQ(may.status, ValueStatus::kReported);
  EXPECT_EQ(may.value, "0");
  EXPECT_EQ(may.increment, "-21.5");
}

TEST(ItemValueTest, WhatWasAddedIsUnknownWithoutAValueBefore) {
  AttestedRows rows;
  Report(rows, "2024-M03-D1", "21.5");
  EXPECT_EQ(ValueIn(Output(), PeriodOf("2024-M03"), rows, {}).increment, "");
  EXPECT_EQ(ValueIn(OfKind(IndicatorKind::kRate, "9"), PeriodOf("2024-Q1"), rows, {}).increment, "");
}

TEST(ItemValueTest, PendingIsAStatusOfItsOwn) {
  AttestedRows rows;
  rows[PeriodOf("2024-M03-D1")] = AttestedRow{"hc-sti", FormRow{.item = "I-1", .pending = true}};
  EXPECT_EQ(ValueIn(Output(), PeriodOf("2024-M03"), rows, {}).status, ValueStatus::kPending);
}

TEST(ItemValueTest, AnOfficialValueOverridesWhatWasReported) {
  AttestedRows rows;
  Report(rows, "2024-M03-D3", "30");
  const OfficialValues official = {{PeriodOf("2024-Q1"), {"29.5", "campaigns/c/statistics/s1"}}};
  const ItemValue quarter = ValueIn(Output(), PeriodOf("2024-Q1"), rows, official);
  EXPECT_EQ(quarter.status, ValueStatus::kOfficial);
  EXPECT_EQ(quarter.value, "29.5");
  EXPECT_EQ(quarter.reported_value, "30");
  EXPECT_EQ(quarter.statistic, "campaigns/c/statistics/s1");
  EXPECT_EQ(ValueIn(Output(), PeriodOf("2024-M02"), rows, official).status, ValueStatus::kMissing);
}

TEST(ItemValueTest, LedgerEntriesHaveNoValues) {
  Item issue = testing::FixtureItems()[3];
  issue.task.reset();
  issue.issue = IssueEntry{.kind = "用地"};
  EXPECT_EQ(ValueIn(issue, PeriodOf("2024-M03"), {}, {}).status, ValueStatus::kNotApplicable);
}

// Whatever the order in which past periods are corrected, the last value of each decides.
TEST(ItemValueTest, AnyOrderOfEditsGivesTheSameValues) {
  std::mt19937 random(20240311);
  const std::vector<Period> year = DekadsOf(PeriodOf("2024-Y"));
  for (int round = 0; round < 50; ++round) {
    struct Edit {
      Period period;
      std::string value;
    };
    std::vector<Edit> last;  // one final value for some periods
    std::vector<Edit> noise;
    for (const Period& period : year) {
      if (random() % 3 == 0) continue;
      last.push_back({period, absl::StrCat(random() % 1000, ".", random() % 10)});
      for (unsigned i = random() % 3; i > 0; --i) noise.push_back({period, absl::StrCat(random() % 1000)});
    }
    const auto play = [&](unsigned seed) {
      std::mt19937 order(seed);
      std::shuffle(noise.begin(), noise.end(), order);
      std::shuffle(last.begin(), last.end(), order);
      AttestedRows rows;
      for (const auto* edits : {&noise, &last}) {
        for (const Edit& edit : *edits) {
          rows[edit.period] = AttestedRow{"hc-sti", FormRow{.item = "I-1", .value = edit.value}};
        }
      }
      std::vector<std::string> values;
      for (const char* id : {"2024-M01", "2024-M05-D2", "2024-M06", "2024-Q1", "2024-Q3", "2024-Y"}) {
        const ItemValue value = ValueIn(Output(), PeriodOf(id), rows, {});
        values.push_back(absl::StrCat(id, " ", value.value, " ", value.increment));
      }
      return values;
    };
    EXPECT_EQ(play(1), play(2)) << round;
  }
}

// Increments of a year's periods add up to its value, whichever periods are cut.
TEST(ItemValueTest, IncrementsAddUp) {
  AttestedRows rows;
  int value = 0;
  for (const Period& dekad : DekadsOf(PeriodOf("2024-Y")))
    Report(rows, PeriodId(dekad), absl::StrCat(value += 3));
  for (const PeriodKind kind : {PeriodKind::kDekad, PeriodKind::kMonth, PeriodKind::kQuarter}) {
    int sum = 0;
    for (int i = 1; i <= PeriodsPerYear(kind); ++i) {
      sum += std::stoi(ValueIn(Output(), Period{kind, 2024, i}, rows, {}).increment);
    }
    EXPECT_EQ(sum, value);
  }
}

struct Expectation {
  Item item;
  const char* period;
  const char* expected;
};

std::vector<Expectation> Expectations() {
  Item planned = Output();
  planned.indicator->schedule = ScheduleKind::kPlan;
  planned.indicator->monthly_plan = {"5", "10", "20", "30", "40", "50", "60", "70", "80", "90", "100", "120"};
  Item task = testing::FixtureItems()[3];
  Item steps = task;
  steps.milestones = {{"a", "", "1", absl::CivilDay(2024, 3, 31)},
                      {"b", "", "3", absl::CivilDay(2024, 9, 30)}};
  Item policy = testing::FixtureItems()[2];
  return {{Output(), "2024-M03-D1", "70/3"},
          {Output(), "2024-M06-D3", "60"},
          {Output(), "2024-M12-D3", "120"},
          {OfKind(IndicatorKind::kStock, "40", "55"), "2024-M06-D3", "47.5"},
          {OfKind(IndicatorKind::kRate, "9"), "2024-M01-D1", "9"},
          {OfKind(IndicatorKind::kRatio, "35"), "2024-M01-D1", "35"},
          {OfKind(IndicatorKind::kCap, "4.5"), "2024-M06-D3", "4.5"},
          {OfKind(IndicatorKind::kZero, "0"), "2024-M06-D3", "0"},
          {OfKind(IndicatorKind::kOrdinal, "2"), "2024-M06-D3", "2"},
          {OfKind(IndicatorKind::kMilestone, "1"), "2024-M09-D3", "0.75"},
          {planned, "2024-M01-D2", "0"},
          {planned, "2024-M01-D3", "5"},
          {planned, "2024-M03-D2", "10"},
          {Works(), "2024-M06-D3", "2500"},
          {task, "2024-M12-D3", "100"},
          {steps, "2024-M03-D2", "0"},
          {steps, "2024-M03-D3", "25"},
          {policy, "2024-M03-D3", ""}};
}

TEST(TrajectoryTest, EachKindIsExpectedByItsRule) {
  for (const Expectation& e : Expectations()) {
    EXPECT_EQ(ExpectedAt(e.item, PeriodOf(e.period)), e.expected) << e.item.id << " " << e.period;
  }
}

TEST(TrajectoryTest, PlannedAndAttestedStandSideBySide) {
  AttestedRows rows;
  rows[PeriodOf("2024-M05-D1")] = AttestedRow{
      "hc-sti", FormRow{.item = "P-1", .invested_wan = "1800", .achieved_milestones = {"permit"}}};
  const auto points = TrajectoryOf(Works(), 2024, rows, {});
  ASSERT_EQ(points.size(), 36u);
  const TrajectoryPoint& may = points[12];
  EXPECT_EQ(may.period, PeriodOf("2024-M05-D1"));
  EXPECT_EQ(may.expected, "16250/9");
  EXPECT_EQ(may.actual.value, "1800");
  EXPECT_EQ(may.expected_milestones, "200/7");
  EXPECT_EQ(may.achieved_milestones, "200/7");
  EXPECT_EQ(points[13].actual.status, ValueStatus::kMissing);
  EXPECT_EQ(points[13].achieved_milestones, "");
}

TEST(MeasuresTest, MoneyConvertsExactly) {
  EXPECT_THAT(ConvertMeasure("117.3", "亿元", "万元"), IsOkAndHolds("1173000"));
  EXPECT_THAT(ConvertMeasure("1", "元", "亿元"), IsOkAndHolds("0.00000001"));
  EXPECT_THAT(ConvertMeasure("7.15", "万户", "户"), IsOkAndHolds("71500"));
  EXPECT_THAT(ConvertMeasure("1", "亿元", "户"),
              IsRefusal(absl::StatusCode::kInvalidArgument, "UNIT_OF_MEASURE"));
}

}  // namespace
}  // namespace duban::task

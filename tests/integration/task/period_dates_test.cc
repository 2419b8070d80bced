// The dates of periods through the real services: the golden ones, provisional ones, and custom periods.
#include <gmock/gmock.h>

#include <array>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/custom_period.grpc.pb.h"
#include "tests/integration/task/calendar_bench.h"
#include "tests/support/error_matchers.h"

namespace duban::testing::period_dates_test {
namespace {

namespace v1 = task::v1;
using Customs = v1::CustomPeriodService;
using Periods = v1::PeriodService;

class PeriodDatesTest : public CalendarBench {};

struct GoldenDekad {
  absl::string_view id, unit_due, review, lock, bulletin;
};

TEST_F(PeriodDatesTest, TheGoldenDatesOf2026) {
  const std::string campaign = CreateCampaignOf(2026);
  const std::vector<GoldenDekad> golden = {
      {"2026-M01-D3", "2026-02-02", "2026-02-03", "2026-02-04", "2026-02-06"},
      {"2026-M02-D2", "2026-02-24", "2026-02-25", "2026-02-26", ""},
      {"2026-M02-D3", "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-06"},
      {"2026-M04-D3", "2026-05-06", "2026-05-07", "2026-05-08", "2026-05-11"},
      {"2026-M09-D2", "2026-09-21", "2026-09-22", "2026-09-23", ""},
      {"2026-M09-D3", "2026-10-08", "2026-10-09", "2026-10-10", "2026-10-13"},
  };
  for (const GoldenDekad& row : golden) {
    const auto steps = Steps(campaign, row.id);
    EXPECT_EQ(steps.at("UNIT_DUE"), absl::StrCat(row.unit_due, " 17:30")) << row.id;
    EXPECT_EQ(steps.at("TF_DUE"), absl::StrCat(row.review, " 12:00")) << row.id;
    EXPECT_EQ(steps.at("BRIEF"), absl::StrCat(row.review, " 17:30")) << row.id;
    EXPECT_EQ(steps.at("LOCK"), absl::StrCat(row.lock, " 12:00")) << row.id;
    EXPECT_EQ(steps.at("CONSOLIDATED"), absl::StrCat(row.lock, " 17:30")) << row.id;
    if (row.bulletin.empty()) continue;
    EXPECT_EQ(Steps(campaign, row.id.substr(0, 8)).at("BULLETIN"), absl::StrCat(row.bulletin, " 17:30"));
  }
}

TEST_F(PeriodDatesTest, EachDateIsMarkedProvisionalByItself) {
  const std::string campaign = CreateCampaignOf(2026);
  const auto steps = Steps(campaign, "2026-M12-D3");
  EXPECT_EQ(steps.at("OPEN"), "2026-12-29 00:00");
  EXPECT_EQ(steps.at("CUT_OFF"), "2027-01-01 00:00");
  EXPECT_EQ(steps.at("UNIT_DUE"), "2027-01-04 17:30 PROVISIONAL");
  EXPECT_EQ(steps.at("BRIEF"), "2027-01-05 17:30 PROVISIONAL");
  EXPECT_EQ(steps.at("LOCK"), "2027-01-06 12:00 PROVISIONAL");
  EXPECT_EQ(Steps(campaign, "2026-M12").at("BULLETIN"), "2027-01-08 17:30 PROVISIONAL");
  EXPECT_EQ(Steps(campaign, "2026-M12").at("REPORT_ISSUE"), "2026-12-31 17:30");
}

TEST_F(PeriodDatesTest, TheGoldenDatesOfReportsQuarterAndYear) {
  const std::string campaign = CreateCampaignOf(2026);
  const std::vector<std::array<absl::string_view, 3>> reports = {
      {"2026-M01", "2026-01-23", "2026-01-30"},
      {"2026-M02", "2026-02-25", "2026-02-28"},
      {"2026-M09", "2026-09-24", "2026-09-30"},
      {"2026-M10", "2026-10-23", "2026-10-30"},
  };
  for (const auto& [id, material, issue] : reports) {
    EXPECT_EQ(Steps(campaign, id).at("REPORT_MATERIAL"), absl::StrCat(material, " 17:30")) << id;
    EXPECT_EQ(Steps(campaign, id).at("REPORT_ISSUE"), absl::StrCat(issue, " 17:30")) << id;
  }
  EXPECT_EQ(Steps(campaign, "2026-M09").at("REPORT_COMPILE"), "2026-09-28 17:30");
  EXPECT_THAT(Steps(campaign, "2026-Q3"),
              ::testing::UnorderedElementsAre(::testing::Pair("STATISTICS", "2026-10-20 17:30"),
                                              ::testing::Pair("TRIAL_SCORES", "2026-10-22 17:30"),
                                              ::testing::Pair("OBJECTIONS_CLOSE", "2026-10-27 17:30"),
                                              ::testing::Pair("OBJECTIONS_ANSWERED", "2026-10-30 17:30"),
                                              ::testing::Pair("REVIEW", "2026-10-30 17:30"),
                                              ::testing::Pair("FREEZE", "2026-10-30 17:30")));
  EXPECT_THAT(Steps(kOf2024, "2024-Y"),
              ::testing::UnorderedElementsAre(::testing::Pair("TARGETS_FIXED", "2024-04-01 17:30"),
                                              ::testing::Pair("ANNUAL_EVALUATION", "2025-02-28 17:30"),
                                              ::testing::Pair("EXPORT", "2025-03-14 17:30")));
  EXPECT_EQ(Steps(kOf2024, "2024-M02-D1").at("UNIT_DUE"), "2024-02-18 17:30");
  EXPECT_EQ(Steps(CreateCampaignOf(2025), "2025-M01-D3").at("UNIT_DUE"), "2025-02-05 17:30");
  EXPECT_EQ(Steps(absl::StrCat(kParent, "/campaigns/c2025"), "2025-M10-D1").at("UNIT_DUE"),
            "2025-10-11 17:30");
}

TEST_F(PeriodDatesTest, APeriodCoversHalfOpenInstantsAndSaysItsFraction) {
  const v1::Period dekad = Period(kOf2024, "2024-M02-D3");
  EXPECT_EQ(Show(dekad.start_time()), "2024-02-21 00:00");
  EXPECT_EQ(Show(dekad.end_time()), "2024-03-01 00:00");
  EXPECT_EQ(dekad.time_fraction(), "6/36");
  EXPECT_EQ(Period(kOf2024, "2024-Q3").time_fraction(), "3/4");
}

TEST_F(PeriodDatesTest, CustomPeriodsAreListedWithTheOthers) {
  v1::CreateCustomPeriodRequest create;
  create.set_parent(kOf2024);
  create.set_custom_period_id("weekly");
  v1::CustomPeriod& weekly = *create.mutable_custom_period();
  weekly.set_display_name("周调度");
  weekly.mutable_start_date()->set_year(2024);
  weekly.mutable_start_date()->set_month(1);
  weekly.mutable_start_date()->set_day(1);
  weekly.set_step_unit(v1::CustomPeriod::STEP_UNIT_WEEK);
  weekly.set_step(1);
  weekly.set_count(3);
  EXPECT_THAT(bench_.Call<Customs>(kReporter, &Customs::Stub::CreateCustomPeriod, create),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  const auto made = bench_.Call<Customs>(kOfficeClerk, &Customs::Stub::CreateCustomPeriod, create);
  ASSERT_TRUE(made.ok()) << made.status();
  EXPECT_EQ(made->name(), absl::StrCat(kOf2024, "/customPeriods/C-weekly"));
  bench_.Restart();
  v1::ListPeriodsRequest list;
  list.set_parent(kOf2024);
  list.set_kind(v1::Period::KIND_CUSTOM);
  const auto periods = bench_.Call<Periods>(kReporter, &Periods::Stub::ListPeriods, list);
  ASSERT_TRUE(periods.ok()) << periods.status();
  ASSERT_EQ(periods->periods_size(), 3);
  EXPECT_EQ(periods->periods(1).name(), absl::StrCat(kOf2024, "/periods/C-weekly.02"));
  EXPECT_EQ(Show(periods->periods(1).unit_due_time()), "2024-01-15 17:30");
  EXPECT_EQ(Period(kOf2024, "C-weekly.01").time_fraction(), "2/7");
  list.clear_kind();
  list.set_page_size(100);
  EXPECT_EQ(bench_.Call<Periods>(kReporter, &Periods::Stub::ListPeriods, list)->periods_size(), 53 + 3);

  v1::CloseCustomPeriodRequest close;
  close.set_name(made->name());
  close.set_reason("改为月调度");
  ASSERT_TRUE(bench_.Call<Customs>(kOfficeClerk, &Customs::Stub::CloseCustomPeriod, close).ok());
  EXPECT_THAT(bench_.Call<Customs>(kOfficeClerk, &Customs::Stub::CloseCustomPeriod, close),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "CUSTOM_PERIOD_STATE"));
  v1::GetPeriodRequest gone;
  gone.set_name(absl::StrCat(kOf2024, "/periods/C-weekly.02"));
  EXPECT_THAT(bench_.Call<Periods>(kReporter, &Periods::Stub::GetPeriod, gone),
              IsRefusal(absl::StatusCode::kNotFound, "NOT_FOUND"));
}

}  // namespace
}  // namespace duban::testing::period_dates_test

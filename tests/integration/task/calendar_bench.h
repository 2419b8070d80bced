// Calendars and the dates that follow from them, through the real services.
#ifndef DUBAN_TESTS_INTEGRATION_TASK_CALENDAR_BENCH_H_
#define DUBAN_TESTS_INTEGRATION_TASK_CALENDAR_BENCH_H_

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/calendar.grpc.pb.h"
#include "duban/task/v1/campaign.grpc.pb.h"
#include "duban/task/v1/period.grpc.pb.h"
#include "services/task/convert/from_proto.h"
#include "tests/integration/task/task_bench.h"
#include "tests/support/task_fixture.h"

namespace duban::testing {

// The fixture's record on 2024-01-02.
class CalendarBench : public ::testing::Test {
 protected:
  using CalendarService = task::v1::CalendarService;
  using CampaignService = task::v1::CampaignService;
  using PeriodService = task::v1::PeriodService;
  static constexpr char kParent[] = "jurisdictions/hecheng";
  static constexpr char kOf2024[] = "jurisdictions/hecheng/campaigns/eight-actions-2024";

  static std::string Show(const google::protobuf::Timestamp& time) {
    return absl::FormatTime("%Y-%m-%d %H:%M", task::FromProto(time), ChinaTime());
  }

  void SetUp() override { ASSERT_TRUE(bench_.Import().ok()); }

  // A campaign of another year beside the fixture's.
  std::string CreateCampaignOf(int year) {
    task::v1::CreateCampaignRequest request;
    request.set_parent(kParent);
    request.set_campaign_id(absl::StrCat("c", year));
    task::v1::Campaign& campaign = *request.mutable_campaign();
    campaign.set_display_name("年度行动");
    campaign.set_year(year);
    campaign.set_office_unit(absl::StrCat(kParent, "/units/", kOfficeUnit));
    task::v1::Action& action = *campaign.add_actions();
    action.set_action_id("A1");
    action.set_display_name("行动");
    action.set_lead_unit(absl::StrCat(kParent, "/units/", kScienceUnit));
    action.set_task_force_unit(campaign.office_unit());
    const auto made = bench_.Call<CampaignService>(kAdmin, &CampaignService::Stub::CreateCampaign, request);
    EXPECT_TRUE(made.ok()) << made.status();
    return absl::StrCat(kParent, "/campaigns/c", year);
  }

  task::v1::Period Period(const std::string& campaign, absl::string_view id) {
    task::v1::GetPeriodRequest request;
    request.set_name(absl::StrCat(campaign, "/periods/", id));
    const auto period = bench_.Call<PeriodService>(kReporter, &PeriodService::Stub::GetPeriod, request);
    EXPECT_TRUE(period.ok()) << period.status();
    return period.value_or(task::v1::Period());
  }

  // A period's steps by name, e.g. "2026-02-02 17:30".
  std::map<std::string, std::string> Steps(const std::string& campaign, absl::string_view id) {
    std::map<std::string, std::string> steps;
    const task::v1::Period period = Period(campaign, id);
    for (const task::v1::StepDue& step : period.steps()) {
      steps[task::v1::DueStep_Name(step.step()).substr(9)] =
          absl::StrCat(Show(step.due_time()), step.provisional() ? " PROVISIONAL" : "");
    }
    return steps;
  }

  task::v1::Calendar Calendar(int year) {
    task::v1::GetCalendarRequest request;
    request.set_name(absl::StrCat(kParent, "/calendars/", year));
    return bench_.Call<CalendarService>(kReporter, &CalendarService::Stub::GetCalendar, request).value();
  }

  // The calendar of 2024 with 11 March, a Monday, off.
  task::v1::Calendar MoreLeave() {
    task::v1::Calendar calendar = Calendar(2024);
    google::type::Date& day = *calendar.add_off_dates();
    day.set_year(2024);
    day.set_month(3);
    day.set_day(11);
    return calendar;
  }

  TaskBench bench_{ChinaAt("2024-01-02 09:00")};
};

}  // namespace duban::testing

#endif  // DUBAN_TESTS_INTEGRATION_TASK_CALENDAR_BENCH_H_

// Calendars, due tables, periods and terms through the real services.
#include <gmock/gmock.h>

#include <map>

#include "absl/strings/str_cat.h"
#include "duban/task/v1/custom_period.grpc.pb.h"
#include "services/task/convert/from_proto.h"
#include "tests/integration/task/task_bench.h"
#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::testing {
namespace {

namespace v1 = task::v1;
using Calendars = v1::CalendarService;
using Campaigns = v1::CampaignService;
using Customs = v1::CustomPeriodService;
using Periods = v1::PeriodService;

constexpr char kParent[] = "jurisdictions/hecheng";
constexpr char kOf2024[] = "jurisdictions/hecheng/campaigns/eight-actions-2024";

std::string Show(const google::protobuf::Timestamp& time) {
  return absl::FormatTime("%Y-%m-%d %H:%M", task::FromProto(time), ChinaTime());
}

class CalendarServiceTest : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(bench_.Import().ok()); }

  // A campaign of another year beside the fixture's.
  std::string CreateCampaignOf(int year) {
    v1::CreateCampaignRequest request;
    request.set_parent(kParent);
    request.set_campaign_id(absl::StrCat("c", year));
    v1::Campaign& campaign = *request.mutable_campaign();
    campaign.set_display_name("年度行动");
    campaign.set_year(year);
    campaign.set_office_unit(absl::StrCat(kParent, "/units/", kOfficeUnit));
    v1::Action& action = *campaign.add_actions();
    action.set_action_id("A1");
    action.set_display_name("行动");
    action.set_lead_unit(absl::StrCat(kParent, "/units/", kScienceUnit));
    action.set_task_force_unit(campaign.office_unit());
    const auto made = bench_.Call<Campaigns>(kAdmin, &Campaigns::Stub::CreateCampaign, request);
    EXPECT_TRUE(made.ok()) << made.status();
    return absl::StrCat(kParent, "/campaigns/c", year);
  }

  v1::Period Period(const std::string& campaign, absl::string_view id) {
    v1::GetPeriodRequest request;
    request.set_name(absl::StrCat(campaign, "/periods/", id));
    const auto period = bench_.Call<Periods>(kReporter, &Periods::Stub::GetPeriod, request);
    EXPECT_TRUE(period.ok()) << period.status();
    return period.value_or(v1::Period());
  }

  // A period's steps by name, e.g. "2026-02-02 17:30".
  std::map<std::string, std::string> Steps(const std::string& campaign, absl::string_view id) {
    std::map<std::string, std::string> steps;
    const v1::Period period = Period(campaign, id);
    for (const v1::StepDue& step : period.steps()) {
      steps[v1::DueStep_Name(step.step()).substr(9)] =
          absl::StrCat(Show(step.due_time()), step.provisional() ? " PROVISIONAL" : "");
    }
    return steps;
  }

  v1::Calendar Calendar(int year) {
    v1::GetCalendarRequest request;
    request.set_name(absl::StrCat(kParent, "/calendars/", year));
    return bench_.Call<Calendars>(kReporter, &Calendars::Stub::GetCalendar, request).value();
  }

  // The calendar of 2024 with 11 March, a Monday, off.
  v1::Calendar MoreLeave() {
    v1::Calendar calendar = Calendar(2024);
    google::type::Date& day = *calendar.add_off_dates();
    day.set_year(2024);
    day.set_month(3);
    day.set_day(11);
    return calendar;
  }

  TaskBench bench_{ChinaAt("2024-01-02 09:00")};
};

struct GoldenDekad {
  absl::string_view id, unit_due, review, lock, bulletin;
};

TEST_F(CalendarServiceTest, TheGoldenDatesOf2026) {
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

TEST_F(CalendarServiceTest, EachDateIsMarkedProvisionalByItself) {
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

TEST_F(CalendarServiceTest, TheGoldenDatesOfReportsQuarterAndYear) {
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

TEST_F(CalendarServiceTest, APeriodCoversHalfOpenInstantsAndSaysItsFraction) {
  const v1::Period dekad = Period(kOf2024, "2024-M02-D3");
  EXPECT_EQ(Show(dekad.start_time()), "2024-02-21 00:00");
  EXPECT_EQ(Show(dekad.end_time()), "2024-03-01 00:00");
  EXPECT_EQ(dekad.time_fraction(), "6/36");
  EXPECT_EQ(Period(kOf2024, "2024-Q3").time_fraction(), "3/4");
}

TEST_F(CalendarServiceTest, ACalendarIsPreviewedThenChangedAndPastDeadlinesStay) {
  bench_.clock().SetTime(ChinaAt("2024-03-12 10:00"));
  const std::int64_t before = bench_.CountChanges();
  v1::PreviewCalendarsRequest preview;
  preview.set_parent(kParent);
  *preview.add_calendars() = MoreLeave();
  const auto impact = bench_.Call<Calendars>(kAdmin, &Calendars::Stub::PreviewCalendars, preview);
  ASSERT_TRUE(impact.ok()) << impact.status();
  EXPECT_GT(impact->moved_count(), 0);
  EXPECT_EQ(impact->kept_count(), 1);  // the unit's term of M03-D1
  EXPECT_EQ(bench_.CountChanges(), before);

  v1::UpdateCalendarRequest update;
  *update.mutable_calendar() = MoreLeave();
  update.set_reason("国务院办公厅更正");
  const auto updated = bench_.Call<Calendars>(kAdmin, &Calendars::Stub::UpdateCalendar, update);
  ASSERT_TRUE(updated.ok()) << updated.status();
  EXPECT_EQ(updated->superseded_versions_size(), 1);
  bench_.Restart();  // the versions are on record
  const auto steps = Steps(kOf2024, "2024-M03-D1");
  EXPECT_EQ(steps.at("UNIT_DUE"), "2024-03-11 17:30");
  EXPECT_EQ(steps.at("LOCK"), "2024-03-14 12:00");
  for (const v1::DeadlineMove& move : impact->moves()) {
    if (move.outcome() != v1::DeadlineMove::OUTCOME_MOVED) continue;
    const std::string id = move.period().substr(move.period().rfind('/') + 1);
    EXPECT_EQ(Steps(kOf2024, id).at(v1::DueStep_Name(move.step()).substr(9)), Show(move.new_time())) << id;
  }
  v1::ListChangesRequest history;
  history.set_parent(updated->name());
  const auto changes =
      bench_.Call<v1::ChangeService>(kReporter, &v1::ChangeService::Stub::ListChanges, history);
  ASSERT_EQ(changes->changes_size(), 2);
  EXPECT_EQ(changes->changes(0).reason(), "国务院办公厅更正");
  EXPECT_EQ(changes->changes(0).person(), kAdmin);
}

TEST_F(CalendarServiceTest, ACalendarIsChangedByItsKeeperOnThePresentVersion) {
  v1::UpdateCalendarRequest update;
  *update.mutable_calendar() = MoreLeave();
  update.set_reason("更正");
  EXPECT_THAT(bench_.Call<Calendars>(kOfficeClerk, &Calendars::Stub::UpdateCalendar, update),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  update.mutable_calendar()->set_etag("\"1000\"");
  EXPECT_THAT(bench_.Call<Calendars>(kAdmin, &Calendars::Stub::UpdateCalendar, update),
              IsRefusal(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  update.mutable_calendar()->clear_etag();
  update.set_validate_only(true);
  const std::int64_t before = bench_.CountChanges();
  EXPECT_TRUE(bench_.Call<Calendars>(kAdmin, &Calendars::Stub::UpdateCalendar, update).ok());
  EXPECT_EQ(bench_.CountChanges(), before);
  v1::PreviewCalendarsRequest preview;
  preview.set_parent(kParent);
  *preview.add_calendars() = MoreLeave();
  EXPECT_THAT(bench_.Call<Calendars>(kReporter, &Calendars::Stub::PreviewCalendars, preview),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
}

TEST_F(CalendarServiceTest, TheNoticeOfANewYearConfirmsItsDates) {
  const std::string campaign = CreateCampaignOf(2026);
  v1::UpdateCalendarRequest notice;
  notice.mutable_calendar()->set_name(absl::StrCat(kParent, "/calendars/2027"));
  notice.mutable_calendar()->set_source("国办发明电〔2026〕9号");
  google::type::Date& off = *notice.mutable_calendar()->add_off_dates();
  off.set_year(2027);
  off.set_month(1);
  off.set_day(4);
  EXPECT_THAT(bench_.Call<Calendars>(kAdmin, &Calendars::Stub::UpdateCalendar, notice),
              IsRefusal(absl::StatusCode::kNotFound, "NOT_FOUND"));
  notice.set_allow_missing(true);
  const auto made = bench_.Call<Calendars>(kAdmin, &Calendars::Stub::UpdateCalendar, notice);
  ASSERT_TRUE(made.ok()) << made.status();
  // New Year's Day itself is not listed off in this notice, so the first workday is 1 January.
  EXPECT_EQ(Steps(campaign, "2026-M12-D3").at("UNIT_DUE"), "2027-01-01 17:30");
}

TEST_F(CalendarServiceTest, ADueTableIsPreviewedThenSetRuleByRule) {
  bench_.clock().SetTime(ChinaAt("2024-03-05 09:00"));
  v1::DueTable rules;
  rules.mutable_unit_due()->set_workdays(1);
  rules.mutable_unit_due()->set_hour(12);
  rules.set_merge_third_into_month(true);
  v1::PreviewCampaignDueTableRequest preview;
  preview.set_name(kOf2024);
  *preview.mutable_due_table() = rules;
  const auto impact =
      bench_.Call<Campaigns>(kOfficeClerk, &Campaigns::Stub::PreviewCampaignDueTable, preview);
  ASSERT_TRUE(impact.ok()) << impact.status();
  EXPECT_GT(impact->moved_count(), 0);
  v1::UpdateCampaignDueTableRequest update;
  update.set_name(kOf2024);
  *update.mutable_due_table() = rules;
  EXPECT_THAT(
      Faults(bench_.Call<Campaigns>(kOfficeClerk, &Campaigns::Stub::UpdateCampaignDueTable, update).status()),
      ::testing::ElementsAre("reason: REASON_REQUIRED"));
  update.set_reason("中午报送");
  EXPECT_THAT(bench_.Call<Campaigns>(kReporter, &Campaigns::Stub::UpdateCampaignDueTable, update),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  const auto set = bench_.Call<Campaigns>(kOfficeClerk, &Campaigns::Stub::UpdateCampaignDueTable, update);
  ASSERT_TRUE(set.ok()) << set.status();
  EXPECT_EQ(set->due_table().tf_due().workdays(), 2);  // not given: as before
  EXPECT_EQ(set->superseded_due_tables_size(), 1);
  EXPECT_EQ(Steps(kOf2024, "2024-M03-D1").at("UNIT_DUE"), "2024-03-11 12:00");
  EXPECT_EQ(Steps(kOf2024, "2024-M02-D3").at("UNIT_DUE"), "2024-03-01 17:30");
  EXPECT_EQ(Steps(kOf2024, "2024-M03-D3").count("BRIEF"), 0u);
  rules.set_merge_third_into_month(false);
  *update.mutable_due_table() = rules;
  EXPECT_TRUE(bench_.Call<Campaigns>(kAdmin, &Campaigns::Stub::UpdateCampaignDueTable, update).ok());
  EXPECT_EQ(Steps(kOf2024, "2024-M03-D3").count("BRIEF"), 1u);
}

TEST_F(CalendarServiceTest, FormsFollowTheSettledDeadlines) {
  bench_.clock().SetTime(ChinaAt("2024-03-13 11:00"));  // an hour before the lock of M03-D1
  v1::UpdateCampaignDueTableRequest update;
  update.set_name(kOf2024);
  update.mutable_due_table()->mutable_lock()->set_workdays(5);
  update.mutable_due_table()->mutable_lock()->set_hour(12);
  update.set_reason("延后锁定");
  ASSERT_TRUE(bench_.Call<Campaigns>(kAdmin, &Campaigns::Stub::UpdateCampaignDueTable, update).ok());
  bench_.clock().SetTime(ChinaAt("2024-03-13 12:30"));
  v1::LockPeriodRequest lock;
  lock.set_name(absl::StrCat(kOf2024, "/periods/2024-M03-D1"));
  EXPECT_THAT(bench_.Call<Periods>(kOfficeClerk, &Periods::Stub::LockPeriod, lock),
              IsRefusal(absl::StatusCode::kFailedPrecondition, "LOCK_NOT_DUE"));
  v1::GetFormRequest get;
  get.set_name(absl::StrCat(lock.name(), "/forms/", kScienceUnit));
  const auto form = bench_.Call<v1::FormService>(kReporter, &v1::FormService::Stub::GetForm, get);
  ASSERT_TRUE(form.ok()) << form.status();
  EXPECT_EQ(Show(form->lock_time()), "2024-03-15 12:00");
  EXPECT_EQ(Show(form->unit_due_time()), "2024-03-11 17:30");
}

TEST_F(CalendarServiceTest, TermsAreAnswered) {
  v1::ComputeDeadlineRequest ask;
  ask.set_parent(kParent);
  ask.mutable_start_date()->set_year(2026);
  ask.mutable_start_date()->set_month(9);
  ask.mutable_start_date()->set_day(16);
  ask.set_days(15);
  const auto natural = bench_.Call<Calendars>(kReporter, &Calendars::Stub::ComputeDeadline, ask);
  ASSERT_TRUE(natural.ok()) << natural.status();
  EXPECT_EQ(Show(natural->end_time()), "2026-10-09 00:00");
  EXPECT_EQ(natural->end_date().day(), 8);
  ask.set_campaign(kOf2024);
  EXPECT_EQ(Show(bench_.Call<Calendars>(kReporter, &Calendars::Stub::ComputeDeadline, ask)->end_time()),
            "2026-10-08 17:30");
  ask.clear_days();
  EXPECT_THAT(Faults(bench_.Call<Calendars>(kReporter, &Calendars::Stub::ComputeDeadline, ask).status()),
              ::testing::ElementsAre("term: REQUIRED"));
  ask.mutable_start_date()->set_day(31);  // September has 30
  EXPECT_THAT(Faults(bench_.Call<Calendars>(kReporter, &Calendars::Stub::ComputeDeadline, ask).status()),
              ::testing::ElementsAre("start_date: DATE"));
}

TEST_F(CalendarServiceTest, CustomPeriodsAreListedWithTheOthers) {
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
}  // namespace duban::testing

// Calendars, due tables and terms through the real services.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "tests/integration/task/calendar_bench.h"
#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"

namespace duban::testing::calendar_test {
namespace {

namespace v1 = task::v1;
using Calendars = v1::CalendarService;
using Campaigns = v1::CampaignService;
using Periods = v1::PeriodService;

class CalendarServiceTest : public CalendarBench {};

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

}  // namespace
}  // namespace duban::testing::calendar_test

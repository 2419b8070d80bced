// Desks: what waits for whom, whether all reports are in, how much was asked.
#include <gmock/gmock.h>

#include <random>

#include "services/task/domain/desk/burden.h"
#include "services/task/domain/desk/completeness.h"
#include "services/task/domain/desk/duty.h"
#include "tests/support/task_fixture.h"

namespace duban::testing {
namespace {

using task::Duty;
using task::Form;
using task::FormClass;
using task::FormState;
using task::WorkKind;

task::FormKey Key(const std::string& unit) { return {kCampaign, PeriodOf("2024-M01-D1"), unit}; }

std::vector<WorkKind> WorkOf(const task::DeskView& view, const std::string& person) {
  std::vector<WorkKind> kinds;
  for (const Duty& duty : DutiesOf(view)) {
    if (Bearer(duty, view, person)) kinds.push_back(duty.kind);
  }
  return kinds;
}

// The first dekad of January 2024 opens on 8 January and is due on 11 January.
TEST(DeskTest, AFormWaitsForWhoeverHasToActInItsState) {
  const task::Register in = MakeRegister();
  task::DeskView view{in, kCampaign, ChinaAt("2024-01-10 09:00"), {}};
  EXPECT_THAT(WorkOf(view, kReporter), ::testing::ElementsAre(WorkKind::kFormFill));
  EXPECT_TRUE(WorkOf(view, kLeader).empty());
  view.forms[Key(kScienceUnit)] =
      Form{.key = Key(kScienceUnit), .state = FormState::kSubmitted, .author = kReporter};
  EXPECT_TRUE(WorkOf(view, kReporter).empty());
  EXPECT_THAT(WorkOf(view, kLeader), ::testing::ElementsAre(WorkKind::kFormApprove));
  view.forms[Key(kScienceUnit)].author = kLeader;  // who filled it in may not approve it
  EXPECT_TRUE(WorkOf(view, kLeader).empty());
  Form& form = view.forms[Key(kScienceUnit)];
  form.state = FormState::kUnitOk;
  form.reviews = {{.action = "A1"}, {.action = "A2", .outcome = task::ReviewOutcome::kApproved}};
  EXPECT_THAT(WorkOf(view, kReviewerA1), ::testing::ElementsAre(WorkKind::kFormReview));
  EXPECT_TRUE(WorkOf(view, kReviewerA2).empty());
  form.state = FormState::kReturned;
  EXPECT_THAT(WorkOf(view, kReporter), ::testing::ElementsAre(WorkKind::kFormReturned));
}

TEST(DeskTest, WorkEndsWithTheRole) {
  const task::Register in = MakeRegister();
  task::DeskView june{in, kCampaign, ChinaAt("2024-06-30 09:00"), {}};
  EXPECT_FALSE(WorkOf(june, kHousingReporter).empty());
  task::DeskView july{in, kCampaign, ChinaAt("2024-07-01 09:00"), {}};
  EXPECT_TRUE(WorkOf(july, kHousingReporter).empty());
}

TEST(DeskTest, LatenessCountsWorkingDaysAfterTheDueDay) {
  const task::Register in = MakeRegister();
  Duty duty;
  duty.due = ChinaAt("2024-02-08 17:30");  // the Thursday before the Spring Festival
  const auto late = [&](absl::string_view when) {
    return LateWorkdays(duty, task::DeskView{in, kCampaign, ChinaAt(when), {}});
  };
  EXPECT_EQ(late("2024-02-08 23:00"), 0);
  EXPECT_EQ(late("2024-02-09 09:00"), 1);
  EXPECT_EQ(late("2024-02-17 09:00"), 1);  // the holiday
  EXPECT_EQ(late("2024-02-18 09:00"), 2);  // a Sunday that is worked
}

TEST(CompletenessTest, EveryFormIsCountedOnceWhateverItsState) {
  const task::Register in = MakeRegister();
  const task::Campaign& campaign = in.campaigns.at(kCampaign).value;
  const Period period = PeriodOf("2024-M01-D1");
  std::mt19937 random(11);
  for (int round = 0; round < 500; ++round) {
    std::map<std::string, Form> forms;
    for (const char* unit : {kScienceUnit, kHousingUnit}) {
      if (random() % 4 == 0) continue;
      Form form{.key = Key(unit), .state = static_cast<FormState>(1 + random() % 9)};
      if (form.state == FormState::kMissing) form.form_class = FormClass::kMissing;
      if (form.state == FormState::kLocked) form.form_class = static_cast<FormClass>(1 + random() % 4);
      if (random() % 2 == 0)
        form.unit_ok_time = ChinaAt(random() % 2 == 0 ? "2024-01-11 17:30" : "2024-01-11 17:31");
      forms[unit] = form;
    }
    const task::Completeness completeness = CountCompleteness(in, campaign, period, forms);
    const auto& all = completeness.overall;
    EXPECT_EQ(all.due, 2);
    EXPECT_EQ(all.on_time + all.late + all.open + all.missing + all.excused, all.due);
    EXPECT_EQ(all.on_time + all.late, all.reported);
  }
}

TEST(CompletenessTest, OnTimeAndLateTurnOnTheMinuteAndRatesAreExact) {
  const task::Register in = MakeRegister();
  const task::Campaign& campaign = in.campaigns.at(kCampaign).value;
  const Period period = PeriodOf("2024-M01-D1");
  std::map<std::string, Form> forms;
  forms[kScienceUnit] = Form{.key = Key(kScienceUnit), .state = FormState::kUnitOk};
  forms[kScienceUnit].unit_ok_time = ChinaAt("2024-01-11 17:30");
  const auto on_time = CountCompleteness(in, campaign, period, forms);
  EXPECT_EQ(on_time.overall.on_time, 1);
  EXPECT_EQ(on_time.overall.open, 1);
  EXPECT_EQ(on_time.overall.ReportingRate(), "50.00");
  EXPECT_EQ(on_time.by_unit_kind.at(task::UnitKind::kDepartment).due, 2);
  EXPECT_EQ(on_time.by_action.at("A1").due, 1);
  forms[kScienceUnit].unit_ok_time = ChinaAt("2024-01-11 17:31");
  EXPECT_EQ(CountCompleteness(in, campaign, period, forms).overall.late, 1);
  EXPECT_EQ(task::CompletenessCounts().ReportingRate(), "");
  EXPECT_EQ((task::CompletenessCounts{.due = 3, .reported = 2}.ReportingRate()), "66.67");
}

TEST(CompletenessTest, WhatIsNotInAtTheLockIsMissing) {
  task::Register in = MakeRegister();
  const Period period = PeriodOf("2024-M01-D1");
  const auto before = CountCompleteness(in, in.campaigns.at(kCampaign).value, period, {});
  EXPECT_EQ(before.overall.open, 2);
  Apply(in, task::PeriodLock{kCampaign, period}, 99, ChinaAt("2024-01-15 12:00"));
  const auto after = CountCompleteness(in, in.campaigns.at(kCampaign).value, period, {});
  EXPECT_EQ(after.overall.missing, 2);
  EXPECT_EQ(after.overall.open, 0);
}

TEST(BurdenTest, ACellAsBeforeIsReusedAndAnotherOneTyped) {
  task::FormRow before{.item = "I-1", .value = "3.5", .note = "正常"};
  task::FormRow row = before;
  row.value = "4";
  row.done = absl::CivilDay(2024, 1, 5);
  const task::RowCells cells = task::CountRowCells(row, &before);
  EXPECT_EQ(cells.typed, 2);
  EXPECT_EQ(cells.reused, 1);
  EXPECT_EQ(task::CountRowCells(row, nullptr).typed, 3);
  EXPECT_EQ(task::CountRowCells(task::FormRow{}, &before).typed, 0);  // an empty cell costs nothing
}

TEST(BurdenTest, CountsTheFormsOfTheMonthByUnit) {
  const task::Register in = MakeRegister();
  std::map<task::FormKey, task::FormDocument> documents;
  const auto put = [&](absl::string_view period, const std::string& value) {
    task::FormDocument document;
    document.form.key = {kCampaign, PeriodOf(period), kScienceUnit};
    document.rows["I-1"] = {.item = "I-1", .value = value};
    documents[document.form.key] = document;
  };
  put("2024-M01-D3", "1");
  put("2024-M02-D1", "1");
  put("2024-M02-D2", "2");
  const auto burdens = CountBurden(in, in.campaigns.at(kCampaign).value, PeriodOf("2024-M02"), documents);
  ASSERT_EQ(burdens.size(), 2u);
  EXPECT_EQ(burdens[0].unit->id, kHousingUnit);
  EXPECT_EQ(burdens[0].forms, 0);
  EXPECT_EQ(burdens[1].forms, 2);
  EXPECT_EQ(burdens[1].rows, 2);
  EXPECT_EQ(burdens[1].reused, 1);
  EXPECT_EQ(burdens[1].typed, 1);
}

}  // namespace
}  // namespace duban::testing

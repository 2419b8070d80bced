// What changes of calendar and due table do to deadlines.
#include "services/common/schedule.h"

#include <gmock/gmock.h>

#include <random>

#include "absl/strings/str_cat.h"
#include "tests/support/calendar_data.h"

namespace duban::schedule_test {
namespace {

using ::testing::Eq;
using ::testing::Optional;

absl::Time At(absl::string_view text) {
  absl::Time time;
  std::string error;
  EXPECT_TRUE(absl::ParseTime("%Y-%m-%d %H:%M", text, ChinaTime(), &time, &error)) << text << error;
  return time;
}

std::string Show(const std::optional<Deadline>& due) {
  if (!due) return "-";
  return absl::StrCat(absl::FormatTime("%Y-%m-%d %H:%M", due->at, ChinaTime()),
                      due->provisional ? " PROVISIONAL" : "");
}

Period PeriodOf(absl::string_view id) { return ParsePeriodId(id).value(); }

// The calendar of 2026 in two versions: none before `since`, then the State Council's notice.
WorkCalendar NoticeArrives(absl::Time since) {
  std::map<int, CalendarYear> years = testing::LoadDemoCalendar().years();
  years[2026].since = since;
  return WorkCalendar(std::move(years));
}

TEST(ScheduleTest, DeadlinesStillToComeFollowTheNotice) {
  const Schedule schedule(DueTable(), At("2025-12-01 09:00"), {}, NoticeArrives(At("2026-02-10 09:00")));
  // Under Monday to Friday alone the form of a dekad that ends on 20 February would be due on the 23rd.
  EXPECT_EQ(Show(schedule.Find(PeriodOf("2026-M02-D2"), DueStep::kUnitDue)), "2026-02-24 17:30");
  EXPECT_EQ(Show(schedule.Find(PeriodOf("2026-M09-D3"), DueStep::kLock)), "2026-10-10 12:00");
}

TEST(ScheduleTest, DeadlinesThatArePastKeepTheirInstant) {
  const Period dekad = PeriodOf("2026-M02-D2");
  const Schedule schedule(DueTable(), At("2025-12-01 09:00"), {}, NoticeArrives(At("2026-02-23 18:00")));
  EXPECT_EQ(Show(schedule.Find(dekad, DueStep::kUnitDue)), "2026-02-23 17:30");  // it had passed by then
  EXPECT_EQ(Show(schedule.Find(dekad, DueStep::kTfDue)), "2026-02-25 12:00");    // it had not
  EXPECT_EQ(Show(schedule.Dekad(dekad).unit_due), "2026-02-23 17:30");
  EXPECT_EQ(Show(schedule.Dekad(dekad).lock), "2026-02-26 12:00");
}

TEST(ScheduleTest, ANoticeBeforeTheCampaignHasNothingToKeep) {
  const Schedule schedule(DueTable(), At("2026-06-01 09:00"), {}, NoticeArrives(At("2026-05-01 09:00")));
  EXPECT_EQ(Show(schedule.Find(PeriodOf("2026-M02-D2"), DueStep::kUnitDue)), "2026-02-24 17:30");
}

TEST(ScheduleTest, NobodyLosesTimeByAShorterTerm) {
  DueTable longer;
  longer.unit_due = {5, {17, 30}};
  longer.tf_due = {6, {12, 0}};
  longer.brief_due = {6, {17, 30}};
  longer.lock = {7, {12, 0}};
  longer.consolidated = {7, {17, 30}};
  const absl::Time change = At("2026-03-13 09:00");  // WD+3 of M03-D1: under the defaults already past
  const Schedule schedule(DueTable(), change, {{longer, At("2025-12-01 09:00")}},
                          testing::LoadDemoCalendar());
  const DekadDeadlines kept = schedule.Dekad(PeriodOf("2026-M03-D1"));
  EXPECT_EQ(Show(kept.unit_due), "2026-03-17 17:30");
  EXPECT_EQ(Show(kept.lock), "2026-03-19 12:00");  // in step with it, though WD+3 12:00 is still to come
  EXPECT_EQ(Show(schedule.Dekad(PeriodOf("2026-M03-D2")).unit_due), "2026-03-23 17:30");
}

TEST(ScheduleTest, AFormThatWouldHaveOpenedOpensAtTheChange) {
  DueTable earlier_opening;
  earlier_opening.open_workdays_before = 6;
  const absl::Time change = At("2026-03-05 10:00");
  const Schedule schedule(earlier_opening, change, {{DueTable(), At("2025-12-01 09:00")}},
                          testing::LoadDemoCalendar());
  EXPECT_EQ(schedule.Dekad(PeriodOf("2026-M03-D1")).opens.at, change);
  EXPECT_EQ(Show(schedule.Dekad(PeriodOf("2026-M03-D2")).opens), "2026-03-12 00:00");
  EXPECT_EQ(Show(schedule.Dekad(PeriodOf("2026-M02-D3")).opens), "2026-02-26 00:00");
}

TEST(ScheduleTest, StepsComeAndGoOnlyInTheFuture) {
  DueTable merged;
  merged.merge_third_into_month = true;
  const std::vector<SupersededDueTable> earlier = {{DueTable(), At("2025-12-01 09:00")}};
  const Schedule schedule(merged, At("2026-03-01 09:00"), earlier, testing::LoadDemoCalendar());
  EXPECT_EQ(Show(schedule.Find(PeriodOf("2026-M01-D3"), DueStep::kBrief)), "2026-02-03 17:30");
  EXPECT_EQ(schedule.Find(PeriodOf("2026-M03-D3"), DueStep::kBrief), std::nullopt);
  const Schedule back(DueTable(), At("2026-06-01 09:00"), {{merged, At("2025-12-01 09:00")}},
                      testing::LoadDemoCalendar());
  EXPECT_EQ(back.Find(PeriodOf("2026-M03-D3"), DueStep::kBrief), std::nullopt);
  EXPECT_EQ(Show(back.Find(PeriodOf("2026-M06-D3"), DueStep::kBrief)), "2026-07-02 17:30");
}

// A history of changes, made at random: what the schedule said before a change against what it says after.
class History {
 public:
  explicit History(unsigned seed) : random_(seed) { calendar_ = testing::LoadDemoCalendar(); }

  Schedule Now() const { return Schedule(table_, table_since_, earlier_, calendar_); }

  void Change(absl::Time at) {
    if (Roll(2) == 0) return ChangeCalendar(at);
    earlier_.push_back({table_, table_since_});
    table_since_ = at;
    table_.open_workdays_before = 1 + Roll(6);
    table_.unit_due = {1 + Roll(3), {Roll(24), Roll(60)}};
    table_.tf_due = {4 + Roll(2), {Roll(24), Roll(60)}};
    table_.lock = {6 + Roll(2), {Roll(24), Roll(60)}};
    table_.statistics.day = 1 + Roll(31);
    table_.statistics.shift = static_cast<Shift>(1 + Roll(4));
    table_.merge_third_into_month = Roll(2) == 0;
  }

 private:
  int Roll(int below) { return static_cast<int>(random_() % below); }

  void ChangeCalendar(absl::Time at) {
    std::map<int, CalendarYear> years = calendar_.years();
    CalendarYear& year = years[2026];
    CalendarYear old = year;
    old.earlier.clear();
    year.earlier.push_back(old);
    year.since = at;
    for (int i = 0; i < 12; ++i) {
      const absl::CivilDay day = absl::CivilDay(2026, 1, 1) + Roll(365);
      Roll(2) == 0 ? year.off_days.insert(day) : year.makeup_workdays.insert(day);
    }
    calendar_ = WorkCalendar(std::move(years));
  }

  std::mt19937 random_;
  WorkCalendar calendar_;
  DueTable table_;
  absl::Time table_since_ = At("2025-12-01 09:00");
  std::vector<SupersededDueTable> earlier_;
};

std::vector<Period> PeriodsOf2026() {
  std::vector<Period> periods = DekadsOf(PeriodOf("2026-Y"));
  for (int month = 1; month <= 12; ++month) periods.push_back({PeriodKind::kMonth, 2026, month});
  for (int quarter = 1; quarter <= 4; ++quarter) periods.push_back({PeriodKind::kQuarter, 2026, quarter});
  periods.push_back(PeriodOf("2026-Y"));
  return periods;
}

const StepDue* Find(const std::vector<StepDue>& steps, DueStep step) {
  for (const StepDue& one : steps) {
    if (one.step == step) return &one;
  }
  return nullptr;
}

// True if the rule now in force puts a step into the past that was still to come.
bool WouldComeTooLate(const std::vector<StepDue>& before, const std::vector<StepDue>& fresh,
                      absl::Time change) {
  for (const StepDue& old : before) {
    const StepDue* const step = Find(fresh, old.step);
    if (old.step != DueStep::kOpen && step && old.due.at > change && step->due.at <= change) return true;
  }
  return false;
}

void ExpectHonest(const Schedule& before, const Schedule& after, const Period& period, absl::Time change) {
  const std::vector<StepDue> old = before.Steps(period), now = after.Steps(period);
  const std::vector<StepDue> fresh = after.PresentSteps(period);
  const bool held = WouldComeTooLate(old, fresh, change);
  for (const StepDue& step : old) {
    const StepDue* const same = Find(now, step.step);
    if (step.due.at <= change) {
      ASSERT_NE(same, nullptr) << PeriodId(period);
      EXPECT_EQ(same->due.at, step.due.at) << PeriodId(period) << " a past deadline moved";
    } else if (same != nullptr) {
      // No act done by now was on time before and is late after.
      EXPECT_GE(same->due.at, change) << PeriodId(period) << " a deadline moved into the past";
    }
  }
  for (const StepDue& step : now) {
    if (step.due.at <= change || held || step.step == DueStep::kOpen) continue;
    const StepDue* const right = Find(fresh, step.step);
    ASSERT_NE(right, nullptr) << PeriodId(period);
    EXPECT_EQ(step.due.at, right->due.at) << PeriodId(period) << " a stale instant";
  }
}

TEST(SchedulePropertyTest, NoPastDeadlineMovesAndNoFutureOneStaysStale) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    History history(seed);
    std::mt19937 random(seed);
    absl::Time change = At("2025-12-20 08:00");
    for (int i = 0; i < 8; ++i) {
      change += absl::Hours(24 + random() % 1200);
      const Schedule before = history.Now();
      history.Change(change);
      const Schedule after = history.Now();
      for (const Period& period : PeriodsOf2026()) ExpectHonest(before, after, period, change);
    }
  }
}

TEST(SchedulePropertyTest, UnitReviewAndLockStayInOrder) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    History history(seed);
    for (int month = 1; month <= 12; ++month) {
      history.Change(At(absl::StrCat("2026-", month < 10 ? "0" : "", month, "-12 11:00")));
    }
    const Schedule schedule = history.Now();
    for (const Period& dekad : DekadsOf(PeriodOf("2026-Y"))) {
      const DekadDeadlines due = schedule.Dekad(dekad);
      EXPECT_LE(due.unit_due.at, due.tf_due.at) << seed << " " << PeriodId(dekad);
      EXPECT_LE(due.tf_due.at, due.lock.at) << seed << " " << PeriodId(dekad);
    }
  }
}

}  // namespace
}  // namespace duban::schedule_test

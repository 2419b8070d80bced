#include "services/task/domain/plan/period_view.h"

#include <gmock/gmock.h>

#include <set>

#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task {
namespace {

using ::duban::testing::ChinaAt;
using ::duban::testing::Faults;
using ::duban::testing::IsOk;
using ::duban::testing::PeriodOf;

class PeriodViewTest : public ::testing::Test {
 protected:
  PeriodView View(absl::string_view id, absl::Time now) const {
    const Period period = PeriodOf(id);
    Campaign campaign = testing::FixtureCampaign();
    campaign.year = period.year;
    return ViewPeriod(district_, campaign, period, now);
  }
  PeriodView View(absl::string_view id) const { return View(id, ChinaAt("2024-01-01 00:00")); }

  void PutLock(absl::string_view dekad, std::int64_t sequence, absl::Time time) {
    Apply(district_, PeriodLock{testing::kCampaign, PeriodOf(dekad)}, sequence, time);
  }

  Register district_ = testing::MakeRegister();
};

TEST_F(PeriodViewTest, ADekadHasItsInstants) {
  const PeriodView view = View("2024-M03-D1");
  EXPECT_EQ(view.open_time, ChinaAt("2024-03-07 00:00"));
  EXPECT_EQ(view.unit_due_time, ChinaAt("2024-03-11 17:30"));
  EXPECT_EQ(view.tf_due_time, ChinaAt("2024-03-12 12:00"));
  EXPECT_EQ(view.lock_time, ChinaAt("2024-03-13 12:00"));
  EXPECT_EQ(view.freeze_time, ChinaAt("2024-05-06 17:30"));
  EXPECT_EQ(view.bulletin_time, std::nullopt);
  EXPECT_EQ(view.review_time, std::nullopt);
  EXPECT_FALSE(view.provisional);
}

TEST_F(PeriodViewTest, LongerPeriodsHaveTheirs) {
  const PeriodView month = View("2024-M03");
  EXPECT_EQ(month.open_time, std::nullopt);
  EXPECT_EQ(month.lock_time, ChinaAt("2024-04-03 12:00"));
  EXPECT_EQ(month.bulletin_time, ChinaAt("2024-04-08 17:30"));
  EXPECT_EQ(month.freeze_time, ChinaAt("2024-05-06 17:30"));
  const PeriodView quarter = View("2024-Q1");
  EXPECT_EQ(quarter.lock_time, month.lock_time);
  EXPECT_EQ(quarter.bulletin_time, std::nullopt);
  EXPECT_EQ(quarter.review_time, ChinaAt("2024-05-06 17:30"));
  const PeriodView year = View("2024-Y");
  EXPECT_EQ(year.lock_time, ChinaAt("2025-01-06 12:00"));
  EXPECT_EQ(year.freeze_time, View("2024-Q4").freeze_time);
}

// The state of a period just before and at an instant at which it changes.
struct StateChange {
  absl::string_view id, at;
  PeriodState before, after;
};

TEST_F(PeriodViewTest, StatesChangeAtTheirInstants) {
  const std::vector<StateChange> changes = {
      {"2024-M03-D1", "2024-03-07 00:00", PeriodState::kNotOpen, PeriodState::kOpen},
      {"2024-M03-D1", "2024-03-13 12:00", PeriodState::kOpen, PeriodState::kClosed},
      {"2024-M03", "2024-03-07 00:00", PeriodState::kNotOpen, PeriodState::kOpen},
      {"2024-M03", "2024-04-03 12:00", PeriodState::kOpen, PeriodState::kClosed},
      {"2024-Q1", "2024-01-08 00:00", PeriodState::kNotOpen, PeriodState::kOpen},
      {"2024-Q1", "2024-04-03 12:00", PeriodState::kOpen, PeriodState::kClosed},
  };
  for (const StateChange& change : changes) {
    const absl::Time at = ChinaAt(change.at);
    EXPECT_EQ(View(change.id, at - absl::Microseconds(1)).state, change.before) << change.id << change.at;
    EXPECT_EQ(View(change.id, at).state, change.after) << change.id << change.at;
  }
}

TEST_F(PeriodViewTest, TheLastDekadsLockLocksTheMonthAndTheQuarter) {
  const absl::Time locked = ChinaAt("2024-04-03 12:05");
  PutLock("2024-M03-D1", 40, ChinaAt("2024-03-13 12:01"));
  EXPECT_EQ(View("2024-M03-D1", locked).state, PeriodState::kLocked);
  EXPECT_EQ(View("2024-M03-D1", locked).lock_sequence, 40);
  EXPECT_EQ(View("2024-M03", locked).state, PeriodState::kClosed);
  EXPECT_EQ(View("2024-M03", locked).lock_sequence, 0);
  PutLock("2024-M03-D3", 50, locked);
  for (const char* id : {"2024-M03-D3", "2024-M03", "2024-Q1"}) {
    const PeriodView view = View(id, locked);
    EXPECT_EQ(view.state, PeriodState::kLocked) << id;
    EXPECT_EQ(view.lock_sequence, 50) << id;
    EXPECT_EQ(view.locked_time, locked) << id;
  }
  EXPECT_EQ(View("2024-Y", locked).state, PeriodState::kOpen);
}

TEST_F(PeriodViewTest, ALockOfAnotherCampaignDoesNotCount) {
  Apply(district_, PeriodLock{"other", PeriodOf("2024-M03-D1")}, 40, ChinaAt("2024-03-13 12:01"));
  EXPECT_EQ(View("2024-M03-D1", ChinaAt("2024-03-14 00:00")).state, PeriodState::kClosed);
}

TEST_F(PeriodViewTest, DatesWithoutANoticeAreProvisional) {
  EXPECT_TRUE(View("2027-M01-D1").provisional);
  EXPECT_TRUE(View("2026-M12-D3").provisional);  // due in January 2027
  EXPECT_TRUE(View("2026-M10-D1").provisional);  // frozen in January 2027
  EXPECT_FALSE(View("2026-M09-D3").provisional);
  EXPECT_TRUE(View("2026-Y").provisional);
  EXPECT_FALSE(View("2025-Y").provisional);
}

TEST(PeriodsOfTest, AYearHasEveryPeriodOnce) {
  const Campaign campaign = testing::FixtureCampaign();
  const std::vector<Period> periods = PeriodsOf(campaign);
  std::set<std::string> ids;
  for (const Period& period : periods) {
    ids.insert(PeriodId(period));
    EXPECT_THAT(CheckPeriodOf(campaign, period, "name"), IsOk());
  }
  EXPECT_EQ(periods.size(), 36u + 12 + 4 + 1);
  EXPECT_EQ(ids.size(), periods.size());
  EXPECT_EQ(PeriodId(periods.front()), "2024-M01-D1");
  EXPECT_EQ(PeriodId(periods[35]), "2024-M12-D3");
  EXPECT_EQ(PeriodId(periods.back()), "2024-Y");
}

TEST(PeriodsOfTest, OtherYearsAreNotThoseOfTheCampaign) {
  EXPECT_THAT(Faults(CheckPeriodOf(testing::FixtureCampaign(), PeriodOf("2025-M01-D1"), "parent")),
              ::testing::ElementsAre("parent: PERIOD_ID"));
}

}  // namespace
}  // namespace duban::task

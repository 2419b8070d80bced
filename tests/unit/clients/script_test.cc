#include "clients/demo/script.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/batch/server_clock.h"
#include "duban/task/v1/period.pb.h"

namespace duban::client {
namespace {

using Kind = ScriptEvent::Kind;

absl::Time At(int month, int day, int hour) {
  return absl::FromCivil(absl::CivilHour(2024, month, day, hour), absl::FixedTimeZone(8 * 60 * 60));
}

task::v1::Period Dekad(const std::string& id, absl::Time unit_due, absl::Time tf_due, absl::Time lock) {
  task::v1::Period period;
  period.set_name("jurisdictions/j/campaigns/c/periods/" + id);
  period.set_kind(task::v1::Period::KIND_DEKAD);
  *period.mutable_unit_due_time() = ToTimestamp(unit_due);
  *period.mutable_tf_due_time() = ToTimestamp(tf_due);
  *period.mutable_lock_time() = ToTimestamp(lock);
  return period;
}

TEST(ScriptTest, EventsFollowTheDeadlinesInOrder) {
  task::v1::Period month;
  month.set_name("jurisdictions/j/campaigns/c/periods/2024-M01");
  month.set_kind(task::v1::Period::KIND_MONTH);
  *month.mutable_bulletin_time() = ToTimestamp(At(2, 7, 17));
  const std::vector<task::v1::Period> periods = {
      Dekad("2024-M01-D1", At(1, 11, 17), At(1, 12, 12), At(1, 15, 12)),
      Dekad("2024-M01-D2", At(1, 22, 17), At(1, 23, 12), At(1, 24, 12)), month};
  const auto events = MakeScript(periods, absl::InfinitePast(), At(1, 23, 11));
  EXPECT_THAT(events, ::testing::ElementsAre(ScriptEvent{At(1, 11, 14), Kind::kFill, "2024-M01-D1"},
                                             ScriptEvent{At(1, 12, 10), Kind::kReview, "2024-M01-D1"},
                                             ScriptEvent{At(1, 12, 11), Kind::kCorrect, "2024-M01-D1"},
                                             ScriptEvent{At(1, 15, 12), Kind::kBatch, "2024-M01-D1"},
                                             ScriptEvent{At(1, 22, 14), Kind::kFill, "2024-M01-D2"},
                                             ScriptEvent{At(1, 23, 10), Kind::kReview, "2024-M01-D2"},
                                             ScriptEvent{At(1, 23, 11), Kind::kCorrect, "2024-M01-D2"}));
  const auto later = MakeScript(periods, At(1, 30, 0), At(4, 30, 23));
  EXPECT_THAT(later, ::testing::ElementsAre(ScriptEvent{At(2, 7, 17), Kind::kBatch, "2024-M01"}));
}

TEST(ScriptTest, FirstQuarterHasSomeLateOneMissingOneReturned) {
  std::vector<std::string> units;
  for (char c = 'a'; c <= 'z'; ++c) units.push_back(std::string(1, c));
  int late = 0;
  int missing = 0;
  int returned = 0;
  for (int index = 1; index <= 9; ++index) {
    const Stumbles stumbles = StumblesOf({.kind = PeriodKind::kDekad, .year = 2024, .index = index}, units);
    late += static_cast<int>(stumbles.late.size());
    missing += stumbles.missing.empty() ? 0 : 1;
    returned += stumbles.returned.empty() ? 0 : 1;
    EXPECT_THAT(stumbles.late, ::testing::Not(::testing::Contains(stumbles.missing)));
  }
  EXPECT_EQ(late, 4);
  EXPECT_EQ(missing, 1);
  EXPECT_EQ(returned, 1);
}

}  // namespace
}  // namespace duban::client

#include "services/common/clock.h"

#include <gtest/gtest.h>

namespace duban {
namespace {

TEST(ClockTest, SimulatedTimeMovesOnlyWhenTold) {
  const absl::Time start = absl::FromUnixSeconds(1000);
  SimulatedClock clock(start);
  EXPECT_EQ(clock.TimeNow(), start);
  clock.AdvanceTime(absl::Seconds(5));
  EXPECT_EQ(clock.TimeNow(), start + absl::Seconds(5));
  clock.SetTime(start + absl::Hours(1));
  EXPECT_EQ(clock.TimeNow(), start + absl::Hours(1));
}

TEST(ClockTest, SimulatedTimeNeverGoesBack) {
  const absl::Time start = absl::FromUnixSeconds(1000);
  SimulatedClock clock(start);
  clock.SetTime(start - absl::Seconds(1));
  clock.AdvanceTime(-absl::Seconds(1));
  EXPECT_EQ(clock.TimeNow(), start);
}

TEST(ClockTest, SystemTimeIsOfThisCentury) {
  SystemClock clock;
  const absl::Time first = clock.TimeNow();
  EXPECT_GT(first, absl::FromUnixSeconds(1700000000));
  EXPECT_LT(first, absl::FromUnixSeconds(4100000000));
}

}  // namespace
}  // namespace duban

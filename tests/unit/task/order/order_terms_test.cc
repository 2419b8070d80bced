#include "services/task/domain/order/order_terms.h"

#include <gmock/gmock.h>

#include "tests/support/calendar_data.h"
#include "tests/unit/task/order/order_desk.h"

namespace duban::task {
namespace {

class OrderTermsTest : public ::testing::Test {
 protected:
  const OrderRules rules_;
  const Register district_ = testing::MakeRegister();
  const OrderTerms terms_{rules_, district_.calendar};
};

TEST_F(OrderTermsTest, NaturalDaysEndAtTheCloseOfTheNextWorkingDay) {
  EXPECT_EQ(terms_.AfterDays(At("2026-09-16 10:00"), 15), At("2026-10-08 17:30"));
  EXPECT_EQ(terms_.AfterDays(At("2026-09-02 10:00"), 30), At("2026-10-08 17:30"));
  EXPECT_EQ(terms_.AfterDays(At("2026-08-31 10:00"), 30), At("2026-09-30 17:30"));
}

TEST_F(OrderTermsTest, WorkingDaysSkipHolidaysAndTakeMakeUpDays) {
  EXPECT_EQ(terms_.AfterWorkdays(At("2026-09-30 16:00"), 2), At("2026-10-09 17:30"));
  EXPECT_EQ(terms_.AfterWorkdays(At("2026-09-30 16:00"), 3), At("2026-10-10 17:30"));
}

TEST_F(OrderTermsTest, OfficeHoursCountOnlyWhileTheOfficeIsOpen) {
  EXPECT_EQ(terms_.AfterOfficeHours(At("2024-03-11 09:00"), 4), At("2024-03-11 15:30"));
  EXPECT_EQ(terms_.AfterOfficeHours(At("2024-03-15 16:30"), 4), At("2024-03-18 11:30"));
  EXPECT_EQ(terms_.AfterOfficeHours(At("2024-03-11 13:00"), 3), At("2024-03-11 17:30"));
  EXPECT_EQ(terms_.AfterOfficeHours(At("2024-03-09 20:00"), 1), At("2024-03-11 09:30"));
}

TEST_F(OrderTermsTest, LimitsFollowUrgency) {
  const absl::Time issued = At("2024-03-11 09:00");
  EXPECT_EQ(terms_.SignDue(OrderUrgency::kUrgent, issued), At("2024-03-11 15:30"));
  EXPECT_EQ(terms_.SignDue(OrderUrgency::kNormal, issued), At("2024-03-12 17:30"));
  EXPECT_EQ(terms_.DefaultDue(OrderUrgency::kUrgent, issued), At("2024-03-14 17:30"));
  EXPECT_EQ(terms_.DefaultDue(OrderUrgency::kNormal, issued), At("2024-03-26 17:30"));
  EXPECT_EQ(terms_.DefaultDue(OrderUrgency::kDifficult, issued), At("2024-04-10 17:30"));
  EXPECT_EQ(terms_.DefaultDue(OrderUrgency::kResolution, issued), At("2024-04-01 17:30"));
}

TEST_F(OrderTermsTest, AShiftedLimitEndsOnAWorkingDay) {
  EXPECT_EQ(terms_.Shifted(At("2024-03-26 17:30"), At("2024-03-12 09:00"), At("2024-03-16 09:00")),
            At("2024-04-01 17:30"));
}

TEST(MinutesOfTest, ReadsClockTimesOnly) {
  EXPECT_EQ(MinutesOf("08:30"), 510);
  EXPECT_EQ(MinutesOf("24:00"), 1440);
  for (const char* text : {"", "8:30", "08:60", "24:01", "ab:cd", "08-30", "-1:30"}) {
    EXPECT_EQ(MinutesOf(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace duban::task

#include "services/reporting/domain/evaluation/limit_moves.h"

#include <gtest/gtest.h>

#include "services/reporting/domain/evaluation/impact.h"
#include "tests/unit/reporting/campaign_builder.h"

namespace duban::reporting::limit_moves_test {
namespace {

const char* const kCampaign = CampaignBuilder::kCampaign;
const absl::Time kIssued = At(absl::CivilDay(2024, 3, 11), 9);  // a Monday

absl::Time Close(absl::CivilDay day) { return At(day, 17) + absl::Minutes(30); }

// An order of three working days, signed for, issued on Monday 11 March.
Order UrgentOrder() {
  Order order;
  order.campaign = kCampaign;
  order.id = "o-1";
  order.state = "IN_PROGRESS";
  order.urgency = "URGENT";
  order.issue_time = kIssued;
  order.sign_due_time = At(absl::CivilDay(2024, 3, 11), 14) + absl::Minutes(60);
  order.original_due_time = order.due_time = Close(absl::CivilDay(2024, 3, 14));
  return order;
}

CalendarYear Ordinary() { return {2024, {}, {}, false, "测试"}; }

class LimitMovesTest : public ::testing::Test {
 protected:
  LimitMovesTest() { builder_.Put(Ordinary()); }

  // What a calendar with these days off would do at `now`.
  std::vector<LimitMove> Moves(std::set<absl::CivilDay> off_days, absl::Time now) {
    CalendarYear other = Ordinary();
    other.off_days = std::move(off_days);
    then_ = WithCalendar(builder_.projection(), other, now);
    return LimitMoves(builder_.projection(), then_, kCampaign, now);
  }

  CampaignBuilder builder_;
  Projection then_;
};

TEST_F(LimitMovesTest, ATermInWorkingDaysMovesWithTheCalendar) {
  builder_.Put(UrgentOrder());
  const auto moves = Moves({absl::CivilDay(2024, 3, 13)}, kIssued + absl::Hours(20));
  ASSERT_EQ(moves.size(), 1u);
  EXPECT_EQ(moves[0].order->id, "o-1");
  EXPECT_FALSE(moves[0].sign);
  EXPECT_EQ(moves[0].before, Close(absl::CivilDay(2024, 3, 14)));
  EXPECT_EQ(moves[0].after, Close(absl::CivilDay(2024, 3, 15)));
  EXPECT_EQ(moves[0].outcome, LimitOutcome::kMoved);
  EXPECT_FALSE(moves[0].overdue);
  EXPECT_TRUE(Moves({absl::CivilDay(2024, 3, 15)}, kIssued).empty()) << "a day behind the limit";
}

TEST_F(LimitMovesTest, ALimitThatIsPastStays) {
  builder_.Put(UrgentOrder());
  const auto moves =
      Moves({absl::CivilDay(2024, 3, 13)}, Close(absl::CivilDay(2024, 3, 14)) + absl::Hours(1));
  ASSERT_EQ(moves.size(), 1u);
  EXPECT_EQ(moves[0].outcome, LimitOutcome::kKeptPassed);
  EXPECT_TRUE(moves[0].overdue);
}

TEST_F(LimitMovesTest, ALimitDoesNotFallIntoThePast) {
  CalendarYear known = Ordinary();
  known.off_days = {absl::CivilDay(2024, 3, 13), absl::CivilDay(2024, 3, 14)};
  builder_.Put(known);
  Order order = UrgentOrder();
  order.original_due_time = order.due_time = Close(absl::CivilDay(2024, 3, 18));
  builder_.Put(order);
  const auto moves = Moves({}, At(absl::CivilDay(2024, 3, 16), 9));
  ASSERT_EQ(moves.size(), 1u);
  EXPECT_EQ(moves[0].after, Close(absl::CivilDay(2024, 3, 14)));
  EXPECT_EQ(moves[0].outcome, LimitOutcome::kKeptTooLate);
}

TEST_F(LimitMovesTest, OnlyTermsUnderTheClockMove) {
  const absl::Time now = kIssued + absl::Hours(20);
  Order extended = UrgentOrder();
  extended.due_time = Close(absl::CivilDay(2024, 3, 20));
  Order by_date = UrgentOrder();
  by_date.original_due_time = by_date.due_time = Close(absl::CivilDay(2024, 3, 20));
  Order answered = UrgentOrder();
  answered.state = "FEEDBACK";
  for (const Order& order : {extended, by_date, answered}) {
    builder_.Put(order);
    EXPECT_TRUE(Moves({absl::CivilDay(2024, 3, 13)}, now).empty()) << order.state;
  }
}

TEST_F(LimitMovesTest, SigningHasALimitToo) {
  Order unsigned_order = UrgentOrder();
  unsigned_order.state = "ISSUED";
  unsigned_order.issue_time = At(absl::CivilDay(2024, 3, 11), 16);
  // An hour and a half on Monday, two and a half on Tuesday morning.
  unsigned_order.sign_due_time = At(absl::CivilDay(2024, 3, 12), 11);
  builder_.Put(unsigned_order);
  const auto moves = Moves({absl::CivilDay(2024, 3, 12)}, At(absl::CivilDay(2024, 3, 11), 17));
  ASSERT_EQ(moves.size(), 2u);
  EXPECT_TRUE(moves[0].sign);
  EXPECT_EQ(moves[0].after, At(absl::CivilDay(2024, 3, 13), 11));
  EXPECT_FALSE(moves[1].sign);
}

TEST_F(LimitMovesTest, TheDistrictsOwnTermsHoldFromWhenTheyWereSet) {
  builder_.SetTime(kIssued - absl::Hours(1));
  OrderLimitsFact own;
  own.campaign = kCampaign;
  own.limits.urgent_workdays = 1;
  builder_.Put(own);
  Order order = UrgentOrder();
  order.original_due_time = order.due_time = Close(absl::CivilDay(2024, 3, 12));
  builder_.Put(order);
  EXPECT_EQ(Moves({absl::CivilDay(2024, 3, 12)}, kIssued).size(), 1u);
  order = UrgentOrder();
  order.issue_time = kIssued - absl::Hours(24 * 7);
  order.original_due_time = order.due_time = Close(absl::CivilDay(2024, 3, 7));
  builder_.Put(order);
  EXPECT_EQ(Moves({absl::CivilDay(2024, 3, 6)}, *order.issue_time).size(), 1u) << "the defaults held then";
}

}  // namespace
}  // namespace duban::reporting::limit_moves_test

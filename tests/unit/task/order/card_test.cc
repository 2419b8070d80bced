// Cards, and the counters that follow from cards and limits.
#include "services/task/domain/order/card.h"

#include <gmock/gmock.h>

#include "services/task/domain/order/counters.h"
#include "services/task/domain/order/escalation.h"
#include "tests/unit/task/order/order_desk.h"

namespace duban::task::card_test {
namespace {

using ::duban::testing::IsRefusal;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kFailed = absl::StatusCode::kFailedPrecondition;

std::vector<std::string> OpenProposals(const OrderDesk& desk) {
  std::vector<std::string> ids;
  for (const Proposal* proposal : desk.proposals()) {
    if (proposal->state == ProposalState::kProposed) ids.push_back(proposal->id);
  }
  return ids;
}

Proposal Light(std::string rule, OrderLevel level, std::string occasion) {
  Proposal given;
  given.item = "campaigns/eight-actions-2024/items/I-1";
  given.level = level;
  given.rule = std::move(rule);
  given.occasion = std::move(occasion);
  given.inputs = {{"light", "RED"}};
  return given;
}

// Cards of the science office by direct entry on its items.
void GiveCard(OrderDesk& desk, OrderLevel level, absl::string_view time) {
  desk.now = At(time);
  const bool red = level == OrderLevel::kL3;
  Proposal grave = Light(red ? "L3.DIRECT" : "L2.DIRECT", level, std::string(time.substr(0, 10)));
  grave.submit_reason = "重大";
  desk.Do(SubmitProposal(grave, desk.Office()));
  desk.Accept(desk.proposals().back()->id, red ? kHead : kInspector2, red ? Role::kHead : Role::kSupervision);
}

TEST(CardTest, ASecondRedCardInTwelveMonthsCallsForAnInterview) {
  OrderDesk desk;
  GiveCard(desk, OrderLevel::kL3, "2024-03-11 09:00");
  desk.RunLadder();
  EXPECT_THAT(OpenProposals(desk), IsEmpty());
  GiveCard(desk, OrderLevel::kL3, "2025-03-10 09:00");
  desk.RunLadder();
  EXPECT_THAT(OpenProposals(desk), ElementsAre("hc-sti-L4.RED_CARDS-C-0002"));
  OrderDesk later;
  GiveCard(later, OrderLevel::kL3, "2024-03-11 09:00");
  GiveCard(later, OrderLevel::kL3, "2025-03-11 09:00");
  later.RunLadder();
  EXPECT_THAT(OpenProposals(later), IsEmpty());
}

TEST(CardTest, CountersFollowTheCardsAndAWithdrawnOneCountsNowhere) {
  OrderDesk desk;
  GiveCard(desk, OrderLevel::kL2, "2024-02-20 09:00");
  GiveCard(desk, OrderLevel::kL2, "2024-03-11 09:00");
  GiveCard(desk, OrderLevel::kL3, "2024-04-01 09:00");
  OrderCounters in_march =
      CountOrders(desk.district.docket, testing::kCampaign, testing::kScienceUnit, At("2024-03-31 09:00"));
  EXPECT_EQ(in_march.yellow_quarter_count, 2);
  EXPECT_EQ(in_march.converted_red_quarter_count, 1);
  EXPECT_EQ(in_march.red_year_count, 0);
  const Card card = *desk.cards()[0];
  EXPECT_THAT(WithdrawCard(card, WithdrawGround::kExemption, "决定1号", "容错",
                           desk.As(kInspector2, Role::kSupervisionHead)),
              IsRefusal(kFailed, "SAME_PERSON"));
  desk.Do(WithdrawCard(card, WithdrawGround::kExemption, "决定1号", "容错",
                       desk.As(kInspectorHead, Role::kSupervisionHead)));
  EXPECT_THAT(WithdrawCard(*desk.cards()[0], WithdrawGround::kExemption, "决定1号", "容错", desk.TheHead()),
              IsRefusal(kFailed, "CARD_WITHDRAWN"));
  in_march =
      CountOrders(desk.district.docket, testing::kCampaign, testing::kScienceUnit, At("2024-03-31 09:00"));
  EXPECT_EQ(in_march.yellow_quarter_count, 1);
  EXPECT_EQ(in_march.converted_red_quarter_count, 0);
  const OrderCounters in_april =
      CountOrders(desk.district.docket, testing::kCampaign, testing::kScienceUnit, At("2024-04-02 09:00"));
  EXPECT_EQ(in_april.red_quarter_count, 1);
  EXPECT_EQ(in_april.yellow_quarter_count, 0);
  EXPECT_EQ(in_april.yellow_year_count, 1);
}

TEST(CountersTest, CountMissedLimitsInARow) {
  OrderDesk desk;
  desk.BringTo(OrderState::kInProgress);  // due 2024-03-26
  const auto count = [&] {
    return CountOrders(desk.district.docket, testing::kCampaign, testing::kScienceUnit, desk.now);
  };
  EXPECT_EQ(count().open_count, 1);
  EXPECT_EQ(count().consecutive_overdue_count, 0);
  desk.now = At("2024-03-27 09:00");
  EXPECT_EQ(count().overdue_count, 1);
  desk.Report();
  desk.Do(ReturnOrderFeedback(desk.order(), std::nullopt, "未解决", desk.Office()));
  EXPECT_EQ(count().consecutive_overdue_count, 1);
  desk.now = At("2024-04-08 09:00");  // the new limit was 04-03
  EXPECT_EQ(count().consecutive_overdue_count, 2);
  EXPECT_EQ(count().return_count, 1);
  desk.Report();
  desk.Do(CloseOrder(desk.order(), "同意", desk.Office()));
  EXPECT_EQ(count().closed_count, 1);
  EXPECT_EQ(count().closed_on_time_count, 0);
}

}  // namespace
}  // namespace duban::task::card_test

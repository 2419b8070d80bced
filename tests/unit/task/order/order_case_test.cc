// Proposing an order, opening its case and issuing it.
#include <gmock/gmock.h>

#include "services/task/domain/order/inspection_plan.h"
#include "services/task/domain/order/order_guards.h"
#include "tests/unit/task/order/order_desk.h"

namespace duban::task::order_case_test {
namespace {

using ::duban::testing::Faults;
using ::duban::testing::IsRefusal;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kFailed = absl::StatusCode::kFailedPrecondition;

TEST(OrderProposeTest, NamesEveryFaultAtOnce) {
  OrderDesk desk;
  Order empty;
  EXPECT_THAT(Faults(ProposeOrder(empty, false, desk.Office()).status()),
              ElementsAre("order.type: REQUIRED", "order.sources: REQUIRED", "order.matter: REQUIRED",
                          "order.object: REQUIRED", "order.demands: REQUIRED", "order.lead_unit: REQUIRED"));
  Order wrong = GoodOrder();
  wrong.type = OrderType::kSpecial;
  wrong.sources[0].resource = "campaigns/eight-actions-2024/items/none";
  wrong.coop_units = {testing::kScienceUnit, "nowhere"};
  wrong.action = "A9";
  EXPECT_THAT(Faults(ProposeOrder(wrong, true, desk.Office()).status()),
              ElementsAre("order.sources[0].resource: UNKNOWN_ITEM", "order.coop_units[0]: DUPLICATE_UNIT",
                          "order.coop_units[1]: UNKNOWN_UNIT", "order.inspection_plan: REQUIRED",
                          "order.action: UNKNOWN_ACTION", "order.duplicate_reason: REQUIRED"));
}

TEST(OrderProposeTest, ATaskForceProposesForItsOwnActionsItems) {
  OrderDesk desk;
  Order order = GoodOrder();
  order.action = "A2";
  EXPECT_THAT(Faults(ProposeOrder(order, false, desk.Office()).status()),
              ElementsAre("order.sources[0].resource: OTHER_ACTION"));
  order.action = "A1";
  EXPECT_TRUE(ProposeOrder(order, false, desk.Office()).ok());
}

TEST(OrderProposeTest, InspectionsNeedTheirPlan) {
  OrderDesk desk;
  InspectionPlan plan;
  plan.content = "产业项目";
  plan.object = "科技局";
  plan.scope = "一季度";
  plan.basis = "区政府常务会议";
  plan.start_date = absl::CivilDay(2024, 3, 1);
  plan.end_date = absl::CivilDay(2024, 3, 31);
  desk.Do(CreateInspectionPlan(plan, desk.Office()));
  Order order = GoodOrder();
  order.type = OrderType::kSpecial;
  order.inspection_plan = "campaigns/eight-actions-2024/inspectionPlans/PLAN-0001";
  EXPECT_TRUE(ProposeOrder(order, false, desk.Office()).ok());
  order.inspection_plan += "9";
  EXPECT_THAT(Faults(ProposeOrder(order, false, desk.Office()).status()),
              ElementsAre("order.inspection_plan: UNKNOWN_PLAN"));
}

TEST(OrderProposeTest, WarnsOfASecondActiveOrderOnTheSameObjectAndMatter) {
  OrderDesk desk;
  desk.Propose();
  Order again = GoodOrder();
  again.matter = " 产业项目，推进 滞后。";
  EXPECT_THAT(ProposeOrder(again, false, desk.Office()), IsRefusal(kFailed, "DUPLICATE_ORDER"));
  again.duplicate_reason = "另一标段";
  EXPECT_TRUE(ProposeOrder(again, true, desk.Office()).ok());
  Order other = GoodOrder();
  other.object = "住建局";
  EXPECT_TRUE(ProposeOrder(other, false, desk.Office()).ok());
  desk.Do(RejectOrderCase(desk.order(), "不属督查范围", desk.TheHead()));
  again.duplicate_reason.clear();
  EXPECT_TRUE(ProposeOrder(again, false, desk.Office()).ok());
}

TEST(OrderCaseTest, NumbersHaveNoGapsAndBeginAnewEachYear) {
  OrderDesk desk;
  for (const char* object : {"甲", "乙", "丙", "丁"}) {
    Order order = GoodOrder();
    order.object = object;
    desk.Do(ProposeOrder(order, false, desk.Office()));
  }
  desk.Do(ApproveOrderCase(desk.order("DB-0003"), "", desk.TheHead()));
  desk.Do(RejectOrderCase(desk.order("DB-0001"), "重复", desk.TheHead()));
  desk.Do(ApproveOrderCase(desk.order("DB-0002"), "", desk.TheHead()));
  EXPECT_EQ(desk.order("DB-0003").case_number, "督〔2024〕1号");
  EXPECT_EQ(desk.order("DB-0002").case_number, "督〔2024〕2号");
  desk.now = At("2025-01-02 09:00");
  desk.Do(ApproveOrderCase(desk.order("DB-0004"), "", desk.TheHead()));
  EXPECT_EQ(desk.order("DB-0004").case_number, "督〔2025〕1号");
}

TEST(OrderCaseTest, TheProposerDoesNotApprove) {
  OrderDesk desk;
  desk.Propose();
  EXPECT_THAT(ApproveOrderCase(desk.order(), "", desk.As(kInspector, Role::kHead)),
              IsRefusal(kFailed, "SAME_PERSON"));
}

TEST(OrderCaseTest, ADelegateApprovesInTheHeadsPlace) {
  OrderDesk desk;
  desk.Propose();
  const ActContext delegate{desk.district, testing::kCampaign, Actor{"dai-li", Role::kHead, kHead}, desk.now};
  desk.Do(ApproveOrderCase(desk.order(), "", delegate));
  EXPECT_EQ(desk.order().assigning_leader, kHead);
}

TEST(OrderCaseTest, IssuingSetsTheLimits) {
  OrderDesk desk;
  desk.BringTo(OrderState::kIssued);
  EXPECT_EQ(desk.order().sign_due_time, At("2024-03-12 17:30"));
  EXPECT_EQ(desk.order().due_time, At("2024-03-26 17:30"));
  desk.now = At("2024-03-12 17:30");
  EXPECT_THAT(FlagsOf(desk.order(), desk.now), IsEmpty());
  desk.now += absl::Minutes(1);
  EXPECT_THAT(FlagsOf(desk.order(), desk.now), ElementsAre(OrderFlag::kUnsigned));
  desk.Do(SignOrder(desk.order(), desk.Reporter()));
  EXPECT_EQ(desk.order().sign_time, desk.now);
  EXPECT_THAT(FlagsOf(desk.order(), At("2024-03-26 17:31")), ElementsAre(OrderFlag::kOverdue));
}

TEST(OrderCaseTest, APastLimitIsRefused) {
  OrderDesk desk;
  desk.BringTo(OrderState::kApproved);
  const IssueTerms terms{
      .urgency = OrderUrgency::kUrgent, .due_date = absl::CivilDay(2024, 3, 8), .feedback_form = "书面"};
  EXPECT_THAT(Faults(IssueOrder(desk.order(), terms, desk.Office()).status()),
              ElementsAre("due_date: PAST_DATE"));
}

}  // namespace
}  // namespace duban::task::order_case_test

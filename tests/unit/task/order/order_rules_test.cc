#include "services/task/domain/order/order_rules.h"

#include <gmock/gmock.h>

#include "tests/unit/task/order/order_desk.h"

namespace duban::task {
namespace {

using ::duban::testing::Faults;
using ::testing::ElementsAre;

TEST(OrderRulesTest, DefaultsHoldUntilAVersionIsSet) {
  OrderDesk desk;
  EXPECT_EQ(RulesInForce(desk.Office()).version, 0);
  OrderRules rules = RulesInForce(desk.Office());
  rules.normal_days = 10;
  rules.agency_code = "鹤政督";
  desk.Do(SetOrderRules(rules, "区政府办文件", desk.Office()));
  desk.BringTo(OrderState::kIssued);
  EXPECT_EQ(desk.order().due_time, At("2024-03-21 17:30"));
  EXPECT_EQ(desk.order().case_number, "鹤政督〔2024〕1号");
  EXPECT_EQ(desk.order().rules_version, 1);
  desk.Do(SetOrderRules(RulesInForce(desk.Office()), "重新印发", desk.Office()));
  EXPECT_EQ(RulesInForce(desk.Office()).version, 2);
}

TEST(OrderRulesTest, NamesEveryFaultAtOnce) {
  OrderDesk desk;
  OrderRules rules;
  rules.agency_code = "";
  rules.normal_days = 0;
  rules.office_hours.morning_end = "08:00";
  rules.ladder[2].points = "minus one";
  rules.ladder[2].rules.push_back({"L1.OVERDUE", Trigger::kOverdue, 1});
  rules.ladder[3].issuers.clear();
  std::swap(rules.ladder[4], rules.ladder[5]);
  EXPECT_THAT(
      Faults(SetOrderRules(rules, "理由", desk.Office()).status()),
      ElementsAre("order_rules.agency_code: REQUIRED", "order_rules.normal_days: OUT_OF_RANGE",
                  "order_rules.office_hours.morning_end: CLOCK_TIME",
                  "order_rules.ladder[2].points: NOT_DECIMAL", "order_rules.ladder[2].rules: DUPLICATE_RULE",
                  "order_rules.ladder[3].issuers: REQUIRED", "order_rules.ladder[4].level: LADDER_ORDER",
                  "order_rules.ladder[5].level: LADDER_ORDER"));
}

TEST(OrderRulesTest, TheDefaultLadderPassesItsOwnChecks) {
  OrderDesk desk;
  EXPECT_TRUE(SetOrderRules(OrderRules(), "启用默认", desk.Office()).ok());
}

}  // namespace
}  // namespace duban::task

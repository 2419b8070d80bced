// What completeness and burden count of matters: overrides of a period, orders of a month.
#include <gmock/gmock.h>

#include "services/task/domain/desk/burden.h"
#include "services/task/domain/desk/completeness.h"
#include "services/task/domain/form/excuse.h"
#include "services/task/domain/order/order.h"
#include "tests/support/task_fixture.h"

namespace duban::testing {
namespace {

TEST(CountsTest, OrdersCountForTheUnitThatLeadsInTheMonthOfIssue) {
  task::Register in = MakeRegister();
  int number = 0;
  const auto put = [&](const char* unit, const char* issued) {
    task::Order order{.campaign = kCampaign, .id = std::to_string(++number)};
    order.lead_unit = unit;
    order.coop_units = {kHousingUnit};
    if (issued != nullptr) order.issue_time = ChinaAt(issued);
    Apply(in, Matter(order), 2000, ChinaAt("2024-03-01 09:00"));
  };
  put(kScienceUnit, "2024-01-31 23:59");
  put(kScienceUnit, "2024-02-01 00:00");
  put(kScienceUnit, "2024-02-29 23:59");
  put(kScienceUnit, "2024-03-01 00:00");
  put(kScienceUnit, nullptr);  // proposed only
  const auto burdens = CountBurden(in, in.campaigns.at(kCampaign).value, PeriodOf("2024-M02"), {});
  ASSERT_EQ(burdens.size(), 2u);
  EXPECT_EQ(burdens[0].orders, 0);  // it only cooperates
  EXPECT_EQ(burdens[1].orders, 2);
}

TEST(CountsTest, OverridesOfThePeriodAreCountedWhoeverMadeThem) {
  task::Register in = MakeRegister();
  const Period period = PeriodOf("2024-M01-D1");
  const auto put = [&](const char* id, const char* form, task::ExcuseState state) {
    const task::Excuse excuse{.campaign = kCampaign, .id = id, .form = form, .state = state};
    Apply(in, Matter(excuse), 2000, ChinaAt("2024-01-20 09:00"));
  };
  using enum task::ExcuseState;
  put("1", "campaigns/eight-actions-2024/periods/2024-M01-D1/forms/hc-sti", kConfirmed);
  put("2", "campaigns/eight-actions-2024/periods/2024-M01-D1/forms/hc-housing", kAsked);
  put("3", "campaigns/eight-actions-2024/periods/2024-M01-D2/forms/hc-sti", kConfirmed);
  std::map<std::string, task::Form> forms;
  forms[kHousingUnit] = {.key = {kCampaign, period, kHousingUnit},
                         .state = task::FormState::kLocked,
                         .flags = {task::FormFlag::kLateFilled}};
  const task::Campaign& campaign = in.campaigns.at(kCampaign).value;
  EXPECT_EQ(CountCompleteness(in, campaign, period, forms).overrides, 2);
  EXPECT_EQ(CountCompleteness(in, campaign, PeriodOf("2024-M01-D3"), {}).overrides, 0);
}

}  // namespace
}  // namespace duban::testing

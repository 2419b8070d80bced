// How the states of resources are kept and asked for.
#include "services/reporting/domain/record/life.h"

#include <gtest/gtest.h>

#include "tests/unit/reporting/campaign_builder.h"

namespace duban::reporting::life_test {
namespace {

constexpr char kCampaign[] = "eight-actions";

Order OrderIn(const std::string& state) {
  Order order;
  order.campaign = kCampaign;
  order.id = "o-1";
  order.state = state;
  return order;
}

std::vector<std::string> StatesOf(const Life& life) {
  std::vector<std::string> states;
  for (const LifeStep& step : life.steps) states.push_back(step.state);
  return states;
}

TEST(LifeTest, BeforeAnInstantTheLastStepStands) {
  const absl::Time noon = At(absl::CivilDay(2024, 3, 31), 12);
  const Life life{{{"ISSUED", noon, 4}, {"CLOSED", noon + absl::Hours(12), 9}}};
  EXPECT_EQ(life.Before(noon), nullptr) << "what happens at the instant is not before it";
  EXPECT_EQ(life.Before(noon + absl::Hours(1))->state, "ISSUED");
  EXPECT_EQ(life.Before(EndOf(absl::CivilDay(2024, 3, 31)))->state, "ISSUED")
      << "24:00 belongs to the next day";
  EXPECT_EQ(life.Before(EndOf(absl::CivilDay(2024, 4, 1)))->state, "CLOSED");
  EXPECT_EQ(Life{}.Before(noon), nullptr);
}

TEST(LifeTest, FindsTheFirstStepIntoOneOfSeveralStates) {
  const absl::Time start = At(absl::CivilDay(2024, 3, 1), 9);
  const Life life{{{"ISSUED", start, 1}, {"CLOSED", start, 2}, {"ISSUED", start, 3}, {"ARCHIVED", start, 4}}};
  EXPECT_EQ(life.FirstInto({"ISSUED"})->sequence, 1);
  EXPECT_EQ(life.FirstInto({"ARCHIVED", "CLOSED"})->sequence, 2) << "the order asked for does not matter";
  EXPECT_EQ(life.FirstInto({"CANCELLED"}), nullptr);
}

TEST(LifeTest, OnlyAChangeOfStateIsAStep) {
  CampaignBuilder builder;
  builder.Put(OrderIn("ISSUED"));
  const std::int64_t issued = builder.projection().last_sequence;
  Order signed_for = OrderIn("ISSUED");
  signed_for.level = "L1";
  builder.Put(signed_for);
  builder.Put(OrderIn("CLOSED"));
  builder.Put(OrderIn("ISSUED"));
  const Order& order = builder.projection().orders.at({kCampaign, "o-1"});
  EXPECT_EQ(StatesOf(order.life), (std::vector<std::string>{"ISSUED", "CLOSED", "ISSUED"}));
  EXPECT_EQ(order.life.steps[0].sequence, issued);
  EXPECT_EQ(order.life.steps[2].sequence, builder.projection().last_sequence);
  EXPECT_EQ(order.sequence, builder.projection().last_sequence);
}

TEST(LifeTest, AnOrderIsUnsignedOrOverdueOnlyWhileItsClockRuns) {
  const absl::Time due = At(absl::CivilDay(2024, 5, 10), 17);
  Order order = OrderIn("ISSUED");
  order.sign_due_time = due;
  EXPECT_FALSE(IsUnsigned(order, due)) << "the limit itself is in time";
  EXPECT_TRUE(IsUnsigned(order, due + absl::Seconds(1)));
  EXPECT_FALSE(IsOverdue(order, due + absl::Seconds(1))) << "no limit yet";
  order.due_time = due;
  for (const char* state : {"ISSUED", "IN_PROGRESS", "TRANSFER_REQUESTED", "EXTENSION_REQUESTED"}) {
    order.state = state;
    EXPECT_TRUE(IsOverdue(order, due + absl::Seconds(1))) << state;
    EXPECT_FALSE(IsOverdue(order, due)) << state;
  }
  for (const char* state : {"APPROVED", "FEEDBACK", "SUSPENDED", "CLOSED"}) {
    order.state = state;
    EXPECT_FALSE(IsOverdue(order, due + absl::Seconds(1))) << state;
  }
}

}  // namespace
}  // namespace duban::reporting::life_test

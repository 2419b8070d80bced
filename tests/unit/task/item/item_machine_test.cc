#include "services/task/domain/item/item_machine.h"

#include <gmock/gmock.h>

#include <map>
#include <span>

#include "absl/strings/str_cat.h"
#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"

namespace duban::task {
namespace {

using ::duban::testing::DetailsIn;
using ::duban::testing::IsOkAndHolds;
using ::duban::testing::IsRefusal;

constexpr int kLastState = static_cast<int>(ItemState::kBounced);
constexpr int kLastEvent = static_cast<int>(ItemEvent::kExplain);

struct Life {
  ItemLife life;
  std::span<const ItemStep> table;
  std::vector<std::string> path;  // the plan's own words: every state on the way to the end
};

std::vector<Life> Lives() {
  return {
      {ItemLife::kIndicator, kIndicatorLife, {"UNSPECIFIED cancel CANCELLED"}},
      {ItemLife::kTask,
       kTaskLife,
       {"PLANNED start ACTIVE", "ACTIVE claim_done DONE_CLAIMED", "DONE_CLAIMED accept ACCEPTED",
        "DONE_CLAIMED refuse ACTIVE", "ACTIVE suspend SUSPENDED", "SUSPENDED resume ACTIVE",
        "ACTIVE cancel CANCELLED", "ACTIVE carry_over CARRIED_OVER"}},
      {ItemLife::kPolicy,
       kPolicyLife,
       {"DRAFTING issue ISSUED", "ISSUED start_delivery IN_DELIVERY", "IN_DELIVERY deliver DELIVERED",
        "IN_DELIVERY expire EXPIRED"}},
      {ItemLife::kIssue,
       kIssueLife,
       {"RAISED assign ASSIGNED", "ASSIGNED take_in_hand IN_HAND", "IN_HAND stage STAGED",
        "STAGED claim_done RESOLVED_CLAIMED", "RESOLVED_CLAIMED verify VERIFIED"}},
      {ItemLife::kHazard,
       kHazardLife,
       {"FOUND register REGISTERED", "REGISTERED order ORDERED", "ORDERED start RECTIFYING",
        "RECTIFYING claim_done CLAIMED", "CLAIMED recheck RECHECKED", "RECHECKED close CLOSED",
        "CLAIMED bounce BOUNCED", "BOUNCED start RECTIFYING"}},
  };
}

class ItemMachineTest : public ::testing::TestWithParam<Life> {};

TEST_P(ItemMachineTest, EveryPairAnswersAsTheTable) {
  for (int s = 0; s <= kLastState; ++s) {
    for (int e = 1; e <= kLastEvent; ++e) {
      const auto state = static_cast<ItemState>(s);
      const auto event = static_cast<ItemEvent>(e);
      const ItemStep* line = nullptr;
      for (const ItemStep& step : GetParam().table) {
        if (step.from == state && step.event == event) line = &step;
      }
      const auto next = NextItemState(GetParam().life, state, event);
      const std::string shown = absl::StrCat(StateName(state), " ", EventName(event));
      if (line != nullptr) {
        EXPECT_THAT(next, IsOkAndHolds(line->to)) << shown;
      } else {
        EXPECT_THAT(next, IsRefusal(absl::StatusCode::kFailedPrecondition, "ITEM_STATE")) << shown;
        EXPECT_EQ(DetailsIn(next.status()).metadata.at("state"), StateName(state));
      }
    }
  }
}

TEST_P(ItemMachineTest, ThePlansOwnPathIsInTheTable) {
  std::vector<std::string> lines;
  for (const ItemStep& step : GetParam().table) {
    lines.push_back(absl::StrCat(StateName(step.from), " ", EventName(step.event), " ", StateName(step.to)));
  }
  for (const std::string& step : GetParam().path) EXPECT_THAT(lines, ::testing::Contains(step));
}

TEST_P(ItemMachineTest, NoLineStandsTwiceAndNoneIsWithoutActors) {
  std::map<std::pair<ItemState, ItemEvent>, int> seen;
  for (const ItemStep& step : GetParam().table) {
    EXPECT_EQ(++seen[std::make_pair(step.from, step.event)], 1) << EventName(step.event);
    EXPECT_FALSE(step.actors.empty());
    EXPECT_FALSE(IsFinal(step.from)) << StateName(step.from);
  }
}

INSTANTIATE_TEST_SUITE_P(AllLives, ItemMachineTest, ::testing::ValuesIn(Lives()));

TEST(ItemStateTest, ItemsRecordedBeforeStatesStandAtTheFirst) {
  Item item;
  item.hazard = HazardEntry();
  EXPECT_EQ(StateOf(item), ItemState::kFound);
  item.state = ItemState::kClosed;
  EXPECT_EQ(StateOf(item), ItemState::kClosed);
}

TEST(ItemStateTest, EveryStateAndEventHasItsName) {
  for (int s = 0; s <= kLastState; ++s) EXPECT_FALSE(StateName(static_cast<ItemState>(s)).empty()) << s;
  for (int e = 1; e <= kLastEvent; ++e) EXPECT_FALSE(EventName(static_cast<ItemEvent>(e)).empty()) << e;
}

}  // namespace
}  // namespace duban::task

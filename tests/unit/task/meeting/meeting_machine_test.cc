// The states of a meeting: every (state, event) is either in the table or refused.
#include "services/task/domain/meeting/meeting_machine.h"

#include <gmock/gmock.h>

#include <map>

#include "tests/support/error_matchers.h"
#include "tests/support/status_matchers.h"

namespace duban::task {
namespace {

using S = MeetingState;
using E = MeetingEvent;

TEST(MeetingMachineTest, EveryStateAndEventIsInTheTableOrRefused) {
  const std::map<std::pair<S, E>, S> kExpected = {
      {{S::kPlanned, E::kReschedule}, S::kPlanned},
      {{S::kPlanned, E::kDraftAgenda}, S::kPlanned},
      {{S::kPlanned, E::kHold}, S::kHeld},
      {{S::kPlanned, E::kCancel}, S::kCancelled},
      {{S::kHeld, E::kDraftMinutes}, S::kMinutesDrafted},
      {{S::kMinutesDrafted, E::kDraftMinutes}, S::kMinutesDrafted},
      {{S::kMinutesDrafted, E::kApproveMinutes}, S::kMinutesApproved},
  };
  for (const S state : {S::kPlanned, S::kHeld, S::kMinutesDrafted, S::kMinutesApproved, S::kCancelled}) {
    for (const E event : kMeetingEvents) {
      const auto next = NextMeetingState(state, event);
      const auto expected = kExpected.find({state, event});
      if (expected != kExpected.end()) {
        ASSERT_TRUE(next.ok()) << StateName(state) << " " << EventName(event);
        EXPECT_EQ(*next, expected->second);
        continue;
      }
      ASSERT_EQ(next.status().code(), absl::StatusCode::kFailedPrecondition)
          << StateName(state) << " " << EventName(event);
      EXPECT_EQ(DetailsOf(next.status())->reason, "MEETING_STATE");
    }
  }
}

TEST(MeetingMachineTest, WhoeverApprovesMinutesIsNoReporter) {
  EXPECT_FALSE(ActorsOf(kMeetingMachine, E::kApproveMinutes).Has(Role::kReporter));
  EXPECT_TRUE(ActorsOf(kMeetingMachine, E::kApproveMinutes).Has(Role::kExecutiveDeputy));
}

}  // namespace
}  // namespace duban::task

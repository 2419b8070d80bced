#include "services/task/domain/form/form_machine.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "tests/support/error_matchers.h"
#include "tests/unit/task/form_desk.h"

namespace duban::task {
namespace {

using ::duban::testing::DetailsIn;
using ::duban::testing::IsOkAndHolds;
using ::duban::testing::IsRefusal;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

constexpr std::array kStates = {FormState::kUnspecified, FormState::kNotOpen,   FormState::kOpen,
                                FormState::kDraft,       FormState::kSubmitted, FormState::kUnitOk,
                                FormState::kTfOk,        FormState::kReturned,  FormState::kLocked,
                                FormState::kMissing};
constexpr std::array kEvents = {FormEvent::kSave,        FormEvent::kSubmit,   FormEvent::kUnitReturn,
                                FormEvent::kUnitApprove, FormEvent::kTfReturn, FormEvent::kTfApprove};

std::string Show(FormState state, FormEvent event) {
  return absl::StrCat(FormStateName(state), " ", FormEventName(event));
}

const FormTransition* FindLine(FormState state, FormEvent event) {
  const auto line =
      std::find_if(kFormTransitions.begin(), kFormTransitions.end(),
                   [&](const FormTransition& t) { return t.from == state && t.event == event; });
  return line == kFormTransitions.end() ? nullptr : &*line;
}

// A refusal that names the state and the event.
void ExpectStateRefusal(const absl::Status& status, FormState state, FormEvent event) {
  EXPECT_THAT(status, IsRefusal(absl::StatusCode::kFailedPrecondition, "FORM_STATE")) << Show(state, event);
  EXPECT_THAT(DetailsIn(status).metadata,
              UnorderedElementsAre(Pair("state", FormStateName(state)), Pair("event", FormEventName(event))));
}

TEST(FormMachineTest, TheTableIsThatOfThePlan) {
  std::vector<std::string> lines;
  for (const FormTransition& t : kFormTransitions) {
    lines.push_back(
        absl::StrCat(Show(t.from, t.event), " ", FormStateName(t.to), " by ", static_cast<int>(t.actor)));
  }
  EXPECT_THAT(lines, ElementsAre("OPEN save DRAFT by 1", "RETURNED save DRAFT by 1", "DRAFT save DRAFT by 1",
                                 "DRAFT submit SUBMITTED by 1", "SUBMITTED unit_return RETURNED by 2",
                                 "SUBMITTED unit_approve UNIT_OK by 2", "UNIT_OK tf_return RETURNED by 3",
                                 "UNIT_OK tf_approve TF_OK by 3"));
}

TEST(FormMachineTest, EveryPairAnswersAsTheTable) {
  for (const FormState state : kStates) {
    for (const FormEvent event : kEvents) {
      if (const FormTransition* line = FindLine(state, event)) {
        EXPECT_THAT(NextState(state, event), IsOkAndHolds(line->to)) << Show(state, event);
      } else {
        ExpectStateRefusal(NextState(state, event).status(), state, event);
      }
    }
  }
}

TEST(FormMachineTest, ARefusalSaysWhatIsPossibleInstead) {
  EXPECT_THAT(std::string(NextState(FormState::kSubmitted, FormEvent::kSave).status().message()),
              HasSubstr("possible now: unit_return, unit_approve"));
  EXPECT_THAT(std::string(NextState(FormState::kLocked, FormEvent::kSave).status().message()),
              HasSubstr("no act is possible in this state"));
}

// The command of `event`, in a way that only the state can refuse.
absl::Status Act(FormDesk& desk, FormEvent event) {
  switch (event) {
    case FormEvent::kSave:
      return desk.Fill(desk.GoodRows());
    case FormEvent::kSubmit:
      return desk.Submit();
    case FormEvent::kUnitReturn:
      return desk.UnitReturn();
    case FormEvent::kUnitApprove:
      return desk.UnitApprove();
    case FormEvent::kTfReturn:
      return desk.TfReturn({.action = "A2", .reason = "缺认定文件"}, testing::kReviewerA2);
    case FormEvent::kTfApprove:
      return desk.TfApprove("A2", testing::kReviewerA2);
  }
  return absl::UnknownError("no such event");
}

TEST(FormMachineTest, EveryCommandAnswersAsTheTable) {
  FormDesk ready;
  ready.BringToUnitOk();
  ASSERT_THAT(ready.TfApprove("A1", testing::kReviewerA1), testing::IsOk());
  for (const FormState state : kStates) {
    for (const FormEvent event : kEvents) {
      FormDesk desk = ready;
      desk.document.form.state = state;
      const absl::Status status = Act(desk, event);
      if (const FormTransition* line = FindLine(state, event)) {
        EXPECT_THAT(status, testing::IsOk()) << Show(state, event);
        EXPECT_EQ(desk.form().state, line->to) << Show(state, event);
      } else {
        ExpectStateRefusal(status, state, event);
        EXPECT_EQ(desk.form().state, state) << Show(state, event);
      }
    }
  }
}

}  // namespace
}  // namespace duban::task

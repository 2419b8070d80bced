#include "services/task/domain/form/form_machine.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "tests/support/error_matchers.h"
#include "tests/unit/task/form_desk.h"

namespace duban::task::form_machine_test {
namespace {

using ::duban::testing::DetailsIn;
using ::duban::testing::IsOkAndHolds;
using ::duban::testing::IsRefusal;
using ::testing::ElementsAre;
using ::testing::Pair;

constexpr std::array kStates = {FormState::kUnspecified, FormState::kNotOpen,      FormState::kOpen,
                                FormState::kDraft,       FormState::kSubmitted,    FormState::kUnitOk,
                                FormState::kTfOk,        FormState::kReturned,     FormState::kLocked,
                                FormState::kMissing,     FormState::kLateDraft,    FormState::kLateSubmitted,
                                FormState::kLateUnitOk,  FormState::kLateReturned, FormState::kCorrPending};
constexpr std::array kEvents = {FormEvent::kOpen,
                                FormEvent::kSave,
                                FormEvent::kSubmit,
                                FormEvent::kUnitReturn,
                                FormEvent::kUnitApprove,
                                FormEvent::kTfReturn,
                                FormEvent::kTfApprove,
                                FormEvent::kLock,
                                FormEvent::kLockMissing,
                                FormEvent::kLateFill,
                                FormEvent::kReopen,
                                FormEvent::kExcuse,
                                FormEvent::kAskCorrection,
                                FormEvent::kApproveCorrection,
                                FormEvent::kRejectCorrection,
                                FormEvent::kVerify};
// What people do to a form itself, and how it is brought into the state: the acts the desk can play.
constexpr std::array kPlayed = {FormEvent::kSave,        FormEvent::kSubmit,   FormEvent::kUnitReturn,
                                FormEvent::kUnitApprove, FormEvent::kTfReturn, FormEvent::kTfApprove};

std::string Show(FormState state, FormEvent event) {
  return absl::StrCat(StateName(state), " ", EventName(event));
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
  EXPECT_THAT(DetailsIn(status).metadata, ::testing::Contains(Pair("state", StateName(state))));
  EXPECT_THAT(DetailsIn(status).metadata, ::testing::Contains(Pair("event", EventName(event))));
}

TEST(FormMachineTest, TheTableIsThatOfThePlan) {
  std::vector<std::string> lines;
  for (const FormTransition& t : kFormTransitions) {
    lines.push_back(absl::StrCat(Show(t.from, t.event), " ", StateName(t.to)));
  }
  EXPECT_THAT(
      lines,
      ElementsAre(
          "NOT_OPEN open OPEN", "OPEN save DRAFT", "RETURNED save DRAFT", "DRAFT save DRAFT",
          "DRAFT submit SUBMITTED", "SUBMITTED unit_return RETURNED", "SUBMITTED unit_approve UNIT_OK",
          "UNIT_OK tf_return RETURNED", "UNIT_OK tf_approve TF_OK", "TF_OK lock LOCKED",
          "UNIT_OK lock LOCKED", "RETURNED lock LOCKED", "DRAFT lock LOCKED", "SUBMITTED lock LOCKED",
          "OPEN lock_missing MISSING", "DRAFT lock_missing MISSING", "SUBMITTED lock_missing MISSING",
          "RETURNED lock_missing MISSING", "MISSING late_fill LATE_DRAFT", "LOCKED late_fill LATE_DRAFT",
          "LATE_RETURNED save LATE_DRAFT", "LATE_DRAFT save LATE_DRAFT", "LATE_DRAFT submit LATE_SUBMITTED",
          "LATE_SUBMITTED unit_return LATE_RETURNED", "LATE_SUBMITTED unit_approve LATE_UNIT_OK",
          "LATE_UNIT_OK tf_return LATE_RETURNED", "LATE_UNIT_OK tf_approve LOCKED", "LOCKED reopen LOCKED",
          "MISSING reopen MISSING", "LOCKED excuse LOCKED", "MISSING excuse MISSING",
          "LOCKED ask_correction CORR_PENDING", "CORR_PENDING approve_correction LOCKED",
          "CORR_PENDING reject_correction LOCKED", "LOCKED verify LOCKED"));
}

TEST(FormMachineTest, EachActHasItsActors) {
  const auto actors = [](FormEvent event) { return ActorsOf(kFormTransitions, event); };
  EXPECT_EQ(actors(FormEvent::kSave), Role::kReporter);
  EXPECT_EQ(actors(FormEvent::kLateFill), Role::kReporter);
  EXPECT_EQ(actors(FormEvent::kSubmit), Role::kReporter);
  EXPECT_EQ(actors(FormEvent::kUnitApprove), Role::kUnitLeader);
  EXPECT_EQ(actors(FormEvent::kTfApprove), Role::kTfReviewer);
  EXPECT_EQ(actors(FormEvent::kAskCorrection), Role::kReporter | Role::kUnitLeader);
  EXPECT_EQ(actors(FormEvent::kApproveCorrection), Role::kTfReviewer | Role::kGeneralOffice);
  EXPECT_EQ(actors(FormEvent::kVerify), Role::kSupervision);
  EXPECT_TRUE(actors(FormEvent::kLock).empty());
}

TEST(FormMachineTest, EveryPairAnswersAsTheTable) {
  for (const FormState state : kStates) {
    for (const FormEvent event : kEvents) {
      EXPECT_FALSE(StateName(state).empty());
      EXPECT_FALSE(EventName(event).empty());
      if (const FormTransition* line = FindLine(state, event)) {
        EXPECT_THAT(NextState(state, event), IsOkAndHolds(line->to)) << Show(state, event);
      } else {
        ExpectStateRefusal(NextState(state, event).status(), state, event);
      }
    }
  }
}

TEST(FormMachineTest, ARefusalSaysWhatIsPossibleInstead) {
  const auto possible = [](FormState state, FormEvent event) {
    return DetailsIn(NextState(state, event).status()).metadata["possible"];
  };
  EXPECT_EQ(possible(FormState::kSubmitted, FormEvent::kSave),
            "unit_return, unit_approve, lock, lock_missing");
  EXPECT_EQ(possible(FormState::kCorrPending, FormEvent::kSave), "approve_correction, reject_correction");
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
    default:
      return absl::UnknownError("not played");
  }
}

// The desk's acts in every state, at a time at which only the state can refuse them.
void ExpectCommandsAsTable(const FormDesk& ready, FormState state) {
  for (FormEvent event : kPlayed) {
    FormDesk desk = ready;
    desk.document.form.state = state;
    const absl::Status status = Act(desk, event);
    const bool locked = state == FormState::kLocked || state == FormState::kMissing;
    if (event == FormEvent::kSave && locked) event = FormEvent::kLateFill;
    if (const FormTransition* line = FindLine(state, event)) {
      EXPECT_THAT(status, testing::IsOk()) << Show(state, event);
      EXPECT_EQ(desk.form().state, line->to) << Show(state, event);
    } else {
      ExpectStateRefusal(status, state, event);
      EXPECT_EQ(desk.form().state, state) << Show(state, event);
    }
  }
}

TEST(FormMachineTest, EveryCommandAnswersAsTheTable) {
  FormDesk ready;
  ready.BringToUnitOk();
  ASSERT_THAT(ready.TfApprove("A1", testing::kReviewerA1), testing::IsOk());
  for (const FormState state : kStates) {
    if (!IsAfterLock(state)) ExpectCommandsAsTable(ready, state);
  }
}

TEST(FormMachineTest, EveryCommandAnswersAsTheTableAfterTheLock) {
  FormDesk ready;
  ready.BringToUnitOk();
  ASSERT_THAT(ready.TfApprove("A1", testing::kReviewerA1), testing::IsOk());
  // A late fill as it stands when only A2 is left; nothing was attested before it.
  ready.document.form.pending_rows = std::move(ready.document.form.attested_rows);
  ready.document.form.attested_rows.clear();
  ready.now = ready.Context().deadlines.lock.at;
  for (const FormState state : kStates) {
    if (IsAfterLock(state)) ExpectCommandsAsTable(ready, state);
  }
}

}  // namespace
}  // namespace duban::task::form_machine_test

// Corrections and excuses: who signs what, what becomes of the form, and what is refused.
#include "services/task/domain/form/correction.h"

#include <gmock/gmock.h>

#include "services/task/domain/form/excuse.h"
#include "services/task/domain/form/form_matter.h"
#include "tests/support/error_matchers.h"
#include "tests/unit/task/form_desk.h"

namespace duban::task::correction_test {
namespace {

using ::duban::testing::Faults;
using ::duban::testing::IsOk;
using ::duban::testing::IsRefusal;
using ::duban::testing::kLeader;
using ::duban::testing::kOfficeClerk;
using ::duban::testing::kReporter;
using ::duban::testing::kReviewerA1;
using ::duban::testing::kReviewerA2;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr auto kRefused = absl::StatusCode::kFailedPrecondition;
constexpr char kId[] = "correction-0001";

// A locked form and the acts on its first correction.
class CorrectionDesk : public FormDesk {
 public:
  CorrectionDesk() {
    BringToUnitOk();
    ApproveAll();
    Lock();
  }

  Correction Wanted(std::vector<FormRow> rows) const {
    return {.form = FormPath(form().key),
            .reason = "上报时漏加一户",
            .evidence = {"台账"},
            .rows = std::move(rows)};
  }
  FormRow Changed(absl::string_view item, const std::string& figure) const {
    FormRow row = testing::GoodRow(FixtureItem(*this, item));
    (row.value.empty() ? row.progress : row.value) = figure;
    return row;
  }
  absl::Status Ask(const Correction& wanted) {
    return Take(AskCorrection(wanted, Context(), document, As(kReporter, Role::kReporter)));
  }
  absl::Status Endorse(const std::string& person = kLeader) {
    return Take(EndorseCorrection(Find<Correction>(kId), Context(), document, As(person, Role::kUnitLeader)));
  }
  absl::Status Approve(const std::string& action, const std::string& person) {
    const Role role = action.empty() ? Role::kGeneralOffice : Role::kTfReviewer;
    return Take(ApproveCorrection(Find<Correction>(kId), action, Context(), document, As(person, role)));
  }
  absl::Status Reject(const std::string& reason, const std::string& person) {
    return Take(RejectCorrection(Find<Correction>(kId), reason, document, As(person, Role::kUnitLeader)));
  }
};

TEST(CorrectionTest, TwoPersonsApproveAndTheNewVersionTakesThePlace) {
  CorrectionDesk desk;
  ASSERT_THAT(desk.Ask(desk.Wanted({desk.Changed("I-1", "23.10")})), IsOk());
  EXPECT_EQ(desk.form().state, FormState::kLocked);
  ASSERT_THAT(desk.Endorse(), IsOk());
  EXPECT_EQ(desk.form().state, FormState::kCorrPending);
  EXPECT_EQ(ByItem(desk.form().attested_rows).at("I-1").value, "21.5");
  ASSERT_THAT(desk.Approve("A1", kReviewerA1), IsOk());
  EXPECT_EQ(desk.form().state, FormState::kCorrPending);
  ASSERT_THAT(desk.Approve("", kOfficeClerk), IsOk());
  EXPECT_EQ(desk.last[0].type, "form.correct");
  EXPECT_EQ(desk.form().state, FormState::kLocked);
  EXPECT_THAT(desk.form().flags, Contains(FormFlag::kCorrected));
  EXPECT_EQ(desk.form().correction_count, 1);
  EXPECT_EQ(desk.form().form_class, FormClass::kOnTime);
  EXPECT_EQ(ByItem(desk.form().attested_rows).at("I-1").value, "23.1");
  EXPECT_THAT(desk.form().attested_rows, SizeIs(4));
  EXPECT_EQ(desk.document.rows.at("I-1").value, "23.1");
  const Correction done = desk.Find<Correction>(kId);
  EXPECT_EQ(done.state, CorrectionState::kApproved);
  EXPECT_EQ(done.old_rows[0].value, "21.5");
}

TEST(CorrectionTest, EveryActionConcernedSigns) {
  CorrectionDesk desk;
  ASSERT_THAT(desk.Ask(desk.Wanted({desk.Changed("I-1", "23"), desk.Changed("T-1", "25")})), IsOk());
  ASSERT_THAT(desk.Endorse(), IsOk());
  ASSERT_THAT(desk.Approve("", kOfficeClerk), IsOk());
  ASSERT_THAT(desk.Approve("A2", kReviewerA2), IsOk());
  EXPECT_EQ(desk.form().state, FormState::kCorrPending);
  EXPECT_THAT(desk.Approve("A2", "another"), IsRefusal(kRefused, "ALREADY_APPROVED"));
  EXPECT_THAT(Faults(desk.Approve("A9", "another")), ElementsAre("action: ACTION_NOT_CONCERNED"));
  ASSERT_THAT(desk.Approve("A1", kReviewerA1), IsOk());
  EXPECT_EQ(desk.form().state, FormState::kLocked);
}

TEST(CorrectionTest, NobodySignsTwice) {
  CorrectionDesk desk;
  ASSERT_THAT(desk.Ask(desk.Wanted({desk.Changed("I-1", "23")})), IsOk());
  EXPECT_THAT(desk.Endorse(kReporter), IsRefusal(kRefused, "SAME_PERSON"));
  EXPECT_THAT(desk.Approve("", kOfficeClerk), IsRefusal(kRefused, "CORRECTION_STATE"));  // a level skipped
  ASSERT_THAT(desk.Endorse(), IsOk());
  for (const char* signer : {kReporter, kLeader}) {
    EXPECT_THAT(desk.Approve("A1", signer), IsRefusal(kRefused, "SAME_PERSON"));
  }
  ASSERT_THAT(desk.Approve("A1", kReviewerA1), IsOk());
  EXPECT_THAT(desk.Approve("", kReviewerA1), IsRefusal(kRefused, "SAME_PERSON"));
}

TEST(CorrectionTest, ARejectionLeavesTheFormAsItWas) {
  for (const bool endorsed : {false, true}) {
    CorrectionDesk desk;
    const Form before = desk.form();
    ASSERT_THAT(desk.Ask(desk.Wanted({desk.Changed("I-1", "23")})), IsOk());
    if (endorsed) {
      ASSERT_THAT(desk.Endorse(), IsOk());
    }
    EXPECT_THAT(Faults(desk.Reject("　", "x")), ElementsAre("reason: REASON_REQUIRED"));
    ASSERT_THAT(desk.Reject("佐证不足", "x"), IsOk());
    EXPECT_EQ(desk.form(), before);
    EXPECT_EQ(desk.Find<Correction>(kId).state, CorrectionState::kRejected);
    EXPECT_THAT(desk.Ask(desk.Wanted({desk.Changed("I-1", "23")})), IsOk());  // the way is free again
  }
}

TEST(CorrectionTest, EveryFaultIsNamedAtOnce) {
  CorrectionDesk desk;
  FormRow wrong = desk.Changed("T-1", "120");
  EXPECT_THAT(
      Faults(desk.Ask({.form = FormPath(desk.form().key),
                       .rows = {desk.Changed("I-1", "21.50"), wrong, FormRow{.item = "I-2"}}})),
      ElementsAre("correction.reason: REQUIRED", "correction.evidence: REQUIRED",
                  "correction.rows[1].progress: OUT_OF_RANGE", "correction.rows[2].item: ITEM_NOT_ON_FORM",
                  "correction.rows[0]: NOTHING_CHANGED"));
  const FormRow same = ByItem(desk.form().attested_rows).at("I-1");
  EXPECT_THAT(Faults(desk.Ask(desk.Wanted({same}))), ElementsAre("correction.rows[0]: NOTHING_CHANGED"));
}

TEST(CorrectionTest, IsForLockedFormsBeforeTheFreezeOneAtATime) {
  FormDesk open;
  open.BringToUnitOk();
  CorrectionDesk desk;
  const Correction wanted = desk.Wanted({desk.Changed("I-1", "23")});
  EXPECT_THAT(AskCorrection(wanted, open.Context(), open.document, open.As(kReporter, Role::kReporter)),
              IsRefusal(kRefused, "FORM_STATE"));
  ASSERT_THAT(desk.Ask(wanted), IsOk());
  EXPECT_THAT(desk.Ask(wanted), IsRefusal(kRefused, "CORRECTION_OPEN"));
  ASSERT_THAT(desk.Endorse(), IsOk());
  ASSERT_THAT(desk.Approve("A1", kReviewerA1), IsOk());
  desk.now = desk.Context().late.freeze;
  EXPECT_THAT(desk.Approve("", kOfficeClerk), IsRefusal(kRefused, "CORRECTION_FROZEN"));
  EXPECT_EQ(ByItem(desk.form().attested_rows).at("I-1").value, "21.5");
}

TEST(CorrectionTest, EveryPairOfItsMachineAnswersAsTheTable) {
  for (const auto state : {CorrectionState::kUnspecified, CorrectionState::kAsked, CorrectionState::kPending,
                           CorrectionState::kApproved, CorrectionState::kRejected}) {
    for (const auto event :
         {CorrectionEvent::kEndorse, CorrectionEvent::kApprove, CorrectionEvent::kReject}) {
      const bool asked = state == CorrectionState::kAsked && event != CorrectionEvent::kApprove;
      const bool pending = state == CorrectionState::kPending && event != CorrectionEvent::kEndorse;
      EXPECT_EQ(NextState(state, event).ok(), asked || pending) << StateName(state) << EventName(event);
      if (asked || pending) continue;
      EXPECT_THAT(NextState(state, event), IsRefusal(kRefused, "CORRECTION_STATE"));
    }
  }
}

Excuse Outage(const FormDesk& desk) {
  return {.form = FormPath(desk.form().key),
          .cause = ExcuseCause::kSystemOutage,
          .reason = "3 月 11 日下午系统无法登录",
          .evidence = {"故障通报"}};
}

absl::Status AskExcuse(FormDesk& desk, const Excuse& wanted) {
  return desk.Take(AskExcuse(wanted, desk.Context(), desk.document, desk.As(kReporter, Role::kReporter)));
}

absl::Status ConfirmExcuse(FormDesk& desk, const std::string& person) {
  return desk.Take(ConfirmExcuse(desk.Find<Excuse>("excuse-0001"), desk.Context(), desk.document,
                                 desk.As(person, Role::kGeneralOffice)));
}

TEST(ExcuseTest, AConfirmedOneMakesTheFormCountAsOnTime) {
  FormDesk desk;
  desk.Lock();
  ASSERT_THAT(AskExcuse(desk, Outage(desk)), IsOk());
  EXPECT_EQ(desk.form().form_class, FormClass::kMissing);
  EXPECT_THAT(AskExcuse(desk, Outage(desk)), IsRefusal(kRefused, "EXCUSE_OPEN"));
  EXPECT_THAT(ConfirmExcuse(desk, kReporter), IsRefusal(kRefused, "SAME_PERSON"));
  ASSERT_THAT(ConfirmExcuse(desk, kOfficeClerk), IsOk());
  EXPECT_EQ(desk.form().form_class, FormClass::kExcused);
  EXPECT_EQ(desk.form().state, FormState::kMissing);
  EXPECT_EQ(desk.last[0].reason, Outage(desk).reason);
  EXPECT_THAT(ConfirmExcuse(desk, "another"), IsRefusal(kRefused, "EXCUSE_STATE"));
  EXPECT_THAT(AskExcuse(desk, Outage(desk)), IsRefusal(kRefused, "NOTHING_TO_EXCUSE"));
}

TEST(ExcuseTest, ARefusedOneChangesNothing) {
  FormDesk desk;
  desk.Lock();
  const Form before = desk.form();
  ASSERT_THAT(AskExcuse(desk, Outage(desk)), IsOk());
  const ActContext office = desk.As(kOfficeClerk, Role::kGeneralOffice);
  EXPECT_THAT(Faults(RefuseExcuse(desk.Find<Excuse>("excuse-0001"), "", office).status()),
              ElementsAre("reason: REASON_REQUIRED"));
  ASSERT_THAT(desk.Take(RefuseExcuse(desk.Find<Excuse>("excuse-0001"), "系统当日正常", office)), IsOk());
  EXPECT_EQ(desk.form(), before);
}

TEST(ExcuseTest, NamesItsFaultsAndItsLimits) {
  FormDesk desk;
  desk.BringToUnitOk();
  desk.Lock();
  EXPECT_THAT(AskExcuse(desk, Outage(desk)), IsRefusal(kRefused, "NOTHING_TO_EXCUSE"));
  desk = FormDesk();
  desk.Lock();
  EXPECT_THAT(Faults(AskExcuse(desk, Excuse{.form = FormPath(desk.form().key)})),
              ElementsAre("excuse.cause: REQUIRED", "excuse.reason: REQUIRED", "excuse.evidence: REQUIRED"));
  desk.now = desk.Context().late.freeze;
  EXPECT_THAT(AskExcuse(desk, Outage(desk)), IsRefusal(kRefused, "EXCUSE_FROZEN"));
}

TEST(ExcuseTest, EveryPairOfItsMachineAnswersAsTheTable) {
  for (const auto state :
       {ExcuseState::kUnspecified, ExcuseState::kAsked, ExcuseState::kConfirmed, ExcuseState::kRefused}) {
    for (const auto event : {ExcuseEvent::kConfirm, ExcuseEvent::kRefuse}) {
      EXPECT_EQ(NextState(state, event).ok(), state == ExcuseState::kAsked) << StateName(state);
    }
  }
  EXPECT_THAT(NextState(ExcuseState::kConfirmed, ExcuseEvent::kRefuse), IsRefusal(kRefused, "EXCUSE_STATE"));
}

}  // namespace
}  // namespace duban::task::correction_test

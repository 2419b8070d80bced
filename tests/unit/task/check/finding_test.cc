#include "services/task/domain/check/finding.h"

#include <gmock/gmock.h>

#include "services/task/domain/check/check_rules.h"
#include "tests/support/error_matchers.h"
#include "tests/support/task_fixture.h"

namespace duban::task::finding_test {
namespace {

using duban::testing::ChinaAt;
using duban::testing::Faults;
using duban::testing::IsOk;
using duban::testing::IsRefusal;
using duban::testing::kCampaign;
using duban::testing::kReporter;
using duban::testing::kReviewerA1;
using duban::testing::kScienceUnit;
using duban::testing::MakeRegister;
using duban::testing::PeriodOf;
using ::testing::ElementsAre;

constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;

struct FindingTest : ::testing::Test {
  FindingTest() {
    document.form.key = {kCampaign, PeriodOf("2024-M03-D1"), kScienceUnit};
    document.form.state = FormState::kLocked;
    document.form.author = kReporter;
    document.form.approver = "wang-qiang";
    document.form.reviews = {
        Review{.action = "A1", .outcome = ReviewOutcome::kApproved, .reviewer = kReviewerA1}};
    document.form.attested_rows = {FormRow{.item = "I-1", .value = "102.0", .saved_by = "chen-bo"},
                                   FormRow{.item = "T-1", .done = absl::CivilDay(2024, 3, 8)}};
    document.sequence = 77;
  }
  ActContext By(const std::string& person) const {
    return {reg, kCampaign, Actor{person, Role::kVerifier, ""}, ChinaAt("2024-03-20 10:00")};
  }
  Finding ValueOf(const std::string& verified) const {
    return {.form = "campaigns/eight-actions-2024/periods/2024-M03-D1/forms/hc-sti",
            .item = "campaigns/eight-actions-2024/items/I-1",
            .subject = FindingSubject::kValue,
            .verified = verified,
            .method = "查阅统计报表和凭证"};
  }
  Finding DoneOf(const std::string& verified) const {
    Finding finding = ValueOf(verified);
    finding.item = "campaigns/eight-actions-2024/items/T-1";
    finding.subject = FindingSubject::kDone;
    return finding;
  }
  Finding Recorded(const Finding& given) const {
    const auto changes = RecordFinding(given, document, By("he-cha"));
    EXPECT_THAT(changes, IsOk());
    return changes.ok() ? *StateAs<Finding>(changes->front().state) : Finding();
  }

  const Register reg = MakeRegister();
  FormDocument document;
};

TEST(DeviationTest, IsExactAndHasAFloor) {
  EXPECT_EQ(DeviationPercent("102", "100", "1"), "2");
  EXPECT_EQ(DeviationPercent("90", "100", "1"), "10");
  EXPECT_EQ(DeviationPercent("4", "3", "1"), "100/3");
  EXPECT_EQ(DeviationPercent("0.5", "0", "1"), "50");      // the floor
  EXPECT_EQ(DeviationPercent("-1.1", "-1", "0.5"), "10");  // |verified|
  EXPECT_EQ(DeviationPercent("0.1", "-0.1", "2"), "10");
}

TEST(DeviationTest, LimitsBelongToTheLowerClass) {
  const CheckRules rules;
  const auto classify = [&](const std::string& deviation) {
    return Classify(deviation, rules.ok_percent, rules.error_percent);
  };
  EXPECT_EQ(classify("0"), DeviationClass::kOk);
  EXPECT_EQ(classify("2"), DeviationClass::kOk);
  EXPECT_EQ(classify("2.000000001"), DeviationClass::kError);
  EXPECT_EQ(classify("10"), DeviationClass::kError);
  EXPECT_EQ(classify("3001/300"), DeviationClass::kMajor);
}

TEST_F(FindingTest, TheFormSaysWhatWasReported) {
  Finding given = ValueOf("100.00");
  given.reported = "5";  // not for the verifier to say
  const Finding finding = Recorded(given);
  EXPECT_EQ(finding.reported, "102");
  EXPECT_EQ(finding.verified, "100");
  EXPECT_EQ(finding.deviation_percent, "2");
  EXPECT_EQ(finding.deviation_class, DeviationClass::kOk);
  EXPECT_EQ(finding.unit, kScienceUnit);
  EXPECT_EQ(finding.form_sequence, 77);
  EXPECT_EQ(finding.id, "f-0001");
}

TEST_F(FindingTest, AFactThatIsNotSoIsWhollyWrong) {
  EXPECT_EQ(Recorded(DoneOf("yes")).deviation_percent, "0");
  const Finding untrue = Recorded(DoneOf("no"));
  EXPECT_EQ(untrue.deviation_percent, "100");
  EXPECT_EQ(untrue.deviation_class, DeviationClass::kMajor);
}

TEST_F(FindingTest, NobodyVerifiesTheirOwnHand) {
  for (const char* person : {kReporter, "wang-qiang", kReviewerA1, "chen-bo"}) {
    EXPECT_THAT(RecordFinding(ValueOf("1"), document, By(person)), IsRefusal(kPrecondition, "SAME_PERSON"))
        << person;
    EXPECT_THAT(ConfirmFinding(Recorded(ValueOf("1")), document, By(person)),
                IsRefusal(kPrecondition, "SAME_PERSON"))
        << person;
  }
  ActContext substitute = By("dai-li");
  substitute.actor.on_behalf_of = kReporter;
  EXPECT_THAT(RecordFinding(ValueOf("1"), document, substitute), IsRefusal(kPrecondition, "SAME_PERSON"));
}

TEST_F(FindingTest, TwoPersonsVerify) {
  const Finding finding = Recorded(ValueOf("80"));
  EXPECT_THAT(ConfirmFinding(finding, document, By("he-cha")), IsRefusal(kPrecondition, "SAME_PERSON"));
  const auto confirmed = ConfirmFinding(finding, document, By("di-er"));
  ASSERT_THAT(confirmed, IsOk());
  EXPECT_EQ(StateAs<Finding>(confirmed->front().state)->second_verifier, "di-er");
}

TEST_F(FindingTest, OnlyLockedFormsAreVerified) {
  for (const FormState state :
       {FormState::kOpen, FormState::kUnitOk, FormState::kTfOk, FormState::kMissing}) {
    document.form.state = state;
    EXPECT_THAT(RecordFinding(ValueOf("1"), document, By("he-cha")),
                IsRefusal(kPrecondition, "FORM_NOT_LOCKED"));
  }
}

TEST_F(FindingTest, EveryFaultIsNamedAtOnce) {
  Finding bad = ValueOf("many");
  bad.item = "campaigns/eight-actions-2024/items/P-1";
  bad.method = " ";
  bad.evidence = {"campaigns/eight-actions-2024/evidence/none"};
  bad.sample = "campaigns/eight-actions-2024/samples/2024-Q1";
  EXPECT_THAT(Faults(RecordFinding(bad, document, By("he-cha")).status()),
              ElementsAre("finding.subject: NOTHING_REPORTED", "finding.verified: NOT_DECIMAL",
                          "finding.method: REQUIRED", "finding.evidence[0]: UNKNOWN_EVIDENCE",
                          "finding.sample: UNKNOWN_SAMPLE"));
  EXPECT_THAT(Faults(RecordFinding(DoneOf("perhaps"), document, By("he-cha")).status()),
              ElementsAre("finding.verified: YES_OR_NO"));
}

TEST_F(FindingTest, TheMachineAllowsWhatItsTableHasAndNothingElse) {
  for (const FindingState state :
       {FindingState::kRecorded, FindingState::kConfirmed, FindingState::kWithdrawn}) {
    Finding finding = Recorded(ValueOf("80"));
    finding.state = state;
    const auto confirmed = ConfirmFinding(finding, document, By("di-er"));
    const auto withdrawn = WithdrawFinding(finding, "记错");
    if (state == FindingState::kRecorded) {
      ASSERT_THAT(confirmed, IsOk());
      EXPECT_EQ(StateAs<Finding>(confirmed->front().state)->state, FindingState::kConfirmed);
      ASSERT_THAT(withdrawn, IsOk());
      EXPECT_EQ(StateAs<Finding>(withdrawn->front().state)->state, FindingState::kWithdrawn);
    } else {
      EXPECT_THAT(confirmed, IsRefusal(kPrecondition, "FINDING_STATE"));
      EXPECT_THAT(withdrawn, IsRefusal(kPrecondition, "FINDING_STATE"));
    }
  }
}

TEST(CheckRulesTest, EveryFaultIsNamedAtOnceAndNumbersBecomeCanonical) {
  const Register reg = MakeRegister();
  const ActContext context{reg, kCampaign, Actor{"zhu-ren", Role::kSupervisionHead, ""},
                           ChinaAt("2024-03-20 10:00")};
  CheckRules rules;
  rules.sample_percent = "12.50";
  const auto changed = UpdateCheckRules(rules, "督查办〔2024〕3号", context);
  ASSERT_THAT(changed, IsOk());
  EXPECT_EQ(StateAs<CheckRules>(changed->front().state)->sample_percent, "12.5");
  const CheckRules bad{.sample_percent = "0",
                       .sampled_claims = {},
                       .ok_percent = "11",
                       .deviation_floor = "x",
                       .repeat_months = 0};
  EXPECT_THAT(
      Faults(UpdateCheckRules(bad, "", context).status()),
      ElementsAre("check_rules.sample_percent: OUT_OF_RANGE", "check_rules.error_percent: LIMIT_ORDER",
                  "check_rules.deviation_floor: NOT_DECIMAL", "check_rules.repeat_months: OUT_OF_RANGE",
                  "check_rules.sampled_claims: REQUIRED", "reason: REASON_REQUIRED"));
}

}  // namespace
}  // namespace duban::task::finding_test

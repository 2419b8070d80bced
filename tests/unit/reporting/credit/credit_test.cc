#include "services/reporting/domain/credit/credit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/error_matchers.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::credit_test {
namespace {

using duban::testing::Faults;
using duban::testing::IsOk;
using duban::testing::IsRefusal;
using ::testing::ElementsAre;

const Period kQ1{PeriodKind::kQuarter, 2024, 1};
const absl::Time kNow = absl::FromUnixSeconds(1713500000);

Projection Record() {
  Projection record;
  record.units["dept-a"] = Unit{.id = "dept-a", .title = "部门甲", .kind = "DEPARTMENT"};
  return record;
}

Signature As(const std::string& person, const std::string& role) { return {person, role, "", ""}; }

Credit Commendation() {
  return {.campaign = "c",
          .id = "credit-0001",
          .kind = CreditKind::kCommendation,
          .unit = "dept-a",
          .period = kQ1,
          .level = CreditLevel::kProvincial,
          .category = "COMMENDATION",
          .document_number = "湘政发〔2024〕3号",
          .document_title = "关于表彰先进单位的决定",
          .matter = "优化营商环境"};
}

absl::StatusOr<Credit> Propose(const Credit& credit, const std::string& role = "PERFORMANCE") {
  return ProposeCredit(Record(), Rubric(), credit, As("li", role));
}

Credit Proposed(Credit credit = Commendation()) { return Propose(credit).value(); }

TEST(CreditMachineTest, EveryStateAndEvent) {
  std::vector<std::string> allowed;
  for (const CreditState from : {CreditState::kUnspecified, CreditState::kProposed, CreditState::kApproved,
                                 CreditState::kRefused, CreditState::kWithdrawn}) {
    for (const CreditEvent event : {CreditEvent::kApprove, CreditEvent::kRefuse, CreditEvent::kWithdraw}) {
      const auto next = NextState(kCreditMachine, {"CREDIT_STATE", "加分扣分"}, from, event);
      if (next.ok()) {
        allowed.push_back(absl::StrCat(StateName(from), " ", EventName(event), " ", StateName(*next)));
      } else {
        EXPECT_THAT(next, IsRefusal(absl::StatusCode::kFailedPrecondition, "CREDIT_STATE"));
      }
    }
  }
  EXPECT_THAT(allowed, ElementsAre("PROPOSED approve APPROVED", "PROPOSED refuse REFUSED",
                                   "PROPOSED withdraw WITHDRAWN", "APPROVED withdraw WITHDRAWN"));
}

TEST(ProposeCreditTest, AFormalCommendationIsProposed) {
  const auto credit = Propose(Commendation());
  ASSERT_THAT(credit, IsOk());
  EXPECT_EQ(credit->state, CreditState::kProposed);
  EXPECT_EQ(credit->proposer, "li");
}

TEST(ProposeCreditTest, WithoutAFormalDocumentNothingCounts) {
  Credit credit = Commendation();
  credit.document_number.clear();
  credit.document_title.clear();
  credit.matter.clear();
  credit.level = CreditLevel::kUnspecified;
  credit.period.kind = PeriodKind::kMonth;
  credit.unit = "nowhere";
  credit.evidence_sha256 = "x";
  EXPECT_THAT(Faults(Propose(credit).status()),
              ElementsAre("credit.unit: UNKNOWN_UNIT", "credit.period: PERIOD_KIND", "credit.level: REQUIRED",
                          "credit.document_number: REQUIRED", "credit.document_title: REQUIRED",
                          "credit.matter: REQUIRED", "credit.evidence_sha256: NOT_SHA256"));
}

TEST(ProposeCreditTest, WhatIsNotCountedIsRefusedByItsCategory) {
  for (const char* category :
       {"LEADER_COMMENT", "PRESS_ITEM", "SHARED_EXPERIENCE", "MEETING_COUNT", "TRACE"}) {
    Credit credit = Commendation();
    credit.category = category;
    EXPECT_THAT(Propose(credit), IsRefusal(absl::StatusCode::kInvalidArgument, "CREDIT_NOT_COUNTED"))
        << category;
  }
  Credit credit = Commendation();
  credit.category = "OTHER";
  EXPECT_THAT(Propose(credit), IsRefusal(absl::StatusCode::kInvalidArgument, "UNKNOWN_CATEGORY"));
}

TEST(ProposeCreditTest, WhatIsNotCountedIsRefusedUnderAnotherName) {
  Credit credit = Commendation();
  credit.document_title = "关于某市长批示的通知";
  EXPECT_THAT(Propose(credit), IsRefusal(absl::StatusCode::kInvalidArgument, "CREDIT_NOT_COUNTED"));
  credit = Commendation();
  credit.matter = "信息采用12篇";
  EXPECT_THAT(Propose(credit), IsRefusal(absl::StatusCode::kInvalidArgument, "CREDIT_NOT_COUNTED"));
  // A commendation may well mention what it follows from.
  credit = Commendation();
  credit.document_title = "关于贯彻批示精神表彰先进单位的决定";
  EXPECT_THAT(Propose(credit), IsOk());
}

TEST(ProposeCreditTest, AUnitProposesOnlyItsOwnCommendation) {
  Credit criticism = Commendation();
  criticism.kind = CreditKind::kCriticism;
  EXPECT_THAT(Propose(criticism, "UNIT_LEADER"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "OWN_UNIT_ONLY"));
  EXPECT_THAT(Propose(Commendation(), "UNIT_LEADER"), IsOk());
}

TEST(ProposeCreditTest, AnAccidentIsAGroundFromTheSecondGradeWithConfirmedResponsibility) {
  Credit veto = Commendation();
  veto.kind = CreditKind::kVetoGround;
  veto.accident_grade = AccidentGrade::kOrdinary;
  EXPECT_THAT(Faults(Propose(veto).status()),
              ElementsAre("credit.accident_grade: ACCIDENT_GRADE",
                          "credit.responsibility_confirmed: RESPONSIBILITY_OPEN"));
  veto.accident_grade = AccidentGrade::kLarger;
  EXPECT_THAT(Propose(veto), IsRefusal(absl::StatusCode::kInvalidArgument, "RESPONSIBILITY_OPEN"));
  veto.responsibility_confirmed = true;
  EXPECT_THAT(Propose(veto), IsOk());
  veto.accident_grade = AccidentGrade::kUnspecified;  // another ground, by formal document
  veto.responsibility_confirmed = false;
  EXPECT_THAT(Propose(veto), IsOk());
}

TEST(DecideCreditTest, TheProposerNeverApproves) {
  EXPECT_THAT(DecideCredit(Proposed(), true, "", As("li", "PERFORMANCE"), kNow),
              IsRefusal(absl::StatusCode::kPermissionDenied, "SAME_PERSON"));
  EXPECT_THAT(DecideCredit(Proposed(), true, "", {"deputy", "PERFORMANCE", "", "li"}, kNow),
              IsRefusal(absl::StatusCode::kPermissionDenied, "SAME_PERSON"));
  const auto approved = DecideCredit(Proposed(), true, "", As("wang", "PERFORMANCE"), kNow);
  ASSERT_THAT(approved, IsOk());
  EXPECT_EQ(approved->decider, "wang");
  EXPECT_EQ(approved->decision_time, kNow);
}

TEST(DecideCreditTest, ARefusalSaysWhy) {
  EXPECT_THAT(DecideCredit(Proposed(), false, "", As("wang", "PERFORMANCE"), kNow),
              IsRefusal(absl::StatusCode::kInvalidArgument, "REASON_REQUIRED"));
  EXPECT_THAT(DecideCredit(Proposed(), false, "非正式文件", As("wang", "PERFORMANCE"), kNow), IsOk());
}

TEST(DecideCreditTest, AVetoIsForTheHeads) {
  Credit veto = Commendation();
  veto.kind = CreditKind::kVetoGround;
  veto = Proposed(veto);
  EXPECT_THAT(DecideCredit(veto, true, "", As("wang", "SUPERVISION_HEAD"), kNow),
              IsRefusal(absl::StatusCode::kPermissionDenied, "VETO_BY_HEAD"));
  EXPECT_THAT(DecideCredit(veto, true, "", As("wang", "HEAD"), kNow), IsOk());
}

TEST(WithdrawCreditTest, ByThoseWhoMay) {
  EXPECT_THAT(WithdrawCredit(Proposed(), "重复", As("zhao", "UNIT_LEADER")),
              IsRefusal(absl::StatusCode::kPermissionDenied, "OWN_PROPOSAL_ONLY"));
  EXPECT_THAT(WithdrawCredit(Proposed(), "重复", As("li", "UNIT_LEADER")), IsOk());
  EXPECT_THAT(WithdrawCredit(Proposed(), "", As("li", "PERFORMANCE")),
              IsRefusal(absl::StatusCode::kInvalidArgument, "REASON_REQUIRED"));
  const Credit approved = *DecideCredit(Proposed(), true, "", As("wang", "PERFORMANCE"), kNow);
  EXPECT_THAT(WithdrawCredit(approved, "撤销", As("li", "UNIT_LEADER")),
              IsRefusal(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED"));
  EXPECT_THAT(WithdrawCredit(approved, "文件撤销", As("wang", "SUPERVISION_HEAD")), IsOk());
}

// Entries that count.
class CreditInputsTest : public ::testing::Test {
 protected:
  void Approve(CreditKind kind, CreditLevel level, const std::string& matter, const Period& period = kQ1,
               const std::string& unit = "dept-a") {
    Credit credit = Commendation();
    credit.id = absl::StrCat("credit-", ++book_.sequence);
    credit.kind = kind;
    credit.level = level;
    credit.matter = matter;
    credit.period = period;
    credit.unit = unit;
    credit.state = CreditState::kApproved;
    book_.docket.Put(Matter(credit), book_.sequence, kNow);
  }
  CreditInputs Inputs(const Period& period = kQ1, const std::set<std::string>& exempted = {}) {
    return CreditInputsOf(book_, Rubric(), "hecheng", "c", period, exempted);
  }
  std::vector<Rational> Points(const Period& period = kQ1) {
    std::vector<Rational> points;
    const CreditInputs inputs = Inputs(period);
    const auto found = inputs.adjustments.find("dept-a");
    if (found == inputs.adjustments.end()) return points;
    for (const Adjustment& one : found->second) {
      points.push_back(one.bonus ? one.points : Rational(-one.points));
    }
    return points;
  }

  Book book_;
};

TEST_F(CreditInputsTest, PointsComeFromTheSchemeByKindAndLevel) {
  Approve(CreditKind::kCommendation, CreditLevel::kNational, "甲");
  Approve(CreditKind::kCommendation, CreditLevel::kCity, "乙");
  Approve(CreditKind::kCriticism, CreditLevel::kProvincial, "丙");
  EXPECT_THAT(Points(), ::testing::UnorderedElementsAre(Rational(2), Dec("0.5"), Rational(-2)));
}

TEST_F(CreditInputsTest, OfOneMatterOnlyTheHighestLevelCounts) {
  Approve(CreditKind::kCommendation, CreditLevel::kCity, "甲");
  Approve(CreditKind::kCommendation, CreditLevel::kProvincial, "甲");
  EXPECT_THAT(Points(), ElementsAre(Rational(1)));
  const Adjustment counted = Inputs().adjustments["dept-a"][0];
  EXPECT_EQ(counted.line.act, 2);
  EXPECT_EQ(counted.line.item, "jurisdictions/hecheng/campaigns/c/credits/credit-2");
}

TEST_F(CreditInputsTest, ALaterQuarterCountsOnlyWhatIsAboveTheEarlier) {
  const Period q2{PeriodKind::kQuarter, 2024, 2};
  Approve(CreditKind::kCommendation, CreditLevel::kCity, "甲");
  Approve(CreditKind::kCommendation, CreditLevel::kProvincial, "甲", q2);
  EXPECT_THAT(Points(kQ1), ElementsAre(Dec("0.5")));
  EXPECT_THAT(Points(q2), ElementsAre(Dec("0.5")));
  EXPECT_THAT(Points({PeriodKind::kYear, 2024, 1}), ElementsAre(Rational(1)));
  EXPECT_EQ(BonusUsedBefore(book_, Rubric(), "c", q2, "dept-a", {}), Dec("0.5"));
}

TEST_F(CreditInputsTest, WhatEarlierQuartersUsedIsCappedByTheQuarter) {
  for (const char* matter : {"甲", "乙", "丙"})
    Approve(CreditKind::kCommendation, CreditLevel::kNational, matter);
  const Period q2{PeriodKind::kQuarter, 2024, 2};
  EXPECT_EQ(BonusUsedBefore(book_, Rubric(), "c", q2, "dept-a", {}), 3);
  EXPECT_EQ(BonusUsedBefore(book_, Rubric(), "c", kQ1, "dept-a", {}), 0);
  for (const char* matter : {"丁", "戊"})
    Approve(CreditKind::kCommendation, CreditLevel::kNational, matter, q2);
  EXPECT_EQ(BonusUsedBefore(book_, Rubric(), "c", {PeriodKind::kQuarter, 2024, 3}, "dept-a", {}), 5);
}

TEST_F(CreditInputsTest, ConductProblemsAndVetoesStandOnTheirOwn) {
  Approve(CreditKind::kConductProblem, CreditLevel::kUnspecified, "作风");
  Approve(CreditKind::kVetoGround, CreditLevel::kUnspecified, "事故", kQ1, "dept-b");
  CreditInputs inputs = Inputs();
  EXPECT_EQ(inputs.conduct_problems["dept-a"].size(), 1u);
  EXPECT_EQ(inputs.vetoes["dept-b"].size(), 1u);
  EXPECT_TRUE(inputs.adjustments.empty());
}

TEST_F(CreditInputsTest, AnExemptedEntryCountsNot) {
  Approve(CreditKind::kCriticism, CreditLevel::kCity, "甲");
  EXPECT_TRUE(Inputs(kQ1, {"credit-1"}).adjustments.empty());
}

TEST_F(CreditInputsTest, OnlyApprovedEntriesOfThePeriodCount) {
  Credit proposed = Proposed();
  book_.docket.Put(Matter(proposed), 1, kNow);
  Approve(CreditKind::kCommendation, CreditLevel::kCity, "乙", {PeriodKind::kQuarter, 2023, 1});
  EXPECT_TRUE(Inputs().adjustments.empty());
}

TEST(DecideCreditTest, ASubstituteAndThePrincipalAreOneHand) {
  const Signature substitute = {"dai", "PERFORMANCE", "", "li"};
  const Credit credit = ProposeCredit(Record(), Rubric(), Commendation(), substitute).value();
  EXPECT_EQ(credit.proposer, "dai");
  EXPECT_EQ(credit.proposer_for, "li");
  for (const Signature& actor :
       {As("li", "PERFORMANCE"), As("dai", "HEAD"), Signature{"x", "HEAD", "", "li"}}) {
    EXPECT_THAT(DecideCredit(credit, true, "", actor, kNow),
                IsRefusal(absl::StatusCode::kPermissionDenied, "SAME_PERSON"));
  }
  const Credit approved = DecideCredit(credit, true, "", {"y", "HEAD", "", "wang"}, kNow).value();
  EXPECT_EQ(approved.decider, "y");
  EXPECT_EQ(approved.decider_for, "wang");
}

TEST(ProposeCreditTest, ForceMajeureNeedsAFormalDocumentAndGivesNoPoints) {
  Credit credit = Commendation();
  credit.kind = CreditKind::kForceMajeure;
  credit.level = CreditLevel::kUnspecified;
  credit.category.clear();
  ASSERT_THAT(Propose(credit), IsOk());
  EXPECT_EQ(CreditPoints(credit, Rubric()), 0);
  EXPECT_THAT(Propose(credit, "UNIT_LEADER"),
              IsRefusal(absl::StatusCode::kPermissionDenied, "OWN_UNIT_ONLY"));
  credit.document_number.clear();
  EXPECT_THAT(Faults(Propose(credit).status()), ElementsAre("credit.document_number: REQUIRED"));
}

}  // namespace
}  // namespace duban::reporting::credit_test

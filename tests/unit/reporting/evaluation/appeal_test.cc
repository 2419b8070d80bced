#include "services/reporting/domain/evaluation/appeal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/reporting/domain/evaluation/appeal_rules.h"
#include "tests/support/error_matchers.h"
#include "tests/unit/reporting/evaluation/evaluated_campaign.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::appeal_test {
namespace {

using ::duban::testing::Faults;
using ::duban::testing::IsRefusal;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;

// dept-a has 24 of 30 points in K1 of the trial scores: 20 of 25 planned.
class AppealTest : public ::testing::Test {
 protected:
  AppealTest() : trial_(campaign_.WithTrial(now_)) {}

  Appeal Filed() { return campaign_.File("30", now_).value(); }
  Appeal Ruled(const char* points) {
    return RuleAppeal(Filed(), Dec(points), "经核实", campaign_.Context(General(), now_)).value();
  }
  Appeal Decided(const char* points) {
    return ConfirmAppeal(Ruled(points), campaign_.Context(Performance(), now_)).value();
  }

  const absl::Time now_ = At(absl::CivilDay(2024, 4, 22), 9);
  EvaluatedCampaign campaign_;
  const Evaluation trial_;
};

TEST_F(AppealTest, AnAppealStatesOneLeafOfTheTrialScores) {
  const Appeal appeal = Filed();
  EXPECT_EQ(appeal.id, "appeal-0001");
  EXPECT_EQ(appeal.state, AppealState::kFiled);
  EXPECT_EQ(appeal.trial_points, 24);
  EXPECT_EQ(appeal.leaf_points, 30);
  EXPECT_EQ(appeal.due, trial_.answers_due);
}

TEST_F(AppealTest, TheWindowIsFromTheTrialToItsClose) {
  EXPECT_THAT(campaign_.File("30", trial_.objections_close + absl::Seconds(1)),
              IsRefusal(kPrecondition, "OBJECTIONS_CLOSED"));
  EXPECT_TRUE(campaign_.File("30", trial_.objections_close).ok());
  EvaluatedCampaign open;
  EXPECT_THAT(open.File("30", now_), IsRefusal(kPrecondition, "EVALUATION_STATE"));
}

TEST_F(AppealTest, OneAppealPerLeafAndResource) {
  const Appeal first = Filed();
  EXPECT_THAT(campaign_.File("29", now_), IsRefusal(kPrecondition, "APPEAL_EXISTS"));
  campaign_.Write(WithdrawAppeal(first).value(), now_);
  EXPECT_TRUE(campaign_.File("29", now_).ok());
}

TEST_F(AppealTest, EveryFaultOfAClaimIsNamed) {
  const QuarterResult scores = campaign_.Compute();
  const auto faults = [&](const char* leaf, const char* points, const char* resource,
                          const std::string& grounds) {
    AppealClaim claim{"dept-a", campaign_.quarter, leaf, resource, Dec(points), grounds, {}};
    return Faults(FileAppeal(campaign_.book, CampaignBuilder::kCampaign, claim, scores.Find("dept-a"),
                             {"wang.wu", "UNIT_LEADER", "dept-a", ""}, now_)
                      .status());
  };
  EXPECT_THAT(faults("K9", "1", "", ""),
              ElementsAre("appeal.leaf: UNKNOWN_LEAF", "appeal.grounds: REQUIRED"));
  EXPECT_THAT(faults("K1", "24", "", "有误"), ElementsAre("appeal.claimed_points: NOT_ABOVE_TRIAL"));
  EXPECT_THAT(faults("K1", "30.01", "", "有误"), ElementsAre("appeal.claimed_points: OVER_LEAF_POINTS"));
  EXPECT_THAT(faults("K3b", "3", "", "有误"), ElementsAre("appeal.leaf: NOT_APPLICABLE"));
  EXPECT_THAT(faults("K1", "30", "campaigns/eight-actions/items/I-9", "有误"),
              ElementsAre("appeal.resource: UNKNOWN_ITEM"));
  EXPECT_THAT(faults("K1", "30", "campaigns/eight-actions/items/I-1", "有误"), IsEmpty());
  std::string text;
  for (int i = 0; i < 2001; ++i) text += "误";
  EXPECT_THAT(faults("K1", "30", "", text), ElementsAre("appeal.grounds: TOO_LONG"));
}

TEST_F(AppealTest, TheDecidedPointsTellTheOutcome) {
  EXPECT_EQ(Decided("30").state, AppealState::kUpheld);
  EvaluatedCampaign again;
  again.WithTrial(now_);
  const Appeal filed = again.File("30", now_).value();
  const auto outcome = [&](const char* points) {
    const Appeal ruled = RuleAppeal(filed, Dec(points), "经核实", again.Context(General(), now_)).value();
    return ConfirmAppeal(ruled, again.Context(Performance(), now_)).value().state;
  };
  EXPECT_EQ(outcome("24"), AppealState::kRejected);
  EXPECT_EQ(outcome("24.01"), AppealState::kPartly);
  EXPECT_EQ(outcome("29.99"), AppealState::kPartly);
}

TEST_F(AppealTest, AnAppealNeverCostsPointsNorGivesMoreThanTheLeafHas) {
  const Appeal filed = Filed();
  const AppealContext context = campaign_.Context(General(), now_);
  EXPECT_THAT(Faults(RuleAppeal(filed, Dec("23.99"), "", context).status()),
              ElementsAre("new_points: BELOW_OLD", "reason: REQUIRED"));
  EXPECT_THAT(RuleAppeal(filed, Dec("30.01"), "经核实", context),
              IsRefusal(absl::StatusCode::kInvalidArgument, "OVER_LEAF_POINTS"));
}

TEST_F(AppealTest, TwoOfficesAndTwoPersonsDecide) {
  const Appeal ruled = Ruled("30");
  const auto confirm = [&](const Signature& actor) {
    return ConfirmAppeal(ruled, campaign_.Context(actor, now_));
  };
  EXPECT_THAT(confirm({"zong.ban", "PERFORMANCE", "", ""}), IsRefusal(kPrecondition, "SAME_PERSON"));
  EXPECT_THAT(confirm({"dai.li", "PERFORMANCE", "", "zong.ban"}), IsRefusal(kPrecondition, "SAME_PERSON"));
  EXPECT_THAT(confirm({"other", "GENERAL_OFFICE", "", ""}), IsRefusal(kPrecondition, "OTHER_OFFICE"));
  const Appeal decided = confirm(Performance()).value();
  EXPECT_EQ(decided.ruling->confirmed_by, "ji.xiao");
  EXPECT_EQ(decided.ruling->confirming_on_behalf_of, "");
  EXPECT_EQ(decided.ruling->act, campaign_.book.sequence + 1);
  EXPECT_FALSE(decided.ruling->late);
}

TEST_F(AppealTest, WhoIsOfTheUnitOrReviewedItsFormsStandsAside) {
  const Appeal filed = Filed();
  for (const char* person : {"li.si", "wang.wu", "shen.he"}) {
    const AppealContext context = campaign_.Context({person, "GENERAL_OFFICE", "", ""}, now_);
    EXPECT_THAT(RuleAppeal(filed, Dec("30"), "经核实", context), IsRefusal(kPrecondition, "RECUSED"))
        << person;
  }
  const auto recusal = [&](const char* unit, const char* person) {
    return AppealRecusal(campaign_.builder.projection(), CampaignBuilder::kCampaign, campaign_.quarter, unit,
                         person, absl::CivilDay(2024, 4, 22));
  };
  EXPECT_THAT(recusal("dept-b", "li.si"), IsEmpty());       // of another unit
  EXPECT_THAT(recusal("tf-1", "shen.he"), Not(IsEmpty()));  // of the task force
  EXPECT_THAT(recusal("dept-c", "shen.he"), IsEmpty());     // no form of dept-c came before A1
}

TEST_F(AppealTest, ARoleThatEndedBeforeThePeriodIsNoTie) {
  RoleGrant grant;
  grant.id = "r9";
  grant.person = "old.hand";
  grant.role = "UNIT_LEADER";
  grant.unit = "dept-a";
  grant.last = absl::CivilDay(2023, 12, 31);
  campaign_.builder.Put(grant);
  const auto recusal = [&] {
    return AppealRecusal(campaign_.builder.projection(), CampaignBuilder::kCampaign, campaign_.quarter,
                         "dept-a", "old.hand", absl::CivilDay(2024, 4, 22));
  };
  EXPECT_THAT(recusal(), IsEmpty());
  grant.last = absl::CivilDay(2024, 1, 1);
  campaign_.builder.Put(grant);
  EXPECT_THAT(recusal(), Not(IsEmpty()));
}

TEST_F(AppealTest, OneFurtherAppealInThreeWorkingDays) {
  const Appeal partly = Decided("25");
  // Mon 22 April + 3 working days.
  EXPECT_EQ(AppealTimeText(*partly.further_close), "2024-04-25 17:30");
  const auto ask = [&](const Appeal& appeal, absl::Time time) {
    return AskFurther(appeal, "不服", {"campaigns/c/evidence/e"}, campaign_.Context(General(), time));
  };
  EXPECT_THAT(ask(partly, *partly.further_close + absl::Seconds(1)),
              IsRefusal(kPrecondition, "FURTHER_APPEAL_LATE"));
  const Appeal further = ask(partly, *partly.further_close).value();
  // Five more, 1 and 2 May off.
  EXPECT_EQ(AppealTimeText(*further.further_due), "2024-05-06 17:30");
  const Appeal decided = DecideAppeal(further, Dec("27"), "酌定", campaign_.Context(Deputy(), now_)).value();
  EXPECT_EQ(decided.state, AppealState::kPartly);
  EXPECT_EQ(decided.further_ruling->old_points, 25);
  EXPECT_THAT(ask(decided, now_), IsRefusal(kPrecondition, "FURTHER_APPEAL_USED"));
}

TEST_F(AppealTest, TheFirstDecidersDoNotDecideAgain) {
  const Appeal further = AskFurther(Decided("25"), "不服", {}, campaign_.Context(General(), now_)).value();
  for (const char* person : {"zong.ban", "ji.xiao", "wang.wu"}) {
    const AppealContext context = campaign_.Context({person, "EXECUTIVE_DEPUTY", "", ""}, now_);
    EXPECT_THAT(DecideAppeal(further, Dec("27"), "酌定", context), IsRefusal(kPrecondition, "RECUSED"));
  }
  EXPECT_THAT(DecideAppeal(further, Dec("24"), "酌定", campaign_.Context(Deputy(), now_)),
              IsRefusal(absl::StatusCode::kInvalidArgument, "BELOW_OLD"));
}

TEST_F(AppealTest, WithdrawingAFurtherAppealLeavesTheRuling) {
  const Appeal partly = Decided("25");
  const Appeal further = AskFurther(partly, "不服", {}, campaign_.Context(General(), now_)).value();
  const Appeal back = WithdrawAppeal(further).value();
  EXPECT_EQ(back.state, AppealState::kPartly);
  EXPECT_EQ(back.ruling, partly.ruling);
  EXPECT_THAT(RulingsOf(back, "hecheng"), SizeIs(1));
}

TEST_F(AppealTest, LatenessIsKept) {
  const Appeal ruled = Ruled("25");
  const absl::Time late = trial_.answers_due + absl::Seconds(1);
  EXPECT_TRUE(ConfirmAppeal(ruled, campaign_.Context(Performance(), late))->ruling->late);
}

TEST_F(AppealTest, ASubstituteConfirmsInThePrincipalsNameToo) {
  const Appeal ruled = Ruled("25");
  const Signature substitute = {"dai.li", "PERFORMANCE", "", "ji.xiao"};
  const Appeal partly = ConfirmAppeal(ruled, campaign_.Context(substitute, now_)).value();
  EXPECT_EQ(partly.ruling->confirmed_by, "dai.li");
  EXPECT_EQ(partly.ruling->confirming_on_behalf_of, "ji.xiao");
  const Appeal further = AskFurther(partly, "不服", {}, campaign_.Context(General(), now_)).value();
  // Neither of the two who confirmed decides again.
  for (const char* person : {"dai.li", "ji.xiao"}) {
    const Signature deputy = {person, "EXECUTIVE_DEPUTY", "", ""};
    EXPECT_THAT(DecideAppeal(further, Dec("26"), "酌定", campaign_.Context(deputy, now_)),
                IsRefusal(kPrecondition, "RECUSED"));
  }
  EXPECT_TRUE(DecideAppeal(further, Dec("26"), "酌定", campaign_.Context(Deputy(), now_)).ok());
}

}  // namespace
}  // namespace duban::reporting::appeal_test

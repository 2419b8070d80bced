// Every state and event of evaluations and appeals: what the tables have is done, all else is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <utility>

#include "tests/support/error_matchers.h"
#include "tests/unit/reporting/evaluation/evaluated_campaign.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting {
namespace {

using ::duban::testing::DetailsIn;

constexpr MachineText kText = {"STATE", "试验"};

// (from, event) → to, as the rules of evaluations say; written out again to hold beside the table.
TEST(EvaluationMachinesTest, EvaluationsGoFromOpenToFinal) {
  using S = EvaluationState;
  using E = EvaluationEvent;
  const std::map<std::pair<S, E>, S> expected = {{{S::kOpen, E::kOpenTrial}, S::kTrial},
                                                 {{S::kTrial, E::kFinalize}, S::kProposed},
                                                 {{S::kProposed, E::kConfirm}, S::kFinal},
                                                 {{S::kProposed, E::kReturn}, S::kTrial},
                                                 {{S::kFinal, E::kAmend}, S::kFinal},
                                                 {{S::kFinal, E::kProposeAmendment}, S::kFinal},
                                                 {{S::kFinal, E::kConfirmAmendment}, S::kFinal},
                                                 {{S::kFinal, E::kReturnAmendment}, S::kFinal}};
  for (const S state : {S::kUnspecified, S::kOpen, S::kTrial, S::kProposed, S::kFinal}) {
    for (const E event : {E::kOpenTrial, E::kFinalize, E::kConfirm, E::kReturn, E::kAmend,
                          E::kProposeAmendment, E::kConfirmAmendment, E::kReturnAmendment}) {
      const auto next = NextState(kEvaluationMachine, kText, state, event);
      const auto found = expected.find({state, event});
      EXPECT_EQ(next.ok(), found != expected.end()) << StateName(state) << " " << EventName(event);
      if (next.ok() && found != expected.end()) {
        EXPECT_EQ(*next, found->second);
      }
    }
  }
}

// The domain's functions keep to the table in every state.
TEST(EvaluationMachinesTest, EvaluationActsAreRefusedInEveryOtherState) {
  using S = EvaluationState;
  EvaluatedCampaign campaign;
  const absl::Time late = At(absl::CivilDay(2024, 6, 3), 9);
  const Evaluation trial = campaign.WithTrial(At(absl::CivilDay(2024, 4, 22), 9));
  const QuarterResult scores = campaign.Compute();
  for (const S state : {S::kTrial, S::kProposed, S::kFinal}) {
    Evaluation one = trial;
    one.state = state;
    one.final_edition = one.trial;
    const auto step = campaign.Step("zong.ban", "GENERAL_OFFICE", late);
    const auto reason = [](const auto& result) { return DetailsIn(result.status()).reason; };
    EXPECT_EQ(FinalizeEvaluation(campaign.book, one, scores, step).ok(), state == S::kTrial);
    EXPECT_EQ(ConfirmEvaluation(one, step).ok(), state == S::kProposed);
    EXPECT_EQ(ReturnEvaluation(one, step).ok(), state == S::kProposed);
    const AmendedScores amended = {{{"x", 0, 1}}, ScoresDigest(scores), {}};
    EXPECT_EQ(AmendEvaluation(one, amended, step).ok(), state == S::kFinal);
    EXPECT_EQ(ProposeAmendment(one, amended, step).ok(), state == S::kFinal);
    if (state != S::kFinal) {
      EXPECT_EQ(reason(AmendEvaluation(one, amended, step)), "EVALUATION_STATE");
    }
  }
}

// What each act makes of each state of an appeal; absent: refused.
TEST(EvaluationMachinesTest, AppealsFollowTheirTable) {
  using S = AppealState;
  using E = AppealEvent;
  const std::map<std::pair<S, E>, S> expected = {{{S::kFiled, E::kRule}, S::kRuled},
                                                 {{S::kFiled, E::kWithdraw}, S::kWithdrawn},
                                                 {{S::kRuled, E::kConfirmUpheld}, S::kUpheld},
                                                 {{S::kRuled, E::kConfirmPartly}, S::kPartly},
                                                 {{S::kRuled, E::kConfirmRejected}, S::kRejected},
                                                 {{S::kRuled, E::kReturn}, S::kFiled},
                                                 {{S::kPartly, E::kFurther}, S::kFurther},
                                                 {{S::kRejected, E::kFurther}, S::kFurther},
                                                 {{S::kFurther, E::kDecideUpheld}, S::kUpheld},
                                                 {{S::kFurther, E::kDecidePartly}, S::kPartly},
                                                 {{S::kFurther, E::kDecideRejected}, S::kRejected},
                                                 {{S::kFurther, E::kWithdrawToPartly}, S::kPartly},
                                                 {{S::kFurther, E::kWithdrawToRejected}, S::kRejected}};
  EXPECT_EQ(kAppealMachine.size(), expected.size());
  for (const S state : {S::kUnspecified, S::kFiled, S::kRuled, S::kUpheld, S::kPartly, S::kRejected,
                        S::kWithdrawn, S::kFurther}) {
    for (int event = 0; event <= static_cast<int>(E::kWithdrawToRejected); ++event) {
      const auto next = NextState(kAppealMachine, kText, state, static_cast<E>(event));
      const auto found = expected.find({state, static_cast<E>(event)});
      EXPECT_EQ(next.ok(), found != expected.end()) << StateName(state) << " " << event;
      if (next.ok() && found != expected.end()) {
        EXPECT_EQ(*next, found->second);
      }
    }
  }
}

TEST(EvaluationMachinesTest, AppealActsAreRefusedInEveryOtherState) {
  using S = AppealState;
  EvaluatedCampaign campaign;
  const absl::Time time = At(absl::CivilDay(2024, 4, 23), 9);
  campaign.WithTrial(At(absl::CivilDay(2024, 4, 22), 9));
  const Appeal filed = campaign.File("30", time).value();
  const Appeal ruled = RuleAppeal(filed, Dec("25"), "核实", campaign.Context(General(), time)).value();
  const Appeal partly = ConfirmAppeal(ruled, campaign.Context(Performance(), time)).value();
  const Appeal further = AskFurther(partly, "不服", {}, campaign.Context(General(), time)).value();
  for (const S state :
       {S::kFiled, S::kRuled, S::kUpheld, S::kPartly, S::kRejected, S::kWithdrawn, S::kFurther}) {
    Appeal one = state == S::kFurther ? further : partly;
    one.state = state;
    const AppealContext general = campaign.Context(General(), time);
    const AppealContext performance = campaign.Context(Performance(), time);
    const AppealContext deputy = campaign.Context(Deputy(), time);
    const bool decided = state == S::kPartly || state == S::kRejected;
    EXPECT_EQ(RuleAppeal(one, Dec("25"), "核实", general).ok(), state == S::kFiled) << StateName(state);
    EXPECT_EQ(ConfirmAppeal(one, performance).ok(), state == S::kRuled) << StateName(state);
    EXPECT_EQ(ReturnAppeal(one, "再核", performance).ok(), state == S::kRuled) << StateName(state);
    EXPECT_EQ(AskFurther(one, "不服", {}, general).ok(), decided) << StateName(state);
    EXPECT_EQ(DecideAppeal(one, Dec("26"), "酌定", deputy).ok(), state == S::kFurther) << StateName(state);
    EXPECT_EQ(WithdrawAppeal(one).ok(), state == S::kFiled || state == S::kFurther) << StateName(state);
  }
}

}  // namespace
}  // namespace duban::reporting

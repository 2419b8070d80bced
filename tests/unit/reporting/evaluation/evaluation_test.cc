#include "services/reporting/domain/evaluation/evaluation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/error_matchers.h"
#include "tests/unit/reporting/evaluation/evaluated_campaign.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::evaluation_test {
namespace {

using ::duban::testing::IsRefusal;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;
const absl::Time kTrialTime = At(absl::CivilDay(2024, 4, 22), 9);
const absl::Time kClosed = At(absl::CivilDay(2024, 4, 30), 9);

const Cause kCause = {"campaigns/c/appeals/a", 0, 7};

// A final evaluation of the campaign, written.
Evaluation Final(EvaluatedCampaign& campaign) {
  Evaluation one = campaign.WithTrial(kTrialTime);
  one = FinalizeEvaluation(campaign.book, one, campaign.Compute(),
                           campaign.Step("ji.xiao", "PERFORMANCE", kClosed))
            .value();
  one = ConfirmEvaluation(one, campaign.Step("zong.ban", "GENERAL_OFFICE", kClosed)).value();
  campaign.Write(one, kClosed);
  return one;
}

TEST(EvaluationTest, TheTrialPinsWhatItRestsOnAndTellsEveryUnit) {
  EvaluatedCampaign campaign;
  const QuarterResult scores = campaign.Compute();
  const Evaluation trial = campaign.WithTrial(kTrialTime);
  EXPECT_EQ(trial.id, "2024-Q1");
  EXPECT_EQ(trial.scheme, "rubric.v1");
  EXPECT_EQ(trial.trial->change_sequence, campaign.builder.projection().last_sequence);
  EXPECT_EQ(trial.trial->digest, ScoresDigest(scores));
  EXPECT_THAT(trial.notified_units, Contains("dept-a"));
  EXPECT_THAT(trial.notified_units, Contains("tf-1"));
  EXPECT_EQ(NewestEdition(trial), 1);
  EXPECT_EQ(EvaluationStateOf(campaign.book, trial.campaign, campaign.quarter), EvaluationState::kTrial);
}

TEST(EvaluationTest, NoTrialBeforeTheQuarterIsLocked) {
  EvaluatedCampaign campaign;
  QuarterResult scores = campaign.Compute();
  scores.complete = false;
  EXPECT_THAT(OpenTrial(campaign.book, campaign.builder.projection(), campaign.builder.campaign(), scores,
                        campaign.Step("ji.xiao", "PERFORMANCE", kTrialTime)),
              IsRefusal(kPrecondition, "PERIOD_NOT_LOCKED"));
  campaign.WithTrial(kTrialTime);
  EXPECT_THAT(OpenTrial(campaign.book, campaign.builder.projection(), campaign.builder.campaign(),
                        campaign.Compute(), campaign.Step("ji.xiao", "PERFORMANCE", kTrialTime)),
              IsRefusal(kPrecondition, "EVALUATION_STATE"));
}

// The due table's dates of 2024-Q1: statistics Mon 22 April (the 20th is a Saturday), trial + 2 WD, + 3 WD.
TEST(EvaluationTest, UnitsHaveThreeWorkingDaysHoweverLateTheTrialIs) {
  EvaluatedCampaign campaign;
  const Projection& record = campaign.builder.projection();
  const auto terms = [&](absl::CivilDay day) {
    return TermsOf(record, campaign.builder.campaign(), campaign.quarter, At(day, 9));
  };
  const absl::Time early = terms(absl::CivilDay(2024, 4, 12)).objections_close;
  EXPECT_EQ(early, terms(absl::CivilDay(2024, 4, 15)).objections_close);  // the table's own date
  const AppealTerms late = terms(absl::CivilDay(2024, 6, 3));             // a Monday without holidays
  EXPECT_EQ(absl::ToCivilDay(late.objections_close, ChinaTime()), absl::CivilDay(2024, 6, 6));
  EXPECT_GT(late.answers_due, late.objections_close);
  const AppealTerms year =
      TermsOf(record, campaign.builder.campaign(), PeriodOf("2024-Y"), At(absl::CivilDay(2024, 6, 3), 9));
  EXPECT_EQ(year.objections_close, late.objections_close);
}

TEST(EvaluationTest, FinalScoresWaitForTheTermAndForEveryAppeal) {
  EvaluatedCampaign campaign;
  const Evaluation trial = campaign.WithTrial(kTrialTime);
  const Appeal appeal = campaign.File("30", kTrialTime).value();
  const auto finalize = [&](absl::Time time) {
    return FinalizeEvaluation(campaign.book, trial, campaign.Compute(),
                              campaign.Step("ji.xiao", "PERFORMANCE", time));
  };
  EXPECT_THAT(finalize(trial.objections_close), IsRefusal(kPrecondition, "OBJECTIONS_RUN"));
  const absl::Time after = trial.objections_close + absl::Seconds(1);
  EXPECT_THAT(finalize(after), IsRefusal(kPrecondition, "APPEALS_OPEN"));
  campaign.Write(WithdrawAppeal(appeal).value(), after);
  EXPECT_EQ(finalize(after)->state, EvaluationState::kProposed);
}

TEST(EvaluationTest, TheOtherOfficeConfirms) {
  EvaluatedCampaign campaign;
  const Evaluation trial = campaign.WithTrial(kTrialTime);
  const Evaluation proposed = FinalizeEvaluation(campaign.book, trial, campaign.Compute(),
                                                 campaign.Step("ji.xiao", "PERFORMANCE", kClosed))
                                  .value();
  EXPECT_EQ(NewestEdition(proposed), 1);
  EXPECT_THAT(ConfirmEvaluation(proposed, campaign.Step("ji.xiao", "GENERAL_OFFICE", kClosed)),
              IsRefusal(kPrecondition, "SAME_PERSON"));
  EXPECT_THAT(ConfirmEvaluation(proposed, campaign.Step("other", "PERFORMANCE", kClosed)),
              IsRefusal(kPrecondition, "OTHER_OFFICE"));
  const Evaluation back =
      ReturnEvaluation(proposed, campaign.Step("zong.ban", "GENERAL_OFFICE", kClosed)).value();
  EXPECT_EQ(back.state, EvaluationState::kTrial);
  EXPECT_FALSE(back.final_edition.has_value());
  const Evaluation final_one =
      ConfirmEvaluation(proposed, campaign.Step("zong.ban", "GENERAL_OFFICE", kClosed)).value();
  EXPECT_EQ(final_one.state, EvaluationState::kFinal);
  EXPECT_EQ(NewestEdition(final_one), 2);
  EXPECT_EQ(final_one.steps.size(), 3u);
}

TEST(EvaluationTest, AnAmendmentKeepsTheEditionsBeforeIt) {
  EvaluatedCampaign campaign;
  const Evaluation final_one = Final(campaign);
  const QuarterResult before = campaign.Compute();
  QuarterResult after = before;
  after.groups[1].cards[0].total += 1;
  const AmendedScores scores = {{kCause}, ScoresDigest(after), MovesBetween(before, after)};
  const Evaluation amended =
      AmendEvaluation(final_one, scores, campaign.Step("chang.wu", "EXECUTIVE_DEPUTY", kClosed)).value();
  EXPECT_EQ(NewestEdition(amended), 3);
  EXPECT_EQ(*EditionOf(amended, 2), *final_one.final_edition);
  EXPECT_EQ(*EditionOf(amended, 1), *final_one.trial);
  EXPECT_EQ(EditionOf(amended, 4), nullptr);
  const Edition& third = *EditionOf(amended, 0);
  EXPECT_EQ(third.change_sequence, final_one.final_edition->change_sequence);
  EXPECT_THAT(third.causes, ElementsAre(kCause));
  EXPECT_EQ(third.digest, ScoresDigest(after));
  ASSERT_THAT(amended.amendments[0].moves, SizeIs(1));
  EXPECT_EQ(amended.amendments[0].moves[0].total_after - amended.amendments[0].moves[0].total_before, 1);
  EXPECT_THAT(MovesBetween(before, before), IsEmpty());
}

TEST(EvaluationTest, AnAmendmentWaitsForTheOtherOffice) {
  EvaluatedCampaign campaign;
  const Evaluation final_one = Final(campaign);
  const AmendedScores scores = {{kCause}, "digest", {}};
  const EvaluationStep propose = campaign.Step("ji.xiao", "PERFORMANCE", kClosed);
  const Evaluation proposed = ProposeAmendment(final_one, scores, propose).value();
  EXPECT_EQ(proposed.state, EvaluationState::kFinal);
  EXPECT_EQ(NewestEdition(proposed), 2);
  EXPECT_THAT(ProposeAmendment(proposed, scores, propose), IsRefusal(kPrecondition, "AMENDMENT_PROPOSED"));
  EXPECT_THAT(AmendEvaluation(proposed, scores, propose), IsRefusal(kPrecondition, "AMENDMENT_PROPOSED"));
  EXPECT_THAT(ConfirmEvaluation(proposed, campaign.Step("other", "PERFORMANCE", kClosed)),
              IsRefusal(kPrecondition, "OTHER_OFFICE"));
  const EvaluationStep other = campaign.Step("zong.ban", "GENERAL_OFFICE", kClosed);
  const Evaluation back = ReturnEvaluation(proposed, other).value();
  EXPECT_FALSE(back.proposed_amendment.has_value());
  EXPECT_EQ(*EditionOf(back, 0), *final_one.final_edition);
  EXPECT_EQ(back.steps.back().event, "return_amendment");
  const Evaluation amended = ConfirmEvaluation(proposed, other).value();
  EXPECT_EQ(NewestEdition(amended), 3);
  EXPECT_EQ(amended.final_time, final_one.final_time);
  EXPECT_THAT(EditionOf(amended, 3)->causes, ElementsAre(kCause));
  EXPECT_FALSE(proposed.proposed_amendment->in_force.has_value());
  EXPECT_EQ(amended.amendments[0].in_force, other.time);
  EXPECT_FALSE(amended.proposed_amendment.has_value());
  EXPECT_EQ(amended.steps.back().event, "confirm_amendment");
  // Without a proposal there is nothing to confirm.
  EXPECT_THAT(ConfirmEvaluation(amended, other), IsRefusal(kPrecondition, "EVALUATION_STATE"));
}

}  // namespace
}  // namespace duban::reporting::evaluation_test

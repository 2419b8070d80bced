// An evaluation from its trial scores to an amendment, as the people see it.
#include <gmock/gmock.h>

#include "services/common/decimal.h"
#include "tests/integration/reporting/evaluation_fixture.h"
#include "tests/support/error_matchers.h"

namespace duban::reporting {
namespace {

using duban::testing::IsOk;
using duban::testing::IsRefusal;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr auto kDenied = absl::StatusCode::kPermissionDenied;
constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;
const absl::Time kAfterObjections = absl::FromUnixSeconds(1714960800);  // 2024-05-06 10:00 +08:00

class EvaluationFlowTest : public EvaluationFixture {
 protected:
  // Trial, appeal, ruling with `points`; then final.
  void FinalWith(const std::string& points) {
    ASSERT_THAT(OpenTrial(), IsOk());
    ASSERT_THAT(File(), IsOk());
    ASSERT_THAT(Rule(points), IsOk());
    ASSERT_THAT(ConfirmRuling(), IsOk());
  }
  void Freeze() {
    clock_.SetTime(kAfterObjections);
    ASSERT_THAT(Finalize(), IsOk());
    ASSERT_THAT(Confirm(), IsOk());
  }
};

TEST_F(EvaluationFlowTest, OnlyThePerformanceOfficeOpensTheTrialOnce) {
  EXPECT_THAT(OpenTrial("sun.du"), IsRefusal(kDenied, "ROLE_REQUIRED"));
  const auto trial = OpenTrial();
  ASSERT_THAT(trial, IsOk());
  EXPECT_EQ(trial->state(), v1::Evaluation::STATE_TRIAL);
  EXPECT_EQ(trial->trial().change_sequence(), last_);
  EXPECT_EQ(trial->trial().digest(), List()->digest());
  EXPECT_THAT(trial->notified_units(), SizeIs(4));
  EXPECT_THAT(OpenTrial(), IsRefusal(kPrecondition, "EVALUATION_STATE"));
}

TEST_F(EvaluationFlowTest, EachUnitSeesItsOwnScoreFromTheTrialOnAndAllOnceFinal) {
  EXPECT_THAT(List("cai.zheng")->scorecards(), IsEmpty());
  EXPECT_THAT(Card("finance", "cai.zheng"), IsRefusal(kDenied, "SCORES_NOT_OPEN"));
  EXPECT_THAT(Card("finance", "sun.du"), IsOk());
  ASSERT_THAT(OpenTrial(), IsOk());
  EXPECT_THAT(Card("finance", "cai.zheng"), IsOk());
  EXPECT_THAT(Card("development", "cai.zheng"), IsRefusal(kDenied, "SCORES_NOT_OPEN"));
  EXPECT_THAT(Card("tf-a1", "zhuan.ban"), IsOk());
  EXPECT_THAT(List("cai.zheng")->scorecards(), SizeIs(1));
  Freeze();
  EXPECT_THAT(List("cai.zheng")->scorecards(), SizeIs(4));
  EXPECT_EQ(List("cai.zheng")->evaluation_state(), "FINAL");
}

TEST_F(EvaluationFlowTest, ARulingMovesTheScoreAndTheTrialStaysReadable) {
  ASSERT_THAT(OpenTrial(), IsOk());
  const v1::Scorecard::Leaf trial = Leaf("K2a");
  EXPECT_THAT(File("fa.gai"), IsRefusal(kDenied, "ROLE_REQUIRED"));
  const auto filed = File();
  ASSERT_THAT(filed, IsOk());
  EXPECT_EQ(filed->trial_points(), trial.exact_points());
  EXPECT_THAT(Rule(trial.max_points(), "cai.zheng"), IsRefusal(kDenied, "ROLE_REQUIRED"));
  ASSERT_THAT(Rule(trial.max_points()), IsOk());
  EXPECT_EQ(Leaf("K2a").exact_points(), trial.exact_points());
  EXPECT_THAT(ConfirmRuling("zong.ban"), IsRefusal(kPrecondition, "SAME_PERSON"));
  const auto confirmed = ConfirmRuling();
  ASSERT_THAT(confirmed, IsOk());
  EXPECT_EQ(confirmed->state(), v1::Appeal::STATE_UPHELD);
  EXPECT_EQ(Leaf("K2a").exact_points(), trial.max_points());
  EXPECT_EQ(Leaf("K2a", Edition(1)).exact_points(), trial.exact_points());
}

TEST_F(EvaluationFlowTest, ARulingIsALineOfTheLedger) {
  FinalWith("4");
  v1::ListLedgerRequest request;
  request.set_parent(kQuarter);
  request.set_filter("unit = finance AND formula = \"RULING\"");
  const auto ledger = Call(score_, &v1::ScoreService::Stub::ListLedger, request);
  ASSERT_THAT(ledger, IsOk());
  ASSERT_THAT(ledger->lines(), SizeIs(1));
  EXPECT_EQ(ledger->lines(0).resource(), appeal_name_);
  EXPECT_EQ(ledger->lines(0).leaf(), "K2a");
  EXPECT_GT(ledger->lines(0).act_sequence(), 0);
}

TEST_F(EvaluationFlowTest, AppealsAreSeenByTheirUnitAndTheOffices) {
  ASSERT_THAT(OpenTrial(), IsOk());
  ASSERT_THAT(File(), IsOk());
  v1::GetAppealRequest request;
  request.set_name(appeal_name_);
  const auto get = [&](const char* person) {
    return Call(appeal_, &v1::AppealService::Stub::GetAppeal, request, person);
  };
  EXPECT_THAT(get("cai.zheng"), IsOk());
  EXPECT_THAT(get("sun.du"), IsOk());
  EXPECT_EQ(get("fa.gai").status().code(), absl::StatusCode::kNotFound);
  v1::ListAppealsRequest list;
  list.set_parent(kCampaign);
  list.set_filter("state = FILED");
  EXPECT_THAT(Call(appeal_, &v1::AppealService::Stub::ListAppeals, list, "cai.zheng")->appeals(), SizeIs(1));
  EXPECT_THAT(Call(appeal_, &v1::AppealService::Stub::ListAppeals, list, "fa.gai")->appeals(), IsEmpty());
}

TEST_F(EvaluationFlowTest, FinalScoresStayWhateverComesLater) {
  ASSERT_THAT(OpenTrial(), IsOk());
  EXPECT_THAT(Finalize(), IsRefusal(kPrecondition, "OBJECTIONS_RUN"));
  ASSERT_THAT(File(), IsOk());
  clock_.SetTime(kAfterObjections);
  EXPECT_THAT(Finalize(), IsRefusal(kPrecondition, "APPEALS_OPEN"));
  ASSERT_THAT(Rule("4"), IsOk());
  ASSERT_THAT(ConfirmRuling(), IsOk());
  ASSERT_THAT(Finalize(), IsOk());
  EXPECT_THAT(Confirm("ji.xiao"), IsRefusal(kPrecondition, "SAME_PERSON"));
  const auto final_one = Confirm();
  ASSERT_THAT(final_one, IsOk());
  const std::string digest = List()->digest();
  EXPECT_EQ(final_one->final().digest(), digest);
  // A figure of the quarter is corrected: the standing moves, the final scores do not.
  Append(LockedDekad({PeriodKind::kDekad, 2024, 9}, "1"));
  const auto after = List();
  ASSERT_THAT(after, IsOk());
  EXPECT_EQ(after->digest(), digest);
  EXPECT_EQ(after->as_of().edition(), 2);
  EXPECT_EQ(after->as_of().evaluation(), kEvaluation);
  EXPECT_NE(List("sun.du", Sequences(last_, 0))->digest(), digest);
  EXPECT_TRUE(Verify()->equal());
}

TEST_F(EvaluationFlowTest, AFurtherAppealAfterTheFreezeIsAnAmendment) {
  FinalWith("3");
  v1::FurtherAppealRequest further;
  further.set_name(appeal_name_);
  further.set_reason("佐证未采信");
  ASSERT_THAT(Call(appeal_, &v1::AppealService::Stub::FurtherAppeal, further, "cai.zheng"), IsOk());
  Freeze();
  const auto final_scores = List();
  Append(LockedDekad({PeriodKind::kDekad, 2024, 9}, "1"));  // no part of the amendment
  v1::DecideAppealRequest decide;
  decide.set_name(appeal_name_);
  decide.set_new_points("4");
  decide.set_reason("予以支持");
  EXPECT_THAT(Call(appeal_, &v1::AppealService::Stub::DecideAppeal, decide, "ji.xiao"),
              IsRefusal(kDenied, "ROLE_REQUIRED"));
  const auto decided = Call(appeal_, &v1::AppealService::Stub::DecideAppeal, decide, "chang.wu");
  ASSERT_THAT(decided, IsOk());
  EXPECT_EQ(decided->state(), v1::Appeal::STATE_UPHELD);
  EXPECT_EQ(Leaf("K2a").exact_points(), "4");
  EXPECT_EQ(Leaf("K2a", Edition(2)).exact_points(), "3");
  EXPECT_EQ(List("sun.du", Edition(2))->digest(), final_scores->digest());
  EXPECT_EQ(Leaf("K1").exact_points(), Leaf("K1", Edition(2)).exact_points());
  v1::GetEvaluationRequest get;
  get.set_name(kEvaluation);
  const auto evaluation = Call(evaluation_, &v1::EvaluationService::Stub::GetEvaluation, get, "li.si");
  ASSERT_THAT(evaluation, IsOk());
  ASSERT_THAT(evaluation->amendments(), SizeIs(1));
  ASSERT_THAT(evaluation->amendments(0).causes(), SizeIs(1));
  EXPECT_EQ(evaluation->amendments(0).causes(0).resource(), appeal_name_);
  EXPECT_GT(evaluation->amendments(0).causes(0).act_sequence(), 0);
  EXPECT_THAT(evaluation->pending_causes(), IsEmpty());
  EXPECT_THAT(evaluation->amendments(0).moves(), Not(IsEmpty()));
  EXPECT_EQ(evaluation->amendments(0).edition().digest(), List()->digest());
  const auto verified = Verify();
  ASSERT_THAT(verified, IsOk());
  EXPECT_TRUE(verified->equal());
  EXPECT_THAT(verified->editions(), SizeIs(3));
}

TEST_F(EvaluationFlowTest, TheEvaluationSurvivesARestart) {
  FinalWith("4");
  Freeze();
  const std::string digest = List()->digest();
  const auto reopened = BookKeeper::Open(*store_, "hecheng");
  ASSERT_THAT(reopened, IsOk());
  const Evaluation* const kept = (*reopened)->book()->docket.Find<Evaluation>("ba-da-2024", "2024-Q1");
  ASSERT_NE(kept, nullptr);
  EXPECT_EQ(kept->state, EvaluationState::kFinal);
  EXPECT_EQ(kept->final_edition->digest, digest);
  EXPECT_EQ(*kept, *keeper_->book()->docket.Find<Evaluation>("ba-da-2024", "2024-Q1"));
}

TEST_F(EvaluationFlowTest, ARepeatedRequestOpensOneTrial) {
  v1::OpenTrialRequest request;
  request.set_parent(kCampaign);
  request.set_period("2024-Q1");
  request.set_request_id("7f8e1c2a-3b4d-4e5f-8a9b-0c1d2e3f4a5b");
  const auto first = Call(evaluation_, &v1::EvaluationService::Stub::OpenTrial, request, "ji.xiao");
  const auto second = Call(evaluation_, &v1::EvaluationService::Stub::OpenTrial, request, "ji.xiao");
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(first->etag(), second->etag());
}

}  // namespace
}  // namespace duban::reporting

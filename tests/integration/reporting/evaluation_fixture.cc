#include "tests/integration/reporting/evaluation_fixture.h"

#include <utility>

namespace duban::reporting {
namespace {

namespace pb = task::v1;

pb::Change EvaluationRole(const std::string& id, const std::string& person, pb::Role role,
                          const std::string& unit = "", const std::string& action = "") {
  pb::Change change;
  change.set_type("roleBinding.create");
  change.set_name(absl::StrCat(kJurisdiction, "/roleBindings/", id));
  change.set_person("wang.wu");
  change.mutable_change_time()->set_seconds(1712800000);  // 2024-04-11
  change.mutable_role_binding()->set_name(change.name());
  change.mutable_role_binding()->set_person(person);
  change.mutable_role_binding()->set_role(role);
  if (!unit.empty()) change.mutable_role_binding()->set_unit(absl::StrCat(kJurisdiction, "/units/", unit));
  change.mutable_role_binding()->set_action(action);
  return change;
}

}  // namespace

EvaluationFixture::EvaluationFixture() {
  Append({EvaluationRole("perf", "ji.xiao", pb::ROLE_PERFORMANCE),
          EvaluationRole("general", "zong.ban", pb::ROLE_GENERAL_OFFICE),
          EvaluationRole("deputy", "chang.wu", pb::ROLE_EXECUTIVE_DEPUTY),
          EvaluationRole("lead-finance", "cai.zheng", pb::ROLE_UNIT_LEADER, "finance"),
          EvaluationRole("lead-development", "fa.gai", pb::ROLE_UNIT_LEADER, "development"),
          EvaluationRole("lead-a1", "zhuan.ban", pb::ROLE_TF_LEADER, "", "A1")});
}

void EvaluationFixture::Append(std::vector<pb::Change> changes) {
  last_ = feed_.Append(std::move(changes));
  ASSERT_TRUE(follower_->WaitForSequence(last_, absl::Seconds(10)).ok());
}

absl::StatusOr<v1::ListScorecardsResponse> EvaluationFixture::List(const std::string& person,
                                                                   const v1::AsOfPoint& as_of) {
  v1::ListScorecardsRequest request;
  request.set_parent(kQuarter);
  request.set_min_sequence(last_);
  *request.mutable_as_of() = as_of;
  return Call(score_, &v1::ScoreService::Stub::ListScorecards, request, person);
}

absl::StatusOr<v1::Scorecard> EvaluationFixture::Card(const std::string& unit, const std::string& person,
                                                      const v1::AsOfPoint& as_of) {
  v1::GetScorecardRequest request;
  request.set_name(absl::StrCat(kQuarter, "/scorecards/", unit));
  *request.mutable_as_of() = as_of;
  return Call(score_, &v1::ScoreService::Stub::GetScorecard, request, person);
}

v1::Scorecard::Leaf EvaluationFixture::Leaf(const std::string& leaf, const v1::AsOfPoint& as_of) {
  const auto card = Card("finance", "sun.du", as_of);
  EXPECT_TRUE(card.ok()) << card.status();
  if (!card.ok()) return {};
  for (const auto& component : card->components()) {
    for (const auto& one : component.leaves()) {
      if (one.leaf() == leaf) return one;
    }
  }
  ADD_FAILURE() << "no leaf " << leaf;
  return {};
}

absl::StatusOr<v1::Evaluation> EvaluationFixture::OpenTrial(const std::string& person) {
  v1::OpenTrialRequest request;
  request.set_parent(kCampaign);
  request.set_period("2024-Q1");
  request.set_min_sequence(last_);
  return Call(evaluation_, &v1::EvaluationService::Stub::OpenTrial, request, person);
}

absl::StatusOr<v1::Evaluation> EvaluationFixture::Finalize(const std::string& person) {
  v1::FinalizeEvaluationRequest request;
  request.set_name(kEvaluation);
  return Call(evaluation_, &v1::EvaluationService::Stub::FinalizeEvaluation, request, person);
}

absl::StatusOr<v1::Evaluation> EvaluationFixture::Confirm(const std::string& person) {
  v1::ConfirmEvaluationRequest request;
  request.set_name(kEvaluation);
  return Call(evaluation_, &v1::EvaluationService::Stub::ConfirmEvaluation, request, person);
}

absl::StatusOr<v1::Appeal> EvaluationFixture::File(const std::string& person) {
  v1::FileAppealRequest request;
  request.set_parent(kCampaign);
  request.mutable_appeal()->set_unit(absl::StrCat(kJurisdiction, "/units/finance"));
  request.mutable_appeal()->set_period("2024-Q1");
  request.mutable_appeal()->set_leaf("K2a");
  request.mutable_appeal()->set_claimed_points(Leaf("K2a").max_points());
  request.mutable_appeal()->set_grounds("旬报因系统故障迟报");
  return Call(appeal_, &v1::AppealService::Stub::FileAppeal, request, person);
}

absl::StatusOr<v1::Appeal> EvaluationFixture::Rule(const std::string& points, const std::string& person) {
  v1::RuleAppealRequest request;
  request.set_name(appeal_name_);
  request.set_new_points(points);
  request.set_reason("系统日志属实");
  return Call(appeal_, &v1::AppealService::Stub::RuleAppeal, request, person);
}

absl::StatusOr<v1::Appeal> EvaluationFixture::ConfirmRuling(const std::string& person) {
  v1::ConfirmAppealRequest request;
  request.set_name(appeal_name_);
  return Call(appeal_, &v1::AppealService::Stub::ConfirmAppeal, request, person);
}

absl::StatusOr<v1::VerifyScoresResponse> EvaluationFixture::Verify() {
  v1::VerifyScoresRequest request;
  request.set_parent(kJurisdiction);
  return Call(score_, &v1::ScoreService::Stub::VerifyScores, request);
}

v1::AsOfPoint EvaluationFixture::Edition(int edition) {
  v1::AsOfPoint point;
  point.set_evaluation(kEvaluation);
  point.set_edition(edition);
  return point;
}

v1::AsOfPoint EvaluationFixture::Sequences(std::int64_t change, std::int64_t act) {
  v1::AsOfPoint point;
  point.mutable_sequences()->set_change_sequence(change);
  point.mutable_sequences()->set_act_sequence(act);
  return point;
}

}  // namespace duban::reporting

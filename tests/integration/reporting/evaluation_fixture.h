// The reporting service with the people who evaluate, and the acts of an evaluation as calls.
#ifndef DUBAN_TESTS_INTEGRATION_REPORTING_EVALUATION_FIXTURE_H_
#define DUBAN_TESTS_INTEGRATION_REPORTING_EVALUATION_FIXTURE_H_

#include <memory>
#include <string>
#include <vector>

#include "duban/reporting/v1/appeal.grpc.pb.h"
#include "duban/reporting/v1/evaluation.grpc.pb.h"
#include "duban/reporting/v1/score_service.grpc.pb.h"
#include "tests/integration/reporting/reporting_fixture.h"

namespace duban::reporting {

// Beside the record maker's people: ji.xiao (PERFORMANCE), zong.ban (GENERAL_OFFICE), chang.wu
// (EXECUTIVE_DEPUTY), cai.zheng (UNIT_LEADER of "finance"), fa.gai (UNIT_LEADER of "development"), zhuan.ban
// (TF_LEADER of A1).
class EvaluationFixture : public ReportingFixture {
 protected:
  EvaluationFixture();

  static constexpr char kQuarter[] = "jurisdictions/hecheng/campaigns/ba-da-2024/periods/2024-Q1";
  static constexpr char kEvaluation[] = "jurisdictions/hecheng/campaigns/ba-da-2024/evaluations/2024-Q1";

  // Appends changes and waits until they are known.
  void Append(std::vector<task::v1::Change> changes);

  absl::StatusOr<v1::ListScorecardsResponse> List(const std::string& person = "sun.du",
                                                  const v1::AsOfPoint& as_of = {});
  absl::StatusOr<v1::Scorecard> Card(const std::string& unit, const std::string& person = "sun.du",
                                     const v1::AsOfPoint& as_of = {});
  // A leaf of "finance"'s card.
  v1::Scorecard::Leaf Leaf(const std::string& leaf, const v1::AsOfPoint& as_of = {});
  absl::StatusOr<v1::Evaluation> OpenTrial(const std::string& person = "ji.xiao");
  absl::StatusOr<v1::Evaluation> Finalize(const std::string& person = "ji.xiao");
  absl::StatusOr<v1::Evaluation> Confirm(const std::string& person = "zong.ban");
  // "finance" appeals on K2a for all of its points.
  absl::StatusOr<v1::Appeal> File(const std::string& person = "cai.zheng");
  absl::StatusOr<v1::Appeal> Rule(const std::string& points, const std::string& person = "zong.ban");
  absl::StatusOr<v1::Appeal> ConfirmRuling(const std::string& person = "ji.xiao");
  absl::StatusOr<v1::VerifyScoresResponse> Verify();
  // `edition` of the evaluation.
  v1::AsOfPoint Edition(int edition);
  v1::AsOfPoint Sequences(std::int64_t change, std::int64_t act);

  const std::unique_ptr<v1::ScoreService::Stub> score_ = v1::ScoreService::NewStub(channel_);
  const std::unique_ptr<v1::EvaluationService::Stub> evaluation_ = v1::EvaluationService::NewStub(channel_);
  const std::unique_ptr<v1::AppealService::Stub> appeal_ = v1::AppealService::NewStub(channel_);
  const std::string appeal_name_ = std::string(kCampaign) + "/appeals/appeal-0001";
};

}  // namespace duban::reporting

#endif  // DUBAN_TESTS_INTEGRATION_REPORTING_EVALUATION_FIXTURE_H_

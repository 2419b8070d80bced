// ScoreService: scorecards, ranks, explanations, and the proof that they follow from the record.
#ifndef DUBAN_SERVICES_REPORTING_API_SCORE_SERVICE_H_
#define DUBAN_SERVICES_REPORTING_API_SCORE_SERVICE_H_

#include "duban/reporting/v1/score.grpc.pb.h"
#include "services/reporting/api/desk.h"
#include "services/reporting/api/names.h"
#include "services/reporting/api/quarter_cache.h"
#include "services/rpc/serve.h"

namespace duban::reporting {

// Thread-safe. See score.proto. `desk` and `store` outlive the service.
class ScoreService final : public v1::ScoreService::CallbackService {
 public:
  ScoreService(const rpc::ServerEnv& server, Desk& desk, ReportingStore& store);
  grpc::ServerUnaryReactor* ListScorecards(grpc::CallbackServerContext*, const v1::ListScorecardsRequest*,
                                           v1::ListScorecardsResponse*) override;
  grpc::ServerUnaryReactor* GetScorecard(grpc::CallbackServerContext*, const v1::GetScorecardRequest*,
                                         v1::Scorecard*) override;
  grpc::ServerUnaryReactor* ExplainScore(grpc::CallbackServerContext*, const v1::ExplainScoreRequest*,
                                         v1::ExplainScoreResponse*) override;
  grpc::ServerUnaryReactor* VerifyScores(grpc::CallbackServerContext*, const v1::VerifyScoresRequest*,
                                         v1::VerifyScoresResponse*) override;

 private:
  // One card with what it was found in.
  struct Found {
    View view;
    std::shared_ptr<const ComputedQuarter> quarter;
    const Scorecard* card = nullptr;  // inside `quarter`
  };
  absl::StatusOr<Found> Find(const rpc::CallContext& call, const std::string& name);
  absl::StatusOr<v1::ListScorecardsResponse> List(const rpc::CallContext& call,
                                                  const v1::ListScorecardsRequest& request);
  absl::StatusOr<v1::VerifyScoresResponse> Verify(const rpc::CallContext& call,
                                                  const v1::VerifyScoresRequest& request);

  const rpc::ServiceEnv env_;
  Desk& desk_;
  ReportingStore& store_;
  QuarterCache cache_;
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_SCORE_SERVICE_H_

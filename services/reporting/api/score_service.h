// ScoreService: scorecards, ranks, explanations, ledgers; what would be by other rules or figures; the year;
// and the proof that all of it follows from the record and the book.
#ifndef DUBAN_SERVICES_REPORTING_API_SCORE_SERVICE_H_
#define DUBAN_SERVICES_REPORTING_API_SCORE_SERVICE_H_

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "duban/reporting/v1/score_service.grpc.pb.h"
#include "services/reporting/api/desk.h"
#include "services/reporting/api/names.h"
#include "services/reporting/api/score_sight.h"
#include "services/reporting/api/scores.h"
#include "services/reporting/domain/score/year.h"
#include "services/rpc/serve.h"

namespace duban::reporting {

// Thread-safe. See score_service.proto. `scores` and `store` outlive the service.
class ScoreService final : public v1::ScoreService::CallbackService {
 public:
  ScoreService(const rpc::ServerEnv& server, Scores& scores, ReportingStore& store);
  grpc::ServerUnaryReactor* ListScorecards(grpc::CallbackServerContext*, const v1::ListScorecardsRequest*,
                                           v1::ListScorecardsResponse*) override;
  grpc::ServerUnaryReactor* GetScorecard(grpc::CallbackServerContext*, const v1::GetScorecardRequest*,
                                         v1::Scorecard*) override;
  grpc::ServerUnaryReactor* ExplainScore(grpc::CallbackServerContext*, const v1::ExplainScoreRequest*,
                                         v1::ExplainScoreResponse*) override;
  grpc::ServerUnaryReactor* ListLedger(grpc::CallbackServerContext*, const v1::ListLedgerRequest*,
                                       v1::ListLedgerResponse*) override;
  grpc::ServerUnaryReactor* SimulateScores(grpc::CallbackServerContext*, const v1::SimulateScoresRequest*,
                                           v1::SimulateScoresResponse*) override;
  grpc::ServerUnaryReactor* PreviewImpact(grpc::CallbackServerContext*, const v1::PreviewImpactRequest*,
                                          v1::PreviewImpactResponse*) override;
  grpc::ServerUnaryReactor* VerifyScores(grpc::CallbackServerContext*, const v1::VerifyScoresRequest*,
                                         v1::VerifyScoresResponse*) override;
  grpc::ServerUnaryReactor* GetYear(grpc::CallbackServerContext*, const v1::GetYearRequest*,
                                    v1::Year*) override;
  grpc::ServerUnaryReactor* ExportYear(grpc::CallbackServerContext*, const v1::ExportYearRequest*,
                                       v1::ExportYearResponse*) override;

 private:
  // One card with what it was found in.
  struct Found {
    View view;
    Scored scored;
    const Scorecard* card = nullptr;  // inside `scored`
    std::string campaign;
  };
  absl::StatusOr<Found> Find(const rpc::CallContext& call, const std::string& name,
                             const v1::AsOfPoint& as_of);
  absl::StatusOr<v1::ListScorecardsResponse> List(const rpc::CallContext& call,
                                                  const v1::ListScorecardsRequest& request);
  absl::StatusOr<v1::Scorecard> Get(const rpc::CallContext& call, const v1::GetScorecardRequest& request);
  absl::StatusOr<v1::ExplainScoreResponse> ExplainOne(const rpc::CallContext& call,
                                                      const v1::ExplainScoreRequest& request);
  absl::StatusOr<v1::ListLedgerResponse> Ledger(const rpc::CallContext& call,
                                                const v1::ListLedgerRequest& request);
  // score_simulation.cc
  absl::StatusOr<v1::SimulateScoresResponse> Simulate(const rpc::CallContext& call,
                                                      const v1::SimulateScoresRequest& request);
  absl::StatusOr<v1::PreviewImpactResponse> Preview(const rpc::CallContext& call,
                                                    const v1::PreviewImpactRequest& request);
  // score_verification.cc
  absl::StatusOr<v1::VerifyScoresResponse> Verify(const rpc::CallContext& call,
                                                  const v1::VerifyScoresRequest& request);
  // score_year.cc
  struct YearFound {
    View view;
    ScoredYear year;
  };
  absl::StatusOr<YearFound> FindYear(const rpc::CallContext& call, const ParsedName& name,
                                     const v1::AsOfPoint& as_of);
  absl::StatusOr<v1::Year> Year(const rpc::CallContext& call, const v1::GetYearRequest& request);
  absl::StatusOr<v1::ExportYearResponse> Export(const rpc::CallContext& call,
                                                const v1::ExportYearRequest& request);

  const rpc::ServiceEnv env_;
  Desk& desk_;
  Scores& scores_;
  ReportingStore& store_;
};

// OK for DEPT, TOWN, TF and for no group; INVALID_ARGUMENT (UNKNOWN_GROUP).
absl::Status CheckScoreGroup(const std::string& group);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_SCORE_SERVICE_H_

// Scores as they are asked for: the present standing, a moment of the past, or an evaluation's edition. One
// for all services, so that each result is computed once.
#ifndef DUBAN_SERVICES_REPORTING_API_SCORES_H_
#define DUBAN_SERVICES_REPORTING_API_SCORES_H_

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "duban/reporting/v1/as_of.pb.h"
#include "services/reporting/api/as_of.h"
#include "services/reporting/api/desk.h"
#include "services/reporting/api/quarter_cache.h"
#include "services/reporting/domain/evaluation/causes.h"
#include "services/reporting/domain/evaluation/evaluation.h"
#include "services/reporting/domain/scheme/scheme.h"
#include "services/reporting/domain/score/year.h"

namespace duban::reporting {

// A result with what it rests on.
struct Scored {
  std::shared_ptr<const ComputedQuarter> quarter;
  std::shared_ptr<const Scheme> scheme;
  Known known;
  std::string evaluation;     // id; empty: no edition
  int edition = 0;            // of the evaluation; 0: none
  std::vector<Cause> causes;  // decided later, part of the edition; those of the book stand in `known`

  const QuarterResult& result() const { return quarter->result; }
};

// A year's scores with what they come from.
struct ScoredYear {
  Scored annual;
  std::vector<QuarterResult> quarters;  // whose ten-day periods are all locked
  std::set<Period> frozen;              // of these, by a final evaluation
  YearResult result;
};

// Thread-safe.
class Scores {
 public:
  // Both outlive it.
  Scores(Desk& desk, ReportingStore& store);

  // The scores of a quarter or year of the campaign for a request's `as_of`. Without a point: the newest
  // edition once the evaluation is final, otherwise the standing. NOT_FOUND (campaign, bulletin, evaluation,
  // edition); INVALID_ARGUMENT (PERIOD_KIND, OTHER_PERIOD: an evaluation of another period); OUT_OF_RANGE
  // (NOT_YET); errors of Replays.
  absl::StatusOr<Scored> Find(const View& view, const std::string& campaign, const Period& period,
                              const v1::AsOfPoint& as_of);

  // What a request's `as_of` names, without regard to editions; the present when it names nothing.
  absl::StatusOr<Known> KnownAt(const View& view, const std::string& campaign, const v1::AsOfPoint& as_of);

  // As `known` has it: the newest edition where its book says the evaluation is final, otherwise computed.
  absl::StatusOr<Scored> Standing(const Known& known, const std::string& campaign, const Period& period);

  // The year of `annual`, as known then; `present` knows it.
  absl::StatusOr<ScoredYear> YearOf(const Known& present, Scored annual);

  // Computed from all that is known, whatever is final.
  absl::StatusOr<Scored> Compute(const Known& known, const std::string& campaign, const Period& period);

  // Edition `number` of an evaluation (0 = the newest in force). `present` knows it and its causes. NOT_FOUND
  // when there is no such edition.
  absl::StatusOr<Scored> OfEdition(const Known& present, const Evaluation& evaluation, int number);

  // What was decided since final scores and is not part of them: see PendingCausesOf.
  absl::StatusOr<std::vector<PendingCause>> PendingOf(const Known& present, const Evaluation& evaluation);

  // What comes of the newest edition with `causes`, which `present` knows; not kept.
  absl::StatusOr<AmendedScores> Amended(const Known& present, const Evaluation& evaluation,
                                        std::vector<Cause> causes);

  Desk& desk() { return desk_; }
  Replays& replays() { return replays_; }

 private:
  absl::StatusOr<Scored> Make(const Known& present, Scored asked, const std::string& campaign,
                              const Period& period);
  absl::StatusOr<Scored> StandingAt(const Known& present, const Known& known, const std::string& campaign,
                                    const Period& period);
  // `base` with the causes that stand in the book.
  absl::StatusOr<Known> KnownWith(const Known& present, Known base, const std::vector<Cause>& causes);
  absl::StatusOr<Known> KnownOf(const Known& present, const Edition& edition);

  Desk& desk_;
  Replays replays_;
  QuarterCache quarters_;
};

// What an answer says it rests on.
v1::AsOf AsOfOf(const View& view, const std::string& campaign, const Scored& scored);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_SCORES_H_

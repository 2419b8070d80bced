// A period's result: every evaluated unit's card, ranked in its group.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_QUARTER_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_QUARTER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/reporting/domain/record/projection.h"
#include "services/reporting/domain/score/own_inputs.h"
#include "services/reporting/domain/score/ranking.h"

namespace duban::reporting {

// What a result rests on.
struct AsOf {
  std::int64_t sequence = 0;
  absl::Time time;
  std::string scheme;
  std::int64_t act_sequence = 0;  // the last act of reporting's own book

  friend bool operator==(const AsOf&, const AsOf&) = default;
};

// One group's cards: best rank first, units that are not ranked last.
struct GroupResult {
  std::string group;  // its id in the scheme, e.g. "TF", "DEPT", "TOWN"
  std::vector<Scorecard> cards;
};

// A whole quarter, or the annual evaluation on a whole year.
struct QuarterResult {
  std::string campaign;
  Period quarter;  // a quarter or a year
  AsOf as_of;
  bool complete = false;            // all its ten-day periods are locked
  std::vector<GroupResult> groups;  // in the scheme's order

  const Scorecard* Find(absl::string_view unit) const;  // null when not evaluated
};

// Scores all task forces and all units of the scheme's groups that exist in the period, a quarter or a year,
// each group by its points. The annual evaluation (年度考评) is the same rubric on the whole year. A period
// under way gives its standing: forms at the last locked ten-day period, resolutions, orders, issues and
// hidden dangers at the last change. `own` is what the book says of the period.
// NOT_FOUND when the campaign is unknown; INVALID_ARGUMENT (PERIOD_KIND) when the period is neither.
absl::StatusOr<QuarterResult> ComputePeriod(const Projection& projection, const Scheme& scheme,
                                            const std::string& campaign, const Period& period,
                                            const OwnInputs& own = {});

// The same for quarters only: a year is INVALID_ARGUMENT (PERIOD_KIND) too.
absl::StatusOr<QuarterResult> ComputeQuarter(const Projection& projection, const Scheme& scheme,
                                             const std::string& campaign, const Period& quarter,
                                             const OwnInputs& own = {});

// SHA-256 (hexadecimal) over all cards as text: equal digests mean equal scores, ranks and ledgers.
std::string ScoresDigest(const QuarterResult& result);

// True when every ten-day period inside `period` is locked.
bool IsLocked(const Projection& projection, const std::string& campaign, const Period& period);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_QUARTER_H_

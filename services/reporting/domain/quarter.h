// A quarter's result: every evaluated unit's card, ranked in its group.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_QUARTER_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_QUARTER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/reporting/domain/projection.h"
#include "services/reporting/domain/ranking.h"

namespace duban::reporting {

// What a result rests on.
struct AsOf {
  std::int64_t sequence = 0;
  absl::Time time;
  std::string scheme;

  friend bool operator==(const AsOf&, const AsOf&) = default;
};

// One group's cards: best rank first, units that are not ranked last.
struct GroupResult {
  std::string group;  // "TF", "DEPT", "TOWN"
  std::vector<Scorecard> cards;
};

// A whole quarter.
struct QuarterResult {
  std::string campaign;
  Period quarter;
  AsOf as_of;
  bool complete = false;            // all nine ten-day periods are locked
  std::vector<GroupResult> groups;  // TF, DEPT, TOWN

  const Scorecard* Find(absl::string_view unit) const;  // null when not evaluated
};

// Scores all task forces, departments and townships that exist in the quarter. A quarter under way gives its
// standing at the last locked ten-day period.
// NOT_FOUND when the campaign is unknown; INVALID_ARGUMENT (PERIOD_KIND) when the period is not a quarter.
absl::StatusOr<QuarterResult> ComputeQuarter(const Projection& projection, const Scheme& scheme,
                                             const std::string& campaign, const Period& quarter);

// SHA-256 (hexadecimal) over all cards as text: equal digests mean equal scores, ranks and ledgers.
std::string ScoresDigest(const QuarterResult& result);

// True when every ten-day period inside `period` is locked.
bool IsLocked(const Projection& projection, const std::string& campaign, const Period& period);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_QUARTER_H_

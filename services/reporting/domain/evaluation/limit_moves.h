// What another calendar does to the limits of orders (督办时限). The record keeps a limit as the instant it
// was issued with, so this says which of them the same term would put elsewhere; who has authority decides.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_LIMIT_MOVES_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_LIMIT_MOVES_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/reporting/domain/record/projection.h"

namespace duban::reporting {

// What comes of a limit.
enum class LimitOutcome {
  kMoved,        // it would end elsewhere, in the future
  kKeptPassed,   // it is past: it stays, and an act that was in time stays in time
  kKeptTooLate,  // it would fall into the past: it stays
};
absl::string_view LimitOutcomeName(LimitOutcome outcome);  // "MOVED", "KEPT_PASSED", "KEPT_TOO_LATE"

// A limit that the same term would put elsewhere.
struct LimitMove {
  const Order* order = nullptr;  // inside the record
  bool sign = false;             // for signing (签收); else for handling (办结)
  absl::Time before;             // as it stands
  absl::Time after;              // by the other calendar
  LimitOutcome outcome = LimitOutcome::kMoved;
  bool overdue = false;  // past the limit as it stands, at `now`
};

// The limits of the campaign's orders under the clock, by id, that follow from their urgency alone and would
// end elsewhere with the calendars of `then`. Limits that a person set — a date, an extension, a return, a
// resumed clock — are no terms and are left out.
std::vector<LimitMove> LimitMoves(const Projection& record, const Projection& then,
                                  const std::string& campaign, absl::Time now);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_LIMIT_MOVES_H_

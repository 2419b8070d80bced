// What must hold of every card, ledger, explanation and ranking, whatever the
// record.
#ifndef DUBAN_TESTS_UNIT_REPORTING_PROPERTY_CHECKS_H_
#define DUBAN_TESTS_UNIT_REPORTING_PROPERTY_CHECKS_H_

#include <optional>

#include "services/reporting/domain/score/quarter.h"
#include "tests/unit/reporting/property/random_book.h"
#include "tests/unit/reporting/test_scheme.h"

namespace duban::reporting::property {

// The scores of a period as record and book have them.
QuarterResult ScoresOf(const Projection& record, const Book& book, const Period& period = kQuarter,
                       const Scheme& scheme = Rubric());

// The leaf of a card; null when it has none.
const LeafResult* CardLeaf(const Scorecard& card, LeafId id);
// Its exact points; empty when it does not apply.
std::optional<Rational> PointsOf(const Scorecard& card, LeafId id);

// Lines add up to leaves, printed leaves to components, components to the base,
// everything to T; what has no case is spread as the rules say.
void CheckCard(const Scorecard& card);

// The flat ledger adds up to T, and every line of it that rests on the record
// or the book rests on an entry that is there.
void CheckLedger(const Scorecard& card, const Projection& record, const Book& book);

// The explanation says what the card says, and its leaves are what their
// children add up to.
void CheckExplanation(const Scorecard& card);

// Ranks are a permutation with legal ties, vetoed units behind all others,
// grades within their bands and the quota.
void CheckRanks(const GroupResult& group);

// What the quota of 优秀 looks at.
struct GradedPlace {
  Rational total;
  int rank = 0;
  bool barred = false;
  Grade grade = Grade::kPoor;
};
// `ranked` in order of rank: no more 优秀 than the quota but for a tie over the
// last place, and none refused while a place is left. Who is barred takes no
// place.
void CheckQuota(const std::vector<GradedPlace>& ranked);

}  // namespace duban::reporting::property

#endif  // DUBAN_TESTS_UNIT_REPORTING_PROPERTY_CHECKS_H_

// Random books of acts beside a random record: ballots, credits, exemptions,
// appeals, overrides, bulletins.
#ifndef DUBAN_TESTS_UNIT_REPORTING_PROPERTY_RANDOM_BOOK_H_
#define DUBAN_TESTS_UNIT_REPORTING_PROPERTY_RANDOM_BOOK_H_

#include <cstdint>
#include <string>
#include <vector>

#include "services/reporting/domain/book/book.h"
#include "services/reporting/domain/panel/panel.h"
#include "tests/unit/reporting/property/random_record.h"

namespace duban::reporting::property {

// One act: a matter in its new state.
struct Act {
  Matter matter;
  absl::Time time;
};

// What the office, the panel and the deciders wrote down after the quarter.
// Acts have the sequences 1, 2, ….
struct RandomBook {
  std::vector<Act> acts;
  // Ballots that were refused because their voter had to stand back (回避).
  int recused = 0;

  void Write(Matter matter, absl::Time time) { acts.push_back({std::move(matter), time}); }
  // The book up to an act, and as a whole.
  Book UpTo(std::int64_t sequence) const;
  Book Whole() const { return UpTo(static_cast<std::int64_t>(acts.size())); }
};

// A book about the quarter of `record`. Each part may be absent.
RandomBook MakeBook(Dice& dice, const RandomRecord& record);

// The parts.
void AddPanel(Dice& dice, const Cast& cast, const Projection& record, RandomBook& book);
void AddCredits(Dice& dice, const Cast& cast, RandomBook& book);
void AddExemptions(Dice& dice, const Cast& cast, RandomBook& book);
void AddAppeals(Dice& dice, const Cast& cast, RandomBook& book);
void AddLightsAndProducts(Dice& dice, const Cast& cast, RandomBook& book);

}  // namespace duban::reporting::property

#endif  // DUBAN_TESTS_UNIT_REPORTING_PROPERTY_RANDOM_BOOK_H_

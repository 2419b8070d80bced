// Everything that reporting shows of a record and a book, as digests that can
// be compared.
#ifndef DUBAN_TESTS_UNIT_REPORTING_PROPERTY_VIEW_H_
#define DUBAN_TESTS_UNIT_REPORTING_PROPERTY_VIEW_H_

#include <string>

#include "services/reporting/domain/score/quarter.h"
#include "tests/unit/reporting/property/random_book.h"

namespace duban::reporting::property {

// One digest per product, so that a failure names what differs.
struct View {
  std::string record;
  std::string scores;
  std::string year;
  std::string lights;     // with counters, trajectories and proposals
  std::string summaries;  // completeness, the leaders' page, hints

  friend bool operator==(const View&, const View&) = default;
};
void PrintTo(const View& view, std::ostream* out);

// At the end of March 2024, or as the record knows it by then.
View ViewOf(const Projection& record, const Book& book);

// The scores without the places in the logs that their lines rest on.
std::string DigestWithoutPlaces(QuarterResult scores);

}  // namespace duban::reporting::property

#endif  // DUBAN_TESTS_UNIT_REPORTING_PROPERTY_VIEW_H_

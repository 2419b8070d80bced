// From the book to what a period's scores rest on beside the record.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_OWN_INPUTS_OF_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_OWN_INPUTS_OF_H_

#include <map>
#include <string>
#include <vector>

#include "services/common/period.h"
#include "services/reporting/domain/book/book.h"
#include "services/reporting/domain/record/projection.h"
#include "services/reporting/domain/scheme/scheme.h"
#include "services/reporting/domain/score/own_inputs.h"

namespace duban::reporting {

// Everything the book says of the period's scores (a quarter or a year): ballots of panels that are over,
// approved credits, granted exemptions, rulings in force, products of the task forces, the bonus that earlier
// quarters used. Follows from record and book alone: "now" is the later of their last entries, so the same
// places in both logs always give the same.
OwnInputs OwnInputsOf(const Projection& record, const Book& book, const Scheme& scheme,
                      const std::string& campaign, const Period& period);

// What the logs know to be now.
absl::Time KnownTime(const Projection& record, const Book& book);

// Rulings in force on the units' cards of the period. A year's card takes those on itself only: quarters keep
// theirs.
std::map<std::string, std::vector<LeafRuling>> RulingsIn(const Book& book, const std::string& jurisdiction,
                                                         const std::string& campaign, const Period& period);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_OWN_INPUTS_OF_H_

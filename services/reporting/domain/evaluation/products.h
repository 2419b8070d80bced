// What task forces owe beside their reviews: 旬简报 and the material of the 月报, by the due table.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_PRODUCTS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_PRODUCTS_H_

#include <map>
#include <string>
#include <vector>

#include "services/common/period.h"
#include "services/reporting/domain/book/book.h"
#include "services/reporting/domain/record/projection.h"
#include "services/reporting/domain/score/own_inputs.h"

namespace duban::reporting {

// The products of the campaign's task forces that fell due by the last entry of record or book: a 旬简报 per
// ten-day period, where the due table has one, and the material of the 月报 per month, unless the general
// office writes it alone. Issued as the book's bulletins say: what was only drafted, by whomever, is missing.
// Nothing is due before the first period for which a task force made one here: what was made on paper is not
// missing.
std::map<std::string, std::vector<ForceProduct>> ProductsOf(const Projection& record, const Book& book,
                                                            const std::string& campaign,
                                                            const Period& period);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_PRODUCTS_H_

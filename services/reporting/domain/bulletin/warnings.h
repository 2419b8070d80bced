// What a drafter should look at before a bulletin goes on.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_WARNINGS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_WARNINGS_H_

#include <string>
#include <vector>

#include "services/reporting/domain/bulletin/composer.h"

namespace duban::reporting {

// Too long for its kind; parts that repeat the last issue, by name; numbers written by hand; demands of the
// last issue without an answer; nobody who could sign.
std::vector<std::string> WarningsOf(Composer& composer);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_WARNINGS_H_

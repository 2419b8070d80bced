// Reads the section "hints" of a scheme.
#ifndef DUBAN_SERVICES_REPORTING_SCHEME_HINTS_READER_H_
#define DUBAN_SERVICES_REPORTING_SCHEME_HINTS_READER_H_

#include "services/reporting/domain/scheme/hint_rules.h"
#include "services/reporting/scheme/json_section.h"

namespace duban::reporting {

// Violations go to the section's list.
HintRules ReadHints(JsonSection json);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_SCHEME_HINTS_READER_H_

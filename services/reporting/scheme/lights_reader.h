// The parts of a scheme about lights and the ladder.
#ifndef DUBAN_SERVICES_REPORTING_SCHEME_LIGHTS_READER_H_
#define DUBAN_SERVICES_REPORTING_SCHEME_LIGHTS_READER_H_

#include "services/reporting/domain/scheme/scheme.h"
#include "services/reporting/scheme/json_section.h"

namespace duban::reporting {

// "lights" and "ladder" of the document; faults go to the section.
LightRules ReadLights(JsonSection json);
LadderRules ReadLadder(JsonSection json);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_SCHEME_LIGHTS_READER_H_

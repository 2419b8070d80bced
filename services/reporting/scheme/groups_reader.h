// The parts of a scheme about leaves and groups.
#ifndef DUBAN_SERVICES_REPORTING_SCHEME_GROUPS_READER_H_
#define DUBAN_SERVICES_REPORTING_SCHEME_GROUPS_READER_H_

#include <map>
#include <string>
#include <vector>

#include "services/reporting/domain/scheme/scheme.h"
#include "services/reporting/scheme/json_section.h"

namespace duban::reporting {

// The points of all leaves from `json`, which stands under `key` in `outer`: there the wrong sum is reported.
LeafPoints ReadPoints(JsonSection json, JsonSection& outer, const char* key);
// "formulas", "groups" and "group_points" of the document; faults go to the section.
std::map<std::string, std::string> ReadFormulas(JsonSection& document);
std::vector<RankingGroup> ReadGroups(JsonSection& document);
std::map<std::string, LeafPoints> ReadGroupPoints(JsonSection& document,
                                                  const std::vector<RankingGroup>& groups);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_SCHEME_GROUPS_READER_H_

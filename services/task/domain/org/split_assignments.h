// Which successor of a split takes what (拆分承接).
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORG_SPLIT_ASSIGNMENTS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORG_SPLIT_ASSIGNMENTS_H_

#include <map>
#include <string>

#include "services/common/errors.h"
#include "services/task/domain/org/unit_succession.h"

namespace duban::task {

// The successor of each duty by its path. Adds ASSIGNMENT_MISSING for each duty that has none, and
// ASSIGNMENT_UNKNOWN, DUPLICATE_ID, UNKNOWN_SUCCESSOR at `assignments[i]…`. A successor below the unit only
// moves up and needs none; a proposal about an order or item that is a duty itself goes with it.
std::map<std::string, std::string> ReadAssignments(const Split& split, const UnitDuties& duties,
                                                   Violations& out);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORG_SPLIT_ASSIGNMENTS_H_

// What each list and ledger demands of its entries.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_PLAN_DETAIL_CHECKS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_PLAN_DETAIL_CHECKS_H_

#include "services/task/domain/plan/item.h"
#include "services/task/domain/plan/part_check.h"

namespace duban::task {

// Per kind: BASELINE_REQUIRED (STOCK), TARGET_NOT_ZERO (ZERO), WHOLE_NUMBER (ORDINAL), RANGE_BOUNDS,
// DIRECTION (CAP and ZERO are LOWER), SCHEDULE_NOT_APPLICABLE (growth rates, shares and limits are expected
// in full at any time), MONTHLY_PLAN, ADOPTED_TARGET, SERIES_REQUIRED, FIELD_NOT_APPLICABLE.
void CheckIndicator(const Indicator& indicator, const PartCheck& check);

// SUBTYPE for one that the class does not have.
void CheckProject(const Project& project, const PartCheck& check);
void CheckTask(const TaskEntry& task, const PartCheck& check);
void CheckPolicy(const PolicyEntry& policy, const PartCheck& check);
void CheckResolution(const ResolutionEntry& resolution, const PartCheck& check);
void CheckIssue(const IssueEntry& issue, const PartCheck& check);
// INTERIM_CONTROL for a major one without interim control.
void CheckHazard(const HazardEntry& hazard, const PartCheck& check);
void CheckFixings(const Fixings& fixings, const PartCheck& check);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_PLAN_DETAIL_CHECKS_H_

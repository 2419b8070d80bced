// The projects part of the monthly bulletin.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_PROJECTS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_PROJECTS_H_

#include "services/reporting/domain/bulletin.h"

namespace duban::reporting {

// Fills the rows by class (in the order of their codes) and by lead unit.
void AddProjects(const Projection& projection, const Scheme& scheme, const Campaign& campaign,
                 const Period& month, MonthlyBulletin& bulletin);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_BULLETIN_PROJECTS_H_

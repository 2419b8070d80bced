// What a year leaves undone: matters for the government's supervision plan (督查计划).
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_PLAN_MATTERS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_PLAN_MATTERS_H_

#include <string>
#include <vector>

#include "services/common/period.h"
#include "services/reporting/domain/book/book.h"
#include "services/reporting/domain/record/projection.h"
#include "services/reporting/domain/scheme/scheme.h"

namespace duban::reporting {

// One matter to supervise on.
struct PlanMatter {
  std::string kind;      // "ITEM", "ORDER", "ISSUE"
  std::string resource;  // full name
  std::string title;
  std::string unit;    // who leads it
  std::string reason;  // the light, "OVERDUE", or the state as the record names it
};

// Items that are yellow or red at the year's end, orders that are issued and not closed, issues that are not
// verified as resolved; each kind by code.
std::vector<PlanMatter> PlanMattersOf(const Projection& record, const Book& book, const Scheme& scheme,
                                      const std::string& campaign, const Period& year);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_PLAN_MATTERS_H_

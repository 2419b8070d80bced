// What was decided, in words for notes and lists.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_CAUSE_TEXT_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_CAUSE_TEXT_H_

#include <string>

#include "services/reporting/domain/credit/credit.h"
#include "services/reporting/domain/credit/exemption.h"
#include "services/reporting/domain/evaluation/evaluation.h"
#include "services/reporting/domain/record/affairs.h"

namespace duban::reporting {

std::string CreditCauseText(const Credit& credit);            // approved, or withdrawn
std::string ExemptionCauseText(const Exemption& exemption);   // granted
std::string CardCauseText(const Card& card);                  // withdrawn
std::string FalseReportCauseText(const FalseReport& report);  // cleared
std::string QuarterCauseText(const Evaluation& evaluation);   // final, or amended

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_CAUSE_TEXT_H_

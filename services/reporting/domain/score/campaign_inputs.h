// From the projection and the book to the cases of the leaves: what each evaluated unit has to answer for in
// a period.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_CAMPAIGN_INPUTS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_CAMPAIGN_INPUTS_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "services/common/decimal.h"
#include "services/reporting/domain/record/reading.h"
#include "services/reporting/domain/score/affair_cases.h"
#include "services/reporting/domain/score/card.h"
#include "services/reporting/domain/score/own_inputs.h"
#include "services/reporting/domain/score/product_cases.h"

namespace duban::reporting {

// One campaign's quarter or year, with every item read once. Targets, dates, weights, plans and leads are
// those of the version in force when the period ended (调整自批准之日起执行); a correction of a form, an
// official value or a late fill that came since counts all the same, until the evaluation is final. Refers to
// its arguments, which must outlive it. Immutable after construction.
class PeriodInputs {
 public:
  PeriodInputs(const Projection& projection, const Campaign& campaign, const Scheme& scheme,
               const Period& period, const OwnInputs& own);

  // Everything a department or township of a ranking group answers for: items it led when the period ended in
  // full, items it cooperates in by the scheme's factor, its own forms, resolutions, orders and issues,
  // panel, penalties.
  CardInput ForUnit(const std::string& unit, const std::string& group) const;

  // Everything a task force answers for: all items of its actions in full; its own reviews and products in
  // K2a; resolutions, orders and issues it leads. K2b is not applicable: nothing reviews a review.
  CardInput ForTaskForce(const std::string& task_force, const std::string& group) const;

 private:
  struct WeighedItem {
    const Item* item;  // in the version in force
    Rational factor;
  };
  CardInput Start(const std::string& unit, const std::string& group) const;
  // K1, K3a and K3b.
  void AddItemLeaves(const std::vector<WeighedItem>& items, std::vector<TaskCase> hazards,
                     CardInput& input) const;
  // K2c, P2a and P3.
  void AddAffairLeaves(CardInput& input) const;
  // P1, P2b, B1 and B3.
  void AddPanelLeaves(CardInput& input) const;
  // False for an item that leaves numerator and denominator.
  bool Counts(const std::string& unit, const Item& item) const;
  const FalseReport* FalseReportOf(const std::string& item) const;

  // Constant after construction.
  const Projection& projection_;
  const Campaign& campaign_;
  const Scheme& scheme_;
  const Period period_;
  const OwnInputs& own_;
  const ProductCases products_;
  const AffairCases affairs_;
  std::map<std::string, Reading> readings_;                  // by item
  std::map<std::string, const FalseReport*> false_reports_;  // by item
};

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_CAMPAIGN_INPUTS_H_

// What the lights of a month call for on the ladder (升级阶梯). Drafts only: they go to the task service as
// proposals, and a person with authority decides (政府督查工作条例 art. 11, 21).
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_LIGHT_PROPOSALS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_LIGHT_PROPOSALS_H_

#include <string>
#include <vector>

#include "services/reporting/domain/light/counters.h"

namespace duban::reporting {

// One call of the ladder for one item.
struct ProposalDraft {
  std::string item;  // resource name
  std::string code;
  std::string title;
  std::string unit;                // the item's lead unit
  std::string level;               // "L1", "L2"
  std::string rule;                // of the task service's ladder, e.g. "L1.RED_ONCE"
  std::string occasion;            // the month's id: the same call comes once
  std::vector<NamedValue> inputs;  // counters and light, keys in ASCII
  // Of the proposal that the record has already for the item, rule and occasion: its id and state; empty:
  // none.
  std::string proposal;
  std::string state;
};

// The calls of a month, by item code: a supervision letter after the scheme's number of red months in a row,
// else a reminder letter after its number of red or yellow months, or for a month that brought too little of
// its plan (新晃 2015). One call for an item: the higher level, and of one level the first.
std::vector<ProposalDraft> DraftProposals(const Lights& lights, const std::vector<ItemCounters>& counters,
                                          const Period& month);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_LIGHT_PROPOSALS_H_

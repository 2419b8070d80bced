// What the lights of a month and the places of units call for on the ladder (升级阶梯). Drafts only: they go
// to the task service as proposals, and a person with authority decides (政府督查工作条例 art. 11, 21).
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_LIGHT_PROPOSALS_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_LIGHT_PROPOSALS_H_

#include <string>
#include <vector>

#include "services/reporting/domain/light/counters.h"

namespace duban::reporting {

// One call of the ladder for one item, or for a unit alone.
struct ProposalDraft {
  std::string item;                // resource name; empty: about the unit alone
  std::string code;                // the item's
  std::string title;               // the item's, or the unit's
  std::string unit;                // the item's lead unit, or the unit itself
  std::string level;               // "L1", "L2", "L4"
  std::string rule;                // of the task service's ladder, e.g. "L1.RED_ONCE"
  std::string occasion;            // id of the month or quarter: the same call comes once
  std::vector<NamedValue> inputs;  // counters and light, keys in ASCII
  // Of the proposal that the record has already for the item or unit, rule and occasion: its id and state;
  // empty: none.
  std::string proposal;
  std::string state;
};

// The calls of a month, by item code: a supervision letter after the scheme's number of red months in a row,
// else a reminder letter after its number of red or yellow months, or for a month that brought too little of
// its plan (新晃 2015). One call for an item: the higher level, and of one level the first.
std::vector<ProposalDraft> DraftProposals(const Lights& lights, const std::vector<ItemCounters>& counters,
                                          const Period& month);

// The calls for an interview (约谈) of the units that stood in the last places of their group for the
// scheme's number of quarters in a row, by unit. `finals`: final quarters, newest first, without gaps; the
// occasion is the newest, so each further quarter calls anew.
std::vector<ProposalDraft> DraftInterviews(const Projection& projection, const std::string& campaign,
                                           const std::vector<const QuarterResult*>& finals,
                                           const Scheme& scheme);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_LIGHT_PROPOSALS_H_

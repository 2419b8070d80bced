// What is contested (复核中): until an objection to a conclusion of an inspection or the reconsideration of a
// false report is decided, what rests on it counts and is marked. Basis: 政府督查工作条例 art. 17.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_CONTESTED_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_CONTESTED_H_

#include <set>
#include <string>

#include "services/reporting/domain/record/projection.h"
#include "services/reporting/domain/score/ledger.h"

namespace duban::reporting {

// The conclusions of a campaign with an undecided objection, and the orders made of their demands.
class ContestedConclusions {
 public:
  ContestedConclusions(const Projection& projection, const std::string& campaign);

  // A card is contested too while the record says so of itself.
  bool Reaches(const Card& card) const;
  bool Reaches(const Order& order) const;

 private:
  std::string jurisdiction_;
  std::set<std::string> conclusions_;  // resource names
  std::set<std::string> orders_;       // resource names
};

// True while the reconsideration of a decided false report is under way.
bool IsContested(const FalseReport& report);

// Marks the line and says so among its inputs.
void MarkContested(LedgerLine& line);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_CONTESTED_H_

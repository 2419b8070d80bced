#include "services/reporting/domain/score/contested.h"

#include "services/reporting/domain/names.h"

namespace duban::reporting {

ContestedConclusions::ContestedConclusions(const Projection& projection, const std::string& campaign)
    : jurisdiction_(projection.jurisdiction) {
  for (auto at = projection.conclusions.lower_bound({campaign, ""});
       at != projection.conclusions.end() && at->first.first == campaign; ++at) {
    const ConclusionFact& conclusion = at->second;
    if (!IsContested(conclusion)) continue;
    conclusions_.insert(MatterName(jurisdiction_, campaign, "conclusions", conclusion.id));
    for (const ConclusionDemandFact& demand : conclusion.demands) {
      if (!demand.order.empty()) orders_.insert(demand.order);
    }
  }
}

bool ContestedConclusions::Reaches(const Card& card) const {
  return card.state == "CONTESTED" || conclusions_.contains(card.conclusion);
}

bool ContestedConclusions::Reaches(const Order& order) const {
  return conclusions_.contains(order.conclusion) ||
         orders_.contains(MatterName(jurisdiction_, order.campaign, "orders", order.id));
}

bool IsContested(const FalseReport& report) { return report.state == "UNDER_REVIEW"; }

void MarkContested(LedgerLine& line) {
  line.contested = true;
  line.inputs.push_back({"状态", "有异议，复核中"});
}

}  // namespace duban::reporting

// What a unit loses beside its leaves: cards (黄牌、红牌), false reports (虚报), and the grounds for a veto
// (一票否决).
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_PENALTIES_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_PENALTIES_H_

#include <string>

#include "services/common/period.h"
#include "services/reporting/domain/record/projection.h"
#include "services/reporting/domain/score/card.h"
#include "services/reporting/domain/score/own_inputs.h"

namespace duban::reporting {

// Whom and when penalties are asked for.
struct PenaltyContext {
  const Projection& projection;
  const std::string& campaign;
  const Scheme& scheme;
  const OwnInputs& own;
  const Period& period;
};

// Adds to `input` the deductions of its unit for the cards dated inside the period that stand (valid or
// contested; withdrawn and exempted ones count nowhere) and for the false reports of the period; the veto
// grounds of both sources; flags and counts. Yellow cards of one quarter convert to a red one by the scheme's
// number: the last of them carries what is left up to a red card's points.
void AddPenalties(const PenaltyContext& context, CardInput& input);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_PENALTIES_H_

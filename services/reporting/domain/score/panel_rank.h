// Panel leaves scored by rank: what a unit's marks are worth beside the others' of its group.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_PANEL_RANK_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_PANEL_RANK_H_

#include <vector>

#include "services/reporting/domain/score/card.h"

namespace duban::reporting {

// Scores the panel leaves that the scheme scores by PANEL_RANK, given by their means, by rank instead.
// `ranked` says of each input whether its unit is ranked; only those have a place, and only those with a
// valid panel are counted. Equal means share the rank, the next is skipped.
void ScorePanelsByRank(const std::vector<bool>& ranked, const Scheme& scheme, std::vector<CardInput>& inputs);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCORE_PANEL_RANK_H_

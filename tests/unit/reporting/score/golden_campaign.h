// Golden example 1 as a record and a book: department X in the second quarter of 2024, in a group of twelve.
#ifndef DUBAN_TESTS_UNIT_REPORTING_SCORE_GOLDEN_CAMPAIGN_H_
#define DUBAN_TESTS_UNIT_REPORTING_SCORE_GOLDEN_CAMPAIGN_H_

#include "services/reporting/domain/score/own_inputs.h"
#include "tests/unit/reporting/campaign_builder.h"

namespace duban::reporting {

// The record; X is "dept-a".
CampaignBuilder GoldenCampaign();

// The panel on X and its commendations.
OwnInputs GoldenBook();

}  // namespace duban::reporting

#endif  // DUBAN_TESTS_UNIT_REPORTING_SCORE_GOLDEN_CAMPAIGN_H_

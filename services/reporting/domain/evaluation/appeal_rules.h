// What appeals are checked for, beside their state.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_APPEAL_RULES_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_APPEAL_RULES_H_

#include <string>

#include "absl/status/status.h"
#include "services/common/errors.h"
#include "services/reporting/domain/evaluation/appeal.h"

namespace duban::reporting {

// "2024-04-26 17:30", Asia/Shanghai.
std::string AppealTimeText(absl::Time time);

// The evaluation takes appeals at `now`. FAILED_PRECONDITION: EVALUATION_STATE (null: never opened),
// OBJECTIONS_CLOSED.
absl::Status CheckAppealWindow(const Evaluation* evaluation, absl::Time now);

// Unit, leaf, resource and points of a claim against the trial card; the leaf, null when there is a fault in
// it.
const LeafResult* CheckClaim(const AppealClaim& claim, const Scorecard* trial_card, Violations& out);

// FAILED_PRECONDITION (APPEAL_EXISTS) when an appeal of the unit on the same leaf and resource is there
// already, unless it was withdrawn.
absl::Status CheckFirstAppeal(const Book& book, const std::string& campaign, const AppealClaim& claim);

// A decision's points and reason. INVALID_ARGUMENT: BELOW_OLD, OVER_LEAF_POINTS, REQUIRED, TOO_LONG.
absl::Status CheckDecision(const Appeal& appeal, const Rational& old_points, const Rational& new_points,
                           const std::string& reason);

// A text that must be there and is not too long: REQUIRED, TOO_LONG.
void CheckAppealText(const std::string& field, const std::string& text, Violations& out);
absl::Status CheckAppealText(const std::string& field, const std::string& text);

// The leaf's result on a card; null when the card has none.
const LeafResult* FindLeaf(const Scorecard& card, LeafId leaf);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_EVALUATION_APPEAL_RULES_H_

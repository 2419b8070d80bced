// The linter of schemes: what can be read and computed, and yet should not be published, or not without a
// second look.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_SCHEME_SCHEME_LINT_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_SCHEME_SCHEME_LINT_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/common/period.h"
#include "services/reporting/domain/scheme/scheme.h"
#include "services/reporting/domain/scheme/scheme_document.h"

namespace duban::reporting {

// Where the scheme is to hold.
struct LintContext {
  std::map<std::string, int> group_sizes;  // units by group
  std::optional<Period> in_force_from;
  absl::CivilDay today;
};

// Every finding, refused ones first, each group in the order of the document.
// Refused, by the rules against formalism (整治形式主义为基层减负若干规定): BONUS_FOR_… and SCORE_FOR_… when
// a category of bonus or a component speaks of what must not earn points, NOT_COUNTED_MISSING when the scheme
// does not say that it does not count. Warnings: SMALL_GROUP, EMPTY_GROUP, LISTS_OVERLAP, PANEL_MAJORITY,
// DEDUCTIONS_OVER_BASE, DEDUCTION_OVER_CAP, CONDUCT_OVER_LEAF, BONUS_CAPS, BONUS_ORDER, CRITICISM_ORDER,
// TOTAL_CAP_BELOW_BASE, REPORTS_OVER_RESULTS, PLACES_OVER_RESULTS, STEP_OVER_LEAF, ONLY_SUBMITTED,
// STRENGTH_ORDER, STRENGTH_ZERO, RETROACTIVE.
std::vector<SchemeFinding> LintScheme(const Scheme& scheme, const LintContext& context);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_SCHEME_SCHEME_LINT_H_

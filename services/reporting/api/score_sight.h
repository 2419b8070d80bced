// Whose scores a caller sees.
#ifndef DUBAN_SERVICES_REPORTING_API_SCORE_SIGHT_H_
#define DUBAN_SERVICES_REPORTING_API_SCORE_SIGHT_H_

#include <set>
#include <string>

#include "absl/status/status.h"
#include "services/common/period.h"
#include "services/reporting/api/desk.h"

namespace duban::reporting {

// All of them, or those of some units.
struct Sight {
  bool all = false;
  std::set<std::string> units;

  bool Sees(const std::string& unit) const { return all || units.contains(unit); }
};

// True for the offices and leaders.
bool SeesAllScores(const View& view, const std::string& person);
// PERMISSION_DENIED (ROLE_REQUIRED) for everybody else.
absl::Status RequireScoreOffice(const View& view, const std::string& person);

// The units a person belongs to today: by a role in the unit, or for the action whose task force it is.
std::set<std::string> OwnUnits(const View& view, const std::string& person, const std::string& campaign);

// What a person sees of the period's scores today: offices and leaders all; others their own units' from the
// trial scores on, all once they are final.
Sight SightOf(const View& view, const std::string& person, const std::string& campaign, const Period& period);

// PERMISSION_DENIED (SCORES_NOT_OPEN): says what is open when.
absl::Status ScoresNotOpen();

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_API_SCORE_SIGHT_H_

// Recusal (回避): nobody votes on the own unit or on a task force one leads — when the ballot is cast, and
// until the window is over.
#ifndef DUBAN_SERVICES_REPORTING_DOMAIN_PANEL_RECUSAL_H_
#define DUBAN_SERVICES_REPORTING_DOMAIN_PANEL_RECUSAL_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/reporting/domain/record/projection.h"

namespace duban::reporting {

// Why a person may not vote on a unit.
enum class Recusal {
  kNone,
  kUnit,       // holds a role in it
  kTaskForce,  // leads its action: the task force's leader or the action's
};
// "RECUSED_UNIT", "RECUSED_TASK_FORCE"; empty for kNone.
absl::string_view RecusalName(Recusal recusal);
// For people, in Chinese; empty for kNone.
absl::string_view RecusalText(Recusal recusal);

// Who is recused from what in a campaign. Refers to the record; for many questions made once.
class Recusals {
 public:
  Recusals(const Projection& record, const std::string& campaign);

  // On any day from `first` to `last`, both included. A role taken over in another's place (代理) counts like
  // one's own; a role without a first day counts from the day it came on record.
  Recusal During(const std::string& person, const std::string& unit, absl::CivilDay first,
                 absl::CivilDay last) const;

 private:
  std::map<absl::string_view, std::vector<const RoleGrant*>> grants_;  // by person
  std::map<std::string, std::set<absl::string_view>> actions_;         // by task force
};

// One question: on `day`.
Recusal RecusalOf(const Projection& record, const std::string& campaign, const std::string& person,
                  const std::string& unit, absl::CivilDay day);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_DOMAIN_PANEL_RECUSAL_H_

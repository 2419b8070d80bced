// What a unit must be to enter the record or to stay in it.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORG_UNIT_CHECKS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORG_UNIT_CHECKS_H_

#include <map>
#include <string>
#include <vector>

#include "services/common/errors.h"
#include "services/task/domain/register.h"

namespace duban::task {

// The units on record with some of them new or changed. Refers to both.
class UnitTree {
 public:
  UnitTree(const Register& in, const std::vector<Unit>& changed);

  // Null if there is none of that id.
  const Unit* Find(const std::string& id) const;
  // True if the way up from `unit` leads back to it.
  bool IsOwnAncestor(const Unit& unit) const;

 private:
  const Register& in_;
  std::map<std::string, const Unit*> changed_;
};

// Adds a violation at `{at}.unit_id` or `{at}.unit.…` for each rule a new unit breaks: RESOURCE_ID, REQUIRED,
// TOO_LONG, UNKNOWN_UNIT, PARENT_CYCLE, DATE_ORDER, OUTSIDE_PARENT.
void CheckUnit(const UnitTree& tree, const Unit& unit, const std::string& at, Violations& out);

// The rules for what may change in a unit — name, kind, parent — from the day `from` on (nullopt = since
// ever), at `{at}.display_name`, `{at}.kind`, `{at}.parent_unit`.
void CheckUnitState(const UnitTree& tree, const Unit& unit, const std::optional<absl::CivilDay>& from,
                    const std::string& at, Violations& out);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORG_UNIT_CHECKS_H_

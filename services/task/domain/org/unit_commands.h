// Renaming, moving and closing one unit (更名、调整隶属、撤销).
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORG_UNIT_COMMANDS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORG_UNIT_COMMANDS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/org/open_matters.h"

namespace duban::task {

// When and why a unit changes.
struct UnitOrder {
  std::optional<absl::CivilDay> day;  // first day of the new order; for a closing the unit's last day
  std::string reason;                 // 依据
};

// Adds REQUIRED for no day, and REASON_REQUIRED or TOO_LONG for the reason.
void CheckUnitOrder(const UnitOrder& order, absl::string_view day_field, Violations& out);

// Gives `unit` the name, kind and parent of `wanted` from `order.day` on. INVALID_ARGUMENT names every fault:
// those of CheckUnitState, DATE_IN_FUTURE (the record follows the document, on its day), DATE_ORDER (not
// after the change before, or outside the unit's own days), NO_CHANGE.
absl::StatusOr<std::vector<Change>> UpdateUnit(const Unit& unit, const Unit& wanted, const UnitOrder& order,
                                               const ActContext& context);

// Ends `unit` with the day `order.day`, and the role bindings in it. FAILED_PRECONDITION (UNIT_IN_USE) while
// it has a part in something after that day: a merger or a split says who takes it; (UNIT_CLOSED) if it ended
// before. INVALID_ARGUMENT (DATE_ORDER) for a day before its present state.
absl::StatusOr<std::vector<Change>> CloseUnit(const Unit& unit, const UnitOrder& order,
                                              const ActContext& context);

// What a unit answers for from a day on: paths below the jurisdiction, by kind.
struct UnitDuties {
  // It leads or helps with: of the campaigns of that year or later all, of earlier ones what is open in a
  // ledger.
  std::vector<const Item*> items;
  std::vector<const Unit*> children;       // below it
  std::vector<const Campaign*> campaigns;  // where it leads an action, is a task force or is the office
  std::vector<OpenMatter> matters;         // still open, of whatever year

  bool empty() const { return items.empty() && children.empty() && campaigns.empty() && matters.empty(); }
  // "campaigns/c/items/i", "units/u", "campaigns/c", "campaigns/c/orders/o".
  std::vector<std::string> Paths() const;
};
UnitDuties DutiesOf(const Register& in, const std::string& unit, absl::CivilDay from);

// Ends the role bindings in `unit` with its last day `last`, or at once if that is past.
std::vector<Change> EndBindingsIn(const std::string& unit, absl::CivilDay last, const std::string& reason,
                                  const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORG_UNIT_COMMANDS_H_

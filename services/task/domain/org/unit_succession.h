// Mergers and splits of units (机构合并、拆分): who takes over what, decided and recorded as one.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORG_UNIT_SUCCESSION_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORG_UNIT_SUCCESSION_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/org/unit_commands.h"

namespace duban::task {

// Most units in one merger or split.
inline constexpr size_t kMaxSuccession = 100;

// A unit that takes over: one on record, or one to create with its first day on the day of the new order.
struct Successor {
  std::string id;
  std::optional<Unit> created;
};

struct Merger {
  std::vector<std::string> units;  // that end, ids
  Successor successor;
  UnitOrder order;
};

// From `order.day` on the successor leads and helps with what the units did, stands in their place in open
// orders, proposals, conclusions and false-report cases, in campaigns and above the units below them; the
// units end the day before, and the role bindings in them end with it or at once. Finished items of past
// years, and forms of every past period, stay theirs. INVALID_ARGUMENT names every fault at `units[i]`,
// `successor…`, `effective_date`, `reason`: REQUIRED, UNKNOWN_UNIT, DUPLICATE_ID, UNIT_CLOSED,
// SUCCESSOR_ENDS, PARENT_CYCLE, DATE_IN_FUTURE, DATE_ORDER, TOO_MANY and those of CheckUnit; ALREADY_EXISTS
// if the id of a unit to create is taken.
absl::StatusOr<std::vector<Change>> MergeUnits(const Merger& merger, const ActContext& context);

struct Split {
  // Who takes one duty of the unit.
  struct Assignment {
    std::string resource;   // path below the jurisdiction, as UnitDuties::Paths
    std::string successor;  // unit id
  };

  std::string unit;  // that ends, id
  std::vector<Successor> successors;
  std::vector<Assignment> assignments;
  UnitOrder order;
};

// As MergeUnits, with each duty going to the successor it is assigned to. Further faults, at `successors[i]…`
// and `assignments[i]…`: ASSIGNMENT_MISSING (one for each duty left out), ASSIGNMENT_UNKNOWN (no duty of the
// unit), DUPLICATE_ID, UNKNOWN_SUCCESSOR.
absl::StatusOr<std::vector<Change>> SplitUnit(const Split& split, const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORG_UNIT_SUCCESSION_H_

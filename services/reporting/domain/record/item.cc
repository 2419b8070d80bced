#include "services/reporting/domain/record/item.h"

namespace duban::reporting {

const std::vector<Milestone>& MilestonesOf(const Item& item) {
  return item.kind == ItemKind::kProject ? item.project.milestones : item.milestones;
}

}  // namespace duban::reporting

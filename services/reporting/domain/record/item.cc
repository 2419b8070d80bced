#include "services/reporting/domain/record/item.h"

namespace duban::reporting {

const std::vector<Milestone>& MilestonesOf(const Item& item) {
  return item.kind == ItemKind::kProject ? item.project.milestones : item.milestones;
}

namespace {

// A plan by day that Apply derived from the monthly one says nothing of its own.
template <typename Spec>
bool IsSameSpec(Spec a, const Spec& b, PlannedValues Spec::*planned, const Item& item) {
  if (!item.monthly_plan.empty()) a.*planned = b.*planned;
  return a == b;
}

}  // namespace

bool IsSamePlan(const Item& a, const Item& b) {
  return a.kind == b.kind && a.action == b.action && a.lead_unit == b.lead_unit &&
         a.coop_units == b.coop_units && a.weight == b.weight && a.strength == b.strength &&
         a.start == b.start && a.due == b.due && a.milestones == b.milestones &&
         a.monthly_plan == b.monthly_plan &&
         IsSameSpec(a.indicator, b.indicator, &IndicatorSpec::planned, a) &&
         IsSameSpec(a.project, b.project, &ProjectSpec::planned_wan, a);
}

}  // namespace duban::reporting

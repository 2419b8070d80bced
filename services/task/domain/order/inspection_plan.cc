#include "services/task/domain/order/inspection_plan.h"

#include <utility>

#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/rights.h"
#include "services/task/domain/texts.h"

namespace duban::task {

absl::StatusOr<std::vector<Change>> CreateInspectionPlan(const InspectionPlan& given,
                                                         const ActContext& context) {
  Violations violations;
  CheckText(given.content, "inspection_plan.content", Needed::kRequired, violations);
  CheckText(given.object, "inspection_plan.object", Needed::kRequired, violations);
  CheckText(given.scope, "inspection_plan.scope", Needed::kRequired, violations);
  CheckText(given.basis, "inspection_plan.basis", Needed::kRequired, violations);
  // An absent date reads as the epoch, long before any plan.
  if (given.start_date == absl::CivilDay()) {
    violations.Add("inspection_plan.start_date", "REQUIRED", "须注明开始日期");
  }
  if (given.end_date < given.start_date || given.end_date == absl::CivilDay()) {
    violations.Add("inspection_plan.end_date", "DATE_ORDER", "结束日期须注明且不早于开始日期");
  }
  RETURN_IF_ERROR(violations.ToStatus());
  InspectionPlan plan = given;
  plan.campaign = context.campaign;
  plan.id = context.docket().NextId<InspectionPlan>(context.campaign, "PLAN");
  plan.created_by = SignatureOf(context.actor);
  return std::vector<Change>{Change{"inspectionPlan.create", std::move(plan), ""}};
}

}  // namespace duban::task

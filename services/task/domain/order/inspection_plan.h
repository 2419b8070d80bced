// Inspection plans (督查计划): content, object and scope of every inspection, stored before it begins
// (政府督查工作条例 art. 15; burden control asks for a yearly plan).
#ifndef DUBAN_SERVICES_TASK_DOMAIN_ORDER_INSPECTION_PLAN_H_
#define DUBAN_SERVICES_TASK_DOMAIN_ORDER_INSPECTION_PLAN_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/matter.h"

namespace duban::task {

struct InspectionPlan {
  static constexpr MatterKind kKind = MatterKind::kInspectionPlan;
  static constexpr char kCollection[] = "inspectionPlans";

  std::string campaign;
  std::string id;
  std::string content;
  std::string object;
  std::string scope;
  std::string basis;
  absl::CivilDay start_date;
  absl::CivilDay end_date;
  bool annual = false;  // in the yearly plan (年度督查计划)
  std::string created_by;

  friend bool operator==(const InspectionPlan&, const InspectionPlan&) = default;
};

// Puts `given` on record under the next id. INVALID_ARGUMENT names every fault: REQUIRED, TOO_LONG,
// DATE_ORDER.
absl::StatusOr<std::vector<Change>> CreateInspectionPlan(const InspectionPlan& given,
                                                         const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_ORDER_INSPECTION_PLAN_H_

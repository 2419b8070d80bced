#include "services/task/domain/meeting/assessment.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/texts.h"

namespace duban::task {

absl::StatusOr<std::vector<Change>> RecordAssessment(const Assessment& given, const ActContext& context) {
  Violations violations;
  const std::string item =
      CheckItemPath(context.in, context.campaign, given.item, "assessment.item", violations);
  if (given.half == AssessmentHalf::kUnspecified) {
    violations.Add("assessment.half", "REQUIRED", "须注明年中或年末");
  }
  CheckText(given.goal, "assessment.goal", Needed::kRequired, violations);
  CheckText(given.measure, "assessment.measure", Needed::kOptional, violations);
  CheckText(given.result, "assessment.result", Needed::kRequired, violations);
  CheckText(given.deviation_cause, "assessment.deviation_cause", Needed::kOptional, violations);
  CheckText(given.advice, "assessment.advice", Needed::kOptional, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  Assessment assessment = given;
  assessment.campaign = context.campaign;
  assessment.id = absl::StrCat(item, given.half == AssessmentHalf::kMidYear ? "-mid" : "-end");
  return std::vector<Change>{Change{"assessment.record", std::move(assessment), ""}};
}

}  // namespace duban::task

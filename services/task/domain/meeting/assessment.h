// Tracking assessments (跟踪评估): a mid-year and a year-end record of each annual key task. They feed
// reports, never scores.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_MEETING_ASSESSMENT_H_
#define DUBAN_SERVICES_TASK_DOMAIN_MEETING_ASSESSMENT_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/task/domain/act_context.h"
#include "services/task/domain/change.h"
#include "services/task/domain/matter.h"

namespace duban::task {

// Stored in the database by number (as in the proto); never renumber.
enum class AssessmentHalf { kUnspecified = 0, kMidYear = 1, kYearEnd = 2 };

struct Assessment {
  static constexpr MatterKind kKind = MatterKind::kAssessment;
  static constexpr char kCollection[] = "assessments";

  std::string campaign;
  std::string id;
  std::string item;  // path, "campaigns/{campaign}/items/{item}"
  AssessmentHalf half = AssessmentHalf::kUnspecified;
  std::string goal;
  std::string measure;
  std::string result;
  std::string deviation_cause;
  std::string advice;
  std::string third_party;

  friend bool operator==(const Assessment&, const Assessment&) = default;
};

// Puts `given` on record under an id made of its item and half. INVALID_ARGUMENT names every fault: REQUIRED,
// UNKNOWN_ITEM, TOO_LONG.
absl::StatusOr<std::vector<Change>> RecordAssessment(const Assessment& given, const ActContext& context);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_MEETING_ASSESSMENT_H_

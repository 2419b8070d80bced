// The milestones a project of each class has by default, with their weights (三大类, 精准考核; key projects
// report 2025). A campaign may give others.
#ifndef DUBAN_SERVICES_TASK_DOMAIN_PLAN_MILESTONE_SETS_H_
#define DUBAN_SERVICES_TASK_DOMAIN_PLAN_MILESTONE_SETS_H_

#include <span>

#include "absl/strings/string_view.h"
#include "services/task/domain/plan/item_details.h"

namespace duban::task {

struct DefaultMilestone {
  absl::string_view id;
  absl::string_view display_name;
  absl::string_view weight;  // percent; a set's weights add up to 100
};

// The set of a class; of ATTRACT_LEGACY that of the subtype, none without one.
std::span<const DefaultMilestone> DefaultMilestones(ProjectClass project_class, ProjectSubtype subtype);

// Gives the project's milestones that bear an id of its class's set their name and weight where they state
// none.
void FillMilestones(Project& project);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_DOMAIN_PLAN_MILESTONE_SETS_H_

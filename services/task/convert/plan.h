// Custom periods, terms and the impact of changes as messages.
#ifndef DUBAN_SERVICES_TASK_CONVERT_PLAN_H_
#define DUBAN_SERVICES_TASK_CONVERT_PLAN_H_

#include <string>
#include <vector>

#include "duban/task/v1/calendar.pb.h"
#include "duban/task/v1/custom_period.pb.h"
#include "duban/task/v1/period.pb.h"
#include "services/common/errors.h"
#include "services/task/convert/matters.h"
#include "services/task/domain/plan/custom_period.h"
#include "services/task/domain/plan/impact.h"
#include "services/task/domain/plan/term.h"

namespace duban::task {

v1::CustomPeriod ToProto(absl::string_view jurisdiction, const Stored<CustomPeriod>& period);
// Errors as FieldsReader.
CustomPeriod FromProto(const v1::CustomPeriod& period, absl::string_view jurisdiction, const std::string& at,
                       Violations& out);
void AddPlanCodecs(std::vector<MatterCodec>& all);

v1::Period ToProto(absl::string_view jurisdiction, absl::string_view campaign, const CustomPeriodView& view);

v1::DeadlineImpact ImpactToProto(absl::string_view jurisdiction, const std::vector<DeadlineMove>& moves);

// The term without its close, which the campaign gives. DATE, ENUM_VALUE in `out`.
Term TermFromProto(const v1::ComputeDeadlineRequest& request, Violations& out);
v1::ComputeDeadlineResponse ToProto(const TermEnd& end);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_CONVERT_PLAN_H_

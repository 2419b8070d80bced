// Meetings and assessments as messages.
#ifndef DUBAN_SERVICES_TASK_CONVERT_MEETING_H_
#define DUBAN_SERVICES_TASK_CONVERT_MEETING_H_

#include <string>
#include <vector>

#include "duban/task/v1/assessment.pb.h"
#include "services/common/errors.h"
#include "services/task/convert/matters.h"
#include "services/task/domain/meeting/assessment.h"

namespace duban::task {

v1::Assessment ToProto(absl::string_view jurisdiction, const Stored<Assessment>& assessment);
// Errors as FieldsReader.
Assessment FromProto(const v1::Assessment& assessment, absl::string_view jurisdiction, const std::string& at,
                     Violations& out);

void AddMeetingCodecs(std::vector<MatterCodec>& all);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_CONVERT_MEETING_H_

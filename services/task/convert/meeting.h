// Meetings and assessments as messages.
#ifndef DUBAN_SERVICES_TASK_CONVERT_MEETING_H_
#define DUBAN_SERVICES_TASK_CONVERT_MEETING_H_

#include <string>
#include <vector>

#include "duban/task/v1/assessment.pb.h"
#include "duban/task/v1/meeting_service.pb.h"
#include "services/common/errors.h"
#include "services/task/convert/matters.h"
#include "services/task/domain/meeting/agenda.h"
#include "services/task/domain/meeting/assessment.h"
#include "services/task/domain/meeting/meeting.h"
#include "services/task/domain/meeting/minutes.h"

namespace duban::task {

v1::Assessment ToProto(absl::string_view jurisdiction, const Stored<Assessment>& assessment);
v1::Meeting ToProto(absl::string_view jurisdiction, const Stored<Meeting>& meeting);
v1::MeetingRules ToProto(absl::string_view jurisdiction, const Stored<MeetingRules>& rules);

// Errors of all below as FieldsReader.
Assessment FromProto(const v1::Assessment& assessment, absl::string_view jurisdiction, const std::string& at,
                     Violations& out);
Meeting FromProto(const v1::Meeting& meeting, absl::string_view jurisdiction, const std::string& at,
                  Violations& out);
MeetingRules FromProto(const v1::MeetingRules& rules, absl::string_view jurisdiction, const std::string& at,
                       Violations& out);
AgendaWishes FromProto(const v1::DraftAgendaRequest& request, absl::string_view jurisdiction,
                       Violations& out);
std::vector<Attendance> FromProto(const v1::HoldMeetingRequest& request, absl::string_view jurisdiction,
                                  Violations& out);
MinutesDraft FromProto(const v1::DraftMinutesRequest& request, absl::string_view jurisdiction,
                       Violations& out);

void AddMeetingCodecs(std::vector<MatterCodec>& all);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_CONVERT_MEETING_H_

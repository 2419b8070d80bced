// The calls that change what deadlines follow from, or say what a change would do. The services of
// plan_services.h hand them on.
#ifndef DUBAN_SERVICES_TASK_API_PLAN_DUE_CHANGE_CALLS_H_
#define DUBAN_SERVICES_TASK_API_PLAN_DUE_CHANGE_CALLS_H_

#include "duban/task/v1/calendar.pb.h"
#include "duban/task/v1/campaign.pb.h"
#include "services/rpc/serve.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// See calendar.proto.
void ChangeCalendar(const RecordSet& records, const rpc::CallContext& call,
                    const v1::UpdateCalendarRequest& request, rpc::Done<v1::Calendar> done);
absl::StatusOr<v1::DeadlineImpact> ForeseeCalendars(const RecordSet& records, const rpc::CallContext& call,
                                                    const v1::PreviewCalendarsRequest& request);
absl::StatusOr<v1::ComputeDeadlineResponse> AnswerTerm(const RecordSet& records, const rpc::CallContext& call,
                                                       const v1::ComputeDeadlineRequest& request);

// See campaign.proto.
void ChangeDueTable(const RecordSet& records, const rpc::CallContext& call,
                    const v1::UpdateCampaignDueTableRequest& request, rpc::Done<v1::Campaign> done);
absl::StatusOr<v1::DeadlineImpact> ForeseeDueTable(const RecordSet& records, const rpc::CallContext& call,
                                                   const v1::PreviewCampaignDueTableRequest& request);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_PLAN_DUE_CHANGE_CALLS_H_

// What is derived of items: their course, their value in any period, and what the rules demand attention for.
#ifndef DUBAN_SERVICES_TASK_API_ITEM_ITEM_ANSWERS_H_
#define DUBAN_SERVICES_TASK_API_ITEM_ITEM_ANSWERS_H_

#include "absl/status/statusor.h"
#include "duban/task/v1/item_service.pb.h"
#include "services/task/api/record_set.h"

namespace duban::task {

absl::StatusOr<v1::ItemTrajectory> ReadTrajectory(const RecordSet& records, const rpc::CallContext& call,
                                                  const v1::GetItemTrajectoryRequest& request);
absl::StatusOr<v1::ItemValue> ReadValue(const RecordSet& records, const rpc::CallContext& call,
                                        const v1::GetItemValueRequest& request);
absl::StatusOr<v1::ListItemAlertsResponse> ReadAlerts(const RecordSet& records, const rpc::CallContext& call,
                                                      const v1::ListItemAlertsRequest& request);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_ITEM_ITEM_ANSWERS_H_

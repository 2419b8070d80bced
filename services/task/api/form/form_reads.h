// What FormService answers without writing.
#ifndef DUBAN_SERVICES_TASK_API_FORM_FORM_READS_H_
#define DUBAN_SERVICES_TASK_API_FORM_FORM_READS_H_

#include "absl/status/statusor.h"
#include "duban/task/v1/form_service.pb.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// See form_service.proto. Errors of BeginReading; NOT_FOUND; INVALID_ARGUMENT for names and periods.
absl::StatusOr<v1::Form> ReadForm(const RecordSet& records, const rpc::CallContext& call,
                                  const v1::GetFormRequest& request);
absl::StatusOr<v1::ListFormsResponse> ReadForms(const RecordSet& records, const rpc::CallContext& call,
                                                const v1::ListFormsRequest& request);
absl::StatusOr<v1::CheckFormResponse> ReadFormFindings(const RecordSet& records, const rpc::CallContext& call,
                                                       const v1::CheckFormRequest& request);
absl::StatusOr<v1::CountOverridesResponse> ReadOverrides(const RecordSet& records,
                                                         const rpc::CallContext& call,
                                                         const v1::CountOverridesRequest& request);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_FORM_FORM_READS_H_

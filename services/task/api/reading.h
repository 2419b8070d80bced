// What every read does first: find the record, take its register, ask whether the caller may read.
#ifndef DUBAN_SERVICES_TASK_API_READING_H_
#define DUBAN_SERVICES_TASK_API_READING_H_

#include <memory>

#include "absl/status/statusor.h"
#include "services/task/api/record_set.h"

namespace duban::task {

// A record as a reader sees it at one moment.
struct Reading {
  Record* record = nullptr;
  std::shared_ptr<const Register> reg;
  absl::Time now;
};

// Errors of RecordSet::Find; PERMISSION_DENIED (ROLE_REQUIRED) if the caller holds no role on this day.
absl::StatusOr<Reading> BeginReading(const RecordSet& records, const rpc::CallContext& call,
                                     absl::string_view name, absl::string_view field);

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_READING_H_

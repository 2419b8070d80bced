// The records this process serves, by jurisdiction.
#ifndef DUBAN_SERVICES_TASK_API_RECORD_SET_H_
#define DUBAN_SERVICES_TASK_API_RECORD_SET_H_

#include <map>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/rpc/call_context.h"
#include "services/task/record/record.h"

namespace duban::task {

// Filled before serving, then immutable and thread-safe.
class RecordSet {
 public:
  void Add(std::unique_ptr<Record> record);

  // The record that `name` (any resource name, from the request's `field`) lies in. INVALID_ARGUMENT
  // (RESOURCE_NAME); PERMISSION_DENIED (OTHER_JURISDICTION) if the caller's token is for another one;
  // NOT_FOUND if it is not served here.
  absl::StatusOr<Record*> Find(const rpc::CallContext& call, absl::string_view name,
                               absl::string_view field) const;

  // Wakes all long polls, so that the server can end.
  void StopWaiting();

 private:
  std::map<std::string, std::unique_ptr<Record>> records_;
};

}  // namespace duban::task

#endif  // DUBAN_SERVICES_TASK_API_RECORD_SET_H_

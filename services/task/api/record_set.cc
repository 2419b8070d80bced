#include "services/task/api/record_set.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"
#include "services/common/status_macros.h"
#include "services/task/domain/names.h"

namespace duban::task {

void RecordSet::Add(std::unique_ptr<Record> record) {
  const std::string jurisdiction = record->jurisdiction();
  records_[jurisdiction] = std::move(record);
}

absl::StatusOr<Record*> RecordSet::Find(const rpc::CallContext& call, absl::string_view name,
                                        absl::string_view field) const {
  ASSIGN_OR_RETURN(const std::string jurisdiction, JurisdictionOf(name, field));
  if (jurisdiction != call.jurisdiction) {
    return PermissionDenied("OTHER_JURISDICTION",
                            absl::StrCat("令牌属于 ", call.jurisdiction, "，不能访问 ", jurisdiction));
  }
  const auto found = records_.find(jurisdiction);
  if (found == records_.end()) return NotFound(JurisdictionName(jurisdiction));
  return found->second.get();
}

void RecordSet::StopWaiting() {
  for (const auto& [jurisdiction, record] : records_) record->hub().Stop();
}

}  // namespace duban::task

#include "services/task/api/reading.h"

#include "services/common/status_macros.h"
#include "services/task/domain/rights.h"

namespace duban::task {

absl::StatusOr<Reading> BeginReading(const RecordSet& records, const rpc::CallContext& call,
                                     absl::string_view name, absl::string_view field) {
  Reading reading;
  ASSIGN_OR_RETURN(reading.record, records.Find(call, name, field));
  reading.reg = reading.record->reg();
  reading.now = reading.record->Now();
  RETURN_IF_ERROR(RequireReader(*reading.reg, call.person, reading.now).status());
  return reading;
}

}  // namespace duban::task

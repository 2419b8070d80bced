// From the bytes of the feed to the domain. The only place that knows the protos of the task service.
#ifndef DUBAN_SERVICES_REPORTING_CONVERT_CHANGE_DECODER_H_
#define DUBAN_SERVICES_REPORTING_CONVERT_CHANGE_DECODER_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/reporting/domain/record/projection.h"

namespace duban::reporting {

// A change as reporting needs it.
struct DecodedChange {
  ChangedResource change;
  bool simulated = false;  // made under a simulated clock (演示)
};

// Reads a serialized duban.task.v1.Change. What reporting does not keep (draft rows, resources it does not
// know yet) comes as monostate. DATA_LOSS (CHANGE_UNREADABLE) when the bytes, a name, a date or a number make
// no sense: the task service checked them before, so something is broken.
absl::StatusOr<DecodedChange> DecodeChange(absl::string_view body);

}  // namespace duban::reporting

#endif  // DUBAN_SERVICES_REPORTING_CONVERT_CHANGE_DECODER_H_

// Has the reporting service propose what the lights of the last locked month call for.
#ifndef DUBAN_CLIENTS_BATCH_LIGHT_PROPOSALS_H_
#define DUBAN_CLIENTS_BATCH_LIGHT_PROPOSALS_H_

#include "absl/status/statusor.h"
#include "clients/cpp/endpoint.h"
#include "clients/cpp/names.h"

namespace duban::client {

// What came of it; nothing while no month is locked.
struct LightProposalReport {
  int created_count = 0;  // made now
  int known_count = 0;    // on record already
  int failed_count = 0;   // refused by the task service
};

// Needs the role GENERAL_OFFICE. A second run makes nothing twice. UNAVAILABLE (TASK_UNAVAILABLE,
// FEED_BEHIND): what was not sent is left to the next run.
absl::StatusOr<LightProposalReport> ProposeByLights(const Endpoint& task, const Endpoint& reporting,
                                                    const Names& names);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_BATCH_LIGHT_PROPOSALS_H_

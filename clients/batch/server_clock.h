// The clock that the servers go by.
#ifndef DUBAN_CLIENTS_BATCH_SERVER_CLOCK_H_
#define DUBAN_CLIENTS_BATCH_SERVER_CLOCK_H_

#include <google/protobuf/timestamp.pb.h>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "clients/cpp/endpoint.h"

namespace duban::client {

absl::Time ToTime(const google::protobuf::Timestamp& time);
google::protobuf::Timestamp ToTimestamp(absl::Time time);

// What a service's simulated clock (演示时钟) shows. UNIMPLEMENTED when it runs on the machine's clock.
absl::StatusOr<absl::Time> SimulatedNow(const Endpoint& service);

// The time a service goes by: its simulated clock, or this machine's clock when it has none.
absl::StatusOr<absl::Time> ServerNow(const Endpoint& service);

// Moves a service's simulated clock forward to `time`; a clock that is there already, or later, stays.
// UNIMPLEMENTED when it runs on the machine's clock.
absl::Status MoveClock(const Endpoint& service, absl::Time time);

}  // namespace duban::client

#endif  // DUBAN_CLIENTS_BATCH_SERVER_CLOCK_H_

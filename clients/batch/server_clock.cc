#include "clients/batch/server_clock.h"

#include "duban/simulation/v1/clock.grpc.pb.h"
#include "services/common/clock.h"

namespace duban::client {

using simulation::v1::Clock;
using simulation::v1::ClockService;

absl::Time ToTime(const google::protobuf::Timestamp& time) {
  return absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos());
}

google::protobuf::Timestamp ToTimestamp(absl::Time time) {
  google::protobuf::Timestamp stamp;
  const int64_t seconds = absl::ToUnixSeconds(time);
  stamp.set_seconds(seconds);
  stamp.set_nanos(static_cast<int32_t>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
  return stamp;
}

absl::StatusOr<absl::Time> SimulatedNow(const Endpoint& service) {
  ASSIGN_OR_RETURN(const Clock clock,
                   service.Call(&ClockService::Stub::GetClock, simulation::v1::GetClockRequest()));
  return ToTime(clock.now_time());
}

absl::StatusOr<absl::Time> ServerNow(const Endpoint& service) {
  const absl::StatusOr<absl::Time> simulated = SimulatedNow(service);
  return absl::IsUnimplemented(simulated.status()) ? SystemClock().TimeNow() : simulated;
}

absl::Status MoveClock(const Endpoint& service, absl::Time time) {
  ASSIGN_OR_RETURN(const absl::Time now, SimulatedNow(service));
  if (now >= time) return absl::OkStatus();
  simulation::v1::SetClockRequest request;
  *request.mutable_now_time() = ToTimestamp(time);
  return service.Call(&ClockService::Stub::SetClock, request).status();
}

}  // namespace duban::client

#include "services/rpc/simulated_clock_service.h"

#include "absl/strings/str_cat.h"
#include "services/common/errors.h"

namespace duban::rpc {
namespace {

using simulation::v1::GetClockRequest;
using simulation::v1::SetClockRequest;

simulation::v1::Clock ShownBy(SimulatedClock& clock) {
  simulation::v1::Clock shown;
  const timespec now = absl::ToTimespec(clock.TimeNow());
  shown.mutable_now_time()->set_seconds(now.tv_sec);
  shown.mutable_now_time()->set_nanos(static_cast<int32_t>(now.tv_nsec));
  return shown;
}

absl::StatusOr<simulation::v1::Clock> Move(SimulatedClock& clock, const SetClockRequest& request) {
  if (!request.has_now_time()) return InvalidField("now_time", "TIME_REQUIRED", "请给出要调到的时间");
  const absl::Time time =
      absl::FromUnixSeconds(request.now_time().seconds()) + absl::Nanoseconds(request.now_time().nanos());
  const absl::Time now = clock.TimeNow();
  if (time < now) {
    return Precondition("CLOCK_BACKWARDS",
                        absl::StrCat("演示时钟只能向前：现在是 ", absl::FormatTime(now, absl::UTCTimeZone())),
                        {{"now_time", absl::FormatTime(now, absl::UTCTimeZone())}});
  }
  clock.SetTime(time);
  return ShownBy(clock);
}

}  // namespace

SimulatedClockService::SimulatedClockService(const ServerEnv& server, SimulatedClock& clock)
    : env_(server, simulation::v1::ClockService::service_full_name()), clock_(clock) {}

grpc::ServerUnaryReactor* SimulatedClockService::GetClock(grpc::CallbackServerContext* context,
                                                          const GetClockRequest* request,
                                                          simulation::v1::Clock* response) {
  return Serve(env_, context, request, response,
               [this](const CallContext&, const GetClockRequest&) -> absl::StatusOr<simulation::v1::Clock> {
                 return ShownBy(clock_);
               });
}

grpc::ServerUnaryReactor* SimulatedClockService::SetClock(grpc::CallbackServerContext* context,
                                                          const SetClockRequest* request,
                                                          simulation::v1::Clock* response) {
  return Serve(env_, context, request, response,
               [this](const CallContext&, const SetClockRequest& call) { return Move(clock_, call); });
}

}  // namespace duban::rpc

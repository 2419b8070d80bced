// The simulated clock (演示时钟) over RPC: registered only by a process that was started with one.
#ifndef DUBAN_SERVICES_RPC_SIMULATED_CLOCK_SERVICE_H_
#define DUBAN_SERVICES_RPC_SIMULATED_CLOCK_SERVICE_H_

#include "duban/simulation/v1/clock.grpc.pb.h"
#include "services/common/clock.h"
#include "services/rpc/serve.h"

namespace duban::rpc {

// Reads and moves the clock. Any authenticated person may: it exists in demonstrations only, whose every
// answer is marked as simulated. Thread-safe.
class SimulatedClockService final : public simulation::v1::ClockService::CallbackService {
 public:
  // `clock` must outlive the service.
  SimulatedClockService(const ServerEnv& server, SimulatedClock& clock);

  grpc::ServerUnaryReactor* GetClock(grpc::CallbackServerContext* context,
                                     const simulation::v1::GetClockRequest* request,
                                     simulation::v1::Clock* response) override;
  // FAILED_PRECONDITION (CLOCK_BACKWARDS) for an earlier time; INVALID_ARGUMENT (TIME_REQUIRED) for none.
  grpc::ServerUnaryReactor* SetClock(grpc::CallbackServerContext* context,
                                     const simulation::v1::SetClockRequest* request,
                                     simulation::v1::Clock* response) override;

 private:
  const ServiceEnv env_;
  SimulatedClock& clock_;
};

}  // namespace duban::rpc

#endif  // DUBAN_SERVICES_RPC_SIMULATED_CLOCK_SERVICE_H_

// What Serve needs: shared by the whole server, and per service.
#ifndef DUBAN_SERVICES_RPC_SERVICE_ENV_H_
#define DUBAN_SERVICES_RPC_SERVICE_ENV_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/common/clock.h"
#include "services/rpc/executor.h"
#include "services/rpc/jwt.h"
#include "services/rpc/metrics.h"

namespace google::protobuf {
class Descriptor;
}

namespace duban::rpc {

// One per process. The parts are owned by main and outlive the server.
struct ServerEnv {
  Executor& executor;
  const TokenVerifier& tokens;
  Clock& clock;  // real time, also in a demonstration: tokens and deadlines know no other
  Metrics& metrics;
  bool simulated = false;  // the campaign runs on a simulated clock
};

// One method, resolved once.
struct MethodEnv {
  std::string name;  // "duban.task.v1.FormService.SubmitForm"
  const google::protobuf::Descriptor* request = nullptr;
  const google::protobuf::Descriptor* response = nullptr;
  MethodMetrics* metrics = nullptr;
};

// One per service, made with it: ServiceEnv env(server, v1::FormService::service_full_name()).
// Immutable and thread-safe.
class ServiceEnv {
 public:
  ServiceEnv(const ServerEnv& server, absl::string_view service_full_name);

  const ServerEnv& server() const { return server_; }

  // The method with these messages: each of our methods has a request type of its own, so that it names the
  // method (AIP-131 to 136). "<service>.Unknown" when there is none.
  const MethodEnv& MethodOf(const google::protobuf::Descriptor* request,
                            const google::protobuf::Descriptor* response) const;

 private:
  ServerEnv server_;
  std::vector<MethodEnv> methods_;  // the last is Unknown
};

}  // namespace duban::rpc

#endif  // DUBAN_SERVICES_RPC_SERVICE_ENV_H_

// The overrides of a callback service are all alike: each hands its call to one member function. This writes
// them; a service has the member env_ (rpc::ServiceEnv).
#ifndef DUBAN_SERVICES_REPORTING_API_SERVING_H_
#define DUBAN_SERVICES_REPORTING_API_SERVING_H_

#include "services/rpc/serve.h"

// A method: `function` is a member (const CallContext&, const Request&) → StatusOr<Response>, run on the
// executor.
#define DUBAN_SERVE(Service, Method, Request, Response, function)                                         \
  grpc::ServerUnaryReactor* Service::Method(grpc::CallbackServerContext* context, const Request* request, \
                                            Response* response) {                                         \
    return rpc::Serve(env_, context, request, response,                                                   \
                      [this](const rpc::CallContext& call, const auto& q) { return function(call, q); }); \
  }

#endif  // DUBAN_SERVICES_REPORTING_API_SERVING_H_
